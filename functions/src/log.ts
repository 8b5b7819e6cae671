import { write } from 'firebase-functions/logger';
import type { ErrorCode } from '../../contract/errors.ts';
import type { CleanUpReport } from './calls/clean-up-report.ts';
import type { Kind } from './usage/usage-document.ts';

/** Everything that the functions log. No description, candidate, address, credential, call ID or uid. */
export type LogEvent =
  | { readonly event: 'ice/answered'; readonly provider: string; readonly lifetimeMs: number }
  | { readonly event: 'ice/refused'; readonly code: ErrorCode; readonly by?: Kind }
  /** The project's day is used up: everyone gets STUN alone. */
  | { readonly event: 'ice/paused' }
  /** TURN couldn't be had, so the answer is STUN alone. */
  | {
      readonly event: 'ice/fallback';
      readonly step: 'secret' | 'usage' | 'provider';
      readonly provider?: string;
      /** The HTTP status of the provider's answer. */
      readonly status?: number;
      /** Names of the parameters and secrets to look at. */
      readonly fix?: readonly string[];
      readonly error?: unknown;
    }
  | { readonly event: 'ice/failed'; readonly error: unknown }
  | ({ readonly event: 'clean-up/done'; readonly tookMs: number } & CleanUpReport)
  | { readonly event: 'clean-up/call-failed'; readonly error: unknown };

type Entry = Parameters<typeof write>[0];

const SEVERITY = {
  'ice/answered': 'INFO',
  'ice/refused': 'NOTICE',
  'ice/paused': 'WARNING',
  'ice/fallback': 'ERROR',
  'ice/failed': 'ERROR',
  'clean-up/done': 'INFO',
  'clean-up/call-failed': 'ERROR',
} as const satisfies Record<LogEvent['event'], Entry['severity']>;

export type Log = (event: LogEvent) => void;

/** Writes one structured line to Cloud Logging. */
export const log: Log = (event) => write(logEntry(event));

/** The line for an event. Of an error stay its name, its code and where it was thrown: its message may quote anything. */
export function logEntry(event: LogEvent): Entry {
  const fields = Object.entries(event)
    .filter(([name]) => name !== 'event')
    .map(([name, value]) => [name, name === 'error' ? describeError(value) : plain(value)]);
  return { ...Object.fromEntries(fields), severity: SEVERITY[event.event], message: event.event };
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    name: plain(error.name),
    ...(code === undefined ? {} : { code: plain(code) }),
    at: (error.stack ?? '')
      .split('\n')
      .map((line) => /^\s+at (?:async )?([\w$.<>]{1,60}) \(/.exec(line)?.[1])
      .filter((frame) => frame !== undefined)
      .slice(0, 5),
  };
}

/** Numbers, booleans, single words and lists of them pass; an address, a candidate or a credential is none of these. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && /^[a-z][a-z_/-]{0,39}$/i.test(value) ? value : '[removed]';
}
