import type { Check, CheckState, Group } from './check.ts';
import { milliseconds } from './words.ts';

/** A check and where it stands. */
export interface Row {
  readonly check: Pick<Check, 'id' | 'title' | 'subject'>;
  readonly state: CheckState;
}

/** What the page shows, by group. */
export type Rows = Readonly<Record<Group, readonly Row[]>>;

/** E.g. `9 passed, 1 failed, 2 skipped`; empty where nothing is done. */
export function summary(rows: readonly Row[]): string {
  return (['passed', 'failed', 'skipped'] as const)
    .map((state) => [rows.filter((row) => row.state.state === state).length, state] as const)
    .filter(([n]) => n > 0)
    .map(([n, state]) => `${n} ${state}`)
    .join(', ');
}

/** What is to be read about a check, besides its title. */
export function sentence(state: CheckState): string {
  switch (state.state) {
    case 'idle':
      return '';
    case 'running':
      return state.question ?? state.note;
    case 'skipped':
      return state.reason;
    case 'passed':
      return state.text;
    case 'failed': {
      const help = state.help ?? '';
      return help === '' ? `${state.text}.` : `${state.text}. ${help}`;
    }
  }
}

/** E.g. `85 ms`; empty where there was nothing to measure. */
export const duration = (state: CheckState): string => ('ms' in state ? milliseconds(state.ms) : '');

/** Error code, as text; empty where there is none. */
export const codeOf = (state: CheckState): string =>
  state.state === 'failed' && state.code !== undefined ? String(state.code) : '';
