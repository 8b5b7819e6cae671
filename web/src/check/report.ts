import { checkWords } from '../words/check-words.ts';
import { said, type Group } from './check.ts';
import { maskAddresses } from './mask.ts';
import { codeOf, duration, sentence, summary, type Row, type Rows } from './results.ts';

export interface ReportFacts {
  readonly at: Date;
  /** Origin of the page. */
  readonly origin: string;
  readonly userAgent: string;
}

const ORDER: readonly Group[] = ['device', 'signaling', 'ways', 'hand'];

/** All results as plain text, to send to whoever helps: without credentials, with addresses masked. */
export function report(rows: Rows, { at, origin, userAgent }: ReportFacts): string {
  const { report: words, groups } = checkWords();
  const all = ORDER.flatMap((group) => rows[group]);
  const parts = ORDER.filter((group) => rows[group].length > 0).map((group) =>
    [groups[group], ...rows[group].map(line)].join('\n'),
  );
  const head = [
    words.heading,
    `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC, ${maskAddresses(origin)}`,
    // Not masked: versions look like addresses.
    words.browser(userAgent),
    summary(all) || words.nothing,
  ].join('\n');
  return [head, ...parts].join('\n\n') + '\n';
}

function line({ check, state }: Row): string {
  const { states, error } = checkWords().report;
  const width = Math.max(states.passed.length, states.failed.length, states.skipped.length);
  const what = [states[state.state].padEnd(width), said(check.title), check.subject]
    .filter((part) => part !== '')
    .join(' ');
  const facts = [duration(state), codeOf(state) && error(codeOf(state))].filter((fact) => fact !== '');
  const more = sentence(state);
  return maskAddresses(
    `${what}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}${more === '' ? '' : `: ${more}`}`,
  );
}
