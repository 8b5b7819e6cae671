import { SOUND_ALONE, type Step } from './sending.ts';

/** What is known of a line at a look. */
export interface Look {
  /** What the browser believes it to carry, in bits a second, sound included; null where it doesn't tell. */
  readonly available: number | null;
  /** The share of the sound that didn't arrive, 0 to 1, by a report that has come since the last look; null without one. */
  readonly soundLost: number | null;
}

/**
 * What each step needs, by the bits a second that the browser believes the line to carry: below `least` it is too much,
 * above `next` the one before may be tried.
 */
const NEEDS: readonly { readonly least: number; readonly next: number }[] = [
  { least: 250_000, next: Infinity },
  { least: 160_000, next: 600_000 },
  // However little the line carries, Chromium goes on believing in 80 000 to 100 000 while it sends a picture, and
  // sends one. So here it takes what becomes of the sound, too.
  { least: 160_000, next: 220_000 },
  { least: 0, next: Infinity },
];
/** A share that the sound doesn't lose by chance, and of which what Opus repeats can't make up. */
const TOO_MUCH_LOST = 0.15;
/** How many looks in a row it takes: quickly down, since sound suffers meanwhile; slowly up. */
const DOWN_AFTER = 2;
const UP_AFTER = 6;
/** So many reports of lost sound in a row, which come every 5 s or so: the first may be of the time before this step. */
const ALONE_AFTER = 2;
/** For so many looks a new connection is given to find out what the line carries. */
const FINDS_OUT = 4;
/** Without a picture the browser learns nothing about the line, so one is tried after so many looks; twice that when it was for nothing. */
const TRY_AFTER = { first: 10, most: 80 } as const;
/** A picture that was paused again within so many looks was tried for nothing. */
const RELAPSE_WITHIN = 20;

/** Decides how much is sent over a line, by one look a second. Google's congestion control does the rest between. */
export class BadLine {
  #step: Step = 0;
  #looks = 0;
  #low = 0;
  #high = 0;
  /** How many reports in a row told of too much lost sound. */
  #lossy = 0;
  #tryAfter: number = TRY_AFTER.first;
  /** Whether this step was entered from sound alone. */
  #tried = false;

  get step(): Step {
    return this.#step;
  }

  /** Another connection, which may go another way. What was known about the line is kept. */
  renew(): void {
    this.#looks = 0;
    this.#low = 0;
    this.#high = 0;
    this.#lossy = 0;
  }

  /**
   * @param sends whether a picture is to be sent at all: without, nothing can be told about the line
   * @returns whether the step has changed
   */
  look({ available, soundLost }: Look, sends: boolean): boolean {
    if (!sends) {
      this.#low = 0;
      this.#high = 0;
      this.#lossy = 0;
      return false;
    }
    this.#looks += 1;
    if (this.#step === SOUND_ALONE) return this.#looks >= this.#tryAfter && this.#go(2);
    if (available === null) return false;
    const { least, next } = NEEDS[this.#step] ?? { least: 0, next: Infinity };
    this.#low = available < least ? this.#low + 1 : 0;
    this.#high = available > next ? this.#high + 1 : 0;
    if (this.#step === 0 && this.#looks <= FINDS_OUT) return false;
    if (this.#step === 2) return this.#lowest(available < least, soundLost);
    if (this.#low >= DOWN_AFTER) {
      return this.#go(available < (NEEDS[1]?.least ?? 0) ? 2 : this.#step === 0 ? 1 : 2);
    }
    return this.#high >= UP_AFTER && this.#go(0);
  }

  #lowest(isLeast: boolean, soundLost: number | null): boolean {
    if (this.#high >= UP_AFTER) return this.#go(1);
    if (soundLost === null) return false;
    this.#lossy = isLeast && soundLost >= TOO_MUCH_LOST ? this.#lossy + 1 : 0;
    // A try comes from where the sound had the line for itself: there, no loss was of the picture's making.
    if (this.#lossy < (this.#tried ? 1 : ALONE_AFTER)) return false;
    const isRelapse = this.#looks <= RELAPSE_WITHIN && this.#tried;
    this.#tryAfter = isRelapse ? Math.min(TRY_AFTER.most, 2 * this.#tryAfter) : TRY_AFTER.first;
    return this.#go(SOUND_ALONE);
  }

  #go(step: Step): boolean {
    this.#tried = this.#step === SOUND_ALONE;
    this.#step = step;
    this.renew();
    return true;
  }
}
