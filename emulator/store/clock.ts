import { microsFromTimestamp, type Micros } from '../values/timestamp.ts';
import type { Timestamp } from '../values/value.ts';

// Not performance.now(), which stands still while the machine sleeps.
const systemTime = (): Micros => Date.now() * 1000;

/**
 * The time of all databases. No commit has the time of another or of an earlier read, so a reader
 * that was told a time has seen all that was committed until then.
 */
export class Clock {
  readonly #now: () => Micros;
  #last: Micros = 0;

  constructor(now?: () => Timestamp) {
    this.#now = now === undefined ? systemTime : () => microsFromTimestamp(now());
  }

  /** For a read: not before any commit. */
  read(): Micros {
    this.#last = Math.max(this.#now(), this.#last);
    return this.#last;
  }

  /** For a commit: after every time that was given out. */
  commit(): Micros {
    this.#last = Math.max(this.#now(), this.#last + 1);
    return this.#last;
  }
}
