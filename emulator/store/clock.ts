import { RpcError } from '../services/status.ts';
import { microsFromTimestamp, type Micros } from '../values/timestamp.ts';
import type { Timestamp } from '../values/value.ts';

// Not performance.now(), which stands still while the machine sleeps.
const systemTime = (): Micros => Date.now() * 1000;

/** Ten years. */
const MAX_AHEAD_MS = 3650 * 24 * 60 * 60 * 1000;

/**
 * The time of a project's databases. No commit has the time of another or of an earlier read, so a reader
 * that was told a time has seen all that was committed until then.
 */
export class Clock {
  readonly #now: () => Micros;
  #last: Micros = 0;
  #aheadMs = 0;

  constructor(now?: () => Timestamp) {
    this.#now = now === undefined ? systemTime : () => microsFromTimestamp(now());
  }

  /** How far it is ahead of the machine's clock, in milliseconds; 0 unless a test has moved it. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** Only forward, because times of commits must grow: otherwise INVALID_ARGUMENT. At most ten years. */
  setAhead(ms: number): void {
    if (!Number.isSafeInteger(ms) || ms < 0 || ms > MAX_AHEAD_MS) {
      throw new RpcError('INVALID_ARGUMENT', `aheadMs must be an integer from 0 to ${MAX_AHEAD_MS}`);
    }
    if (ms < this.#aheadMs) {
      throw new RpcError(
        'INVALID_ARGUMENT',
        `The clock is ${this.#aheadMs} ms ahead and never goes back, because times of commits must grow`,
      );
    }
    this.#aheadMs = ms;
  }

  /** For a read: not before any commit. */
  read(): Micros {
    this.#last = Math.max(this.#time(), this.#last);
    return this.#last;
  }

  /** For a commit: after every time that was given out. */
  commit(): Micros {
    this.#last = Math.max(this.#time(), this.#last + 1);
    return this.#last;
  }

  #time(): Micros {
    return this.#now() + this.#aheadMs * 1000;
  }
}
