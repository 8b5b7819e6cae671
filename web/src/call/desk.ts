import type { ParleyError } from '../../../contract/errors.ts';
import type { Admission } from '../signaling/host.ts';
import type { Device } from './controller.ts';

/** Somebody who waits to be let in. */
export interface Waiting {
  readonly uid: string;
  /** What they call themselves; may be empty. */
  readonly name: string;
  /** Since when, in milliseconds of Date.now(). */
  readonly since: number;
}

/**
 * The host's desk: who gets in, who waits, and what the host can do. Actions don't throw; what failed last
 * is `problem`. State changes when the server has agreed, not before.
 */
export interface Desk extends Admission {
  /** Who waits, the one who waits longest first. */
  readonly waiting: readonly Waiting[];
  /** What failed last, until the next action. */
  readonly problem: ParleyError | null;
  setAdmission(admission: Partial<Admission>): void;
  admit(uid: string): void;
  decline(uid: string): void;
  /** Puts out who sits opposite; from then on people knock. */
  remove(): void;
  /** Makes who sits opposite the host. */
  handOver(): void;
  /** Asks who sits opposite to switch something on; switches it off at once. */
  ask(device: Device, on: boolean): void;
  /** What a link carries behind its `#` by which the host stays host though this browser forgets: null on failure. */
  hostLink(): Promise<string | null>;
}
