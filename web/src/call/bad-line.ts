import { SOUND_ALONE, type Step } from './sending.ts';

/**
 * What each step needs, by the bits a second that the browser believes the line to carry (sound included): below
 * `least` it is too much, above `next` the one before may be tried.
 */
const NEEDS: readonly { readonly least: number; readonly next: number }[] = [
  { least: 250_000, next: Infinity },
  { least: 160_000, next: 600_000 },
  { least: 55_000, next: 220_000 },
  { least: 0, next: Infinity },
];
/** How many looks in a row it takes: quickly down, since sound suffers meanwhile; slowly up. */
const DOWN_AFTER = 2;
const UP_AFTER = 6;
/** To give up the picture altogether is for a line that stays so. */
const ALONE_AFTER = 5;
/** For so many looks a new connection is given to find out what the line carries. */
const FINDS_OUT = 4;
/** Without a picture the browser learns nothing about the line, so one is tried after so many looks; twice that when it was for nothing. */
const TRY_AFTER = { first: 10, most: 80 } as const;
/** A picture that was paused again within so many looks was tried for nothing. */
const RELAPSE_WITHIN = 15;

/** Decides how much is sent over a line, by one look a second. Google's congestion control does the rest between. */
export class BadLine {
  #step: Step = 0;
  #looks = 0;
  #low = 0;
  #high = 0;
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
  }

  /**
   * @param available what the line carries in bits a second; null where the browser doesn't tell
   * @param sends whether a picture is to be sent at all: without, nothing can be told about the line
   * @returns whether the step has changed
   */
  look(available: number | null, sends: boolean): boolean {
    if (!sends) {
      this.#low = 0;
      this.#high = 0;
      return false;
    }
    this.#looks += 1;
    if (this.#step === SOUND_ALONE) return this.#looks >= this.#tryAfter && this.#go(2);
    if (available === null) return false;
    const { least, next } = NEEDS[this.#step] ?? { least: 0, next: Infinity };
    this.#low = available < least ? this.#low + 1 : 0;
    this.#high = available > next ? this.#high + 1 : 0;
    if (this.#step === 0 && this.#looks <= FINDS_OUT) return false;
    if (this.#step === 2) return this.#lowest();
    if (this.#low >= DOWN_AFTER) {
      return this.#go(available < (NEEDS[1]?.least ?? 0) ? 2 : this.#step === 0 ? 1 : 2);
    }
    return this.#high >= UP_AFTER && this.#go(0);
  }

  #lowest(): boolean {
    if (this.#high >= UP_AFTER) return this.#go(1);
    if (this.#low < ALONE_AFTER) return false;
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
