import { checkWords } from '../words/check-words.ts';
import { facts, milliseconds } from '../words/formats.ts';
import { said, type Check, type CheckState, type Group } from './check.ts';

/** A check and where it stands. */
export interface Row {
  readonly check: Pick<Check, 'id' | 'title' | 'subject'>;
  readonly state: CheckState;
}

/** What the page shows, by group. */
export type Rows = Readonly<Record<Group, readonly Row[]>>;

/** E.g. `9 passed, 1 failed, 2 skipped`; empty where nothing is done. */
export function summary(rows: readonly Row[]): string {
  return facts(
    (['passed', 'failed', 'skipped'] as const)
      .map((state) => [rows.filter((row) => row.state.state === state).length, state] as const)
      .filter(([n]) => n > 0)
      .map(([n, state]) => checkWords().count[state](n)),
  );
}

/** What is to be read about a check, besides its title. */
export function sentence(state: CheckState): string {
  switch (state.state) {
    case 'idle':
      return '';
    case 'running':
      return said(state.question ?? state.note);
    case 'skipped':
      return said(state.reason);
    case 'passed':
      return said(state.text);
    case 'failed': {
      const help = said(state.help ?? '');
      return help === '' ? `${said(state.text)}.` : `${said(state.text)}. ${help}`;
    }
  }
}

/** E.g. `85 ms`; empty where there was nothing to measure. */
export const duration = (state: CheckState): string => ('ms' in state ? milliseconds(state.ms) : '');

/** Error code, as text; empty where there is none. */
export const codeOf = (state: CheckState): string =>
  state.state === 'failed' && state.code !== undefined ? String(state.code) : '';
