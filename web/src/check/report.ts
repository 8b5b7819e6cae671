import type { Group } from './check.ts';
import { maskAddresses } from './mask.ts';
import { codeOf, duration, sentence, summary, type Row, type Rows } from './results.ts';
import { GROUPS } from './words.ts';

export interface ReportFacts {
  readonly at: Date;
  /** Origin of the page. */
  readonly origin: string;
  readonly userAgent: string;
}

const ORDER: readonly Group[] = ['device', 'signaling', 'ways', 'hand'];

/** All results as plain text, to send to whoever helps: without credentials, with addresses masked. */
export function report(rows: Rows, { at, origin, userAgent }: ReportFacts): string {
  const all = ORDER.flatMap((group) => rows[group]);
  const groups = ORDER.filter((group) => rows[group].length > 0).map((group) =>
    [GROUPS[group], ...rows[group].map(line)].join('\n'),
  );
  const head = [
    'Parley connection check',
    `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC, ${maskAddresses(origin)}`,
    // Not masked: versions look like addresses.
    `Browser: ${userAgent}`,
    summary(all) || 'Nothing was checked yet.',
  ].join('\n');
  return [head, ...groups].join('\n\n') + '\n';
}

function line({ check, state }: Row): string {
  const what = [state.state.padEnd(7), check.title, check.subject].filter((part) => part !== '').join(' ');
  const facts = [duration(state), codeOf(state) && `error ${codeOf(state)}`].filter((fact) => fact !== '');
  const said = sentence(state);
  return maskAddresses(
    `${what}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}${said === '' ? '' : `: ${said}`}`,
  );
}
