import type { IceServer } from '../../../contract/ice-servers.ts';
import type { Connection } from '../call/call-session.ts';
import type { PageSettings } from '../firebase/settings.ts';
import type { CheckEnvironment } from './environment.ts';
import type { OwnCall } from './own-call.ts';
import type { SingleServer } from './single-server.ts';

/** Words, or how to get them: they are asked for whenever they are shown, as the language may have changed. */
export type Said = string | (() => string);

export const said = (words: Said): string => (typeof words === 'string' ? words : words());

/** What a check ends with. */
export type Outcome =
  | { readonly state: 'passed'; readonly text: Said }
  | {
      readonly state: 'failed';
      readonly text: Said;
      /** Of the ICE server (RFC 8489, 8656; 701: unreachable) or of Parley (`media/denied`, …). */
      readonly code?: number | string;
      /** What may help. */
      readonly help?: Said;
    }
  | { readonly state: 'skipped'; readonly reason: Said };

export type CheckState =
  | { readonly state: 'idle' }
  /** `note`: what is waited for, e.g. the person's permission. `question`: what only the person knows. */
  | { readonly state: 'running'; readonly note: Said; readonly question: Said | null }
  /** `ms`: how long it took. */
  | (Exclude<Outcome, { state: 'skipped' }> & { readonly ms: number })
  | Extract<Outcome, { state: 'skipped' }>;

/** Where on the page a check stands. */
export type Group = 'device' | 'signaling' | 'ways' | 'hand';

/** One thing that is looked at by itself. */
export interface Check {
  /** Unique on the page. */
  readonly id: string;
  readonly title: Said;
  /** What exactly, e.g. the server's URL; empty where the title says it all. */
  readonly subject: string;
  /**
   * Ends with what was found, and has let go of what it took by then. What it throws counts as failed.
   * An abort of `context.signal` ends it soon; its outcome is then of no interest.
   */
  run(context: CheckContext): Promise<Outcome>;
}

/** What checks leave for those that come after them. */
export interface Findings {
  settings: PageSettings | null;
  connection: Connection | null;
  /** The call that the check has made for itself, while it is open. */
  call: OwnCall | null;
  /** From the project: STUN of its settings, TURN that was minted. Null: not known. */
  servers: readonly IceServer[] | null;
  /** Why there is no TURN among them. */
  noTurn: Said;
  /** Relays that were seen to work, in the order in which they were. */
  relays: SingleServer[];
}

export const noFindings = (): Findings => ({
  settings: null,
  connection: null,
  call: null,
  servers: null,
  noTurn: '',
  relays: [],
});

export interface CheckContext {
  readonly environment: CheckEnvironment;
  readonly findings: Findings;
  /** Aborted when the person stops the run or leaves the page. */
  readonly signal: AbortSignal;
  /** Says what is waited for. */
  readonly note: (text: Said) => void;
  /** Asks the person; null when nobody answers in time. */
  readonly ask: (question: Said) => Promise<boolean | null>;
}
