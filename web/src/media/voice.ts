/** Root mean square from which on somebody speaks, about −36 dB, and below which they have stopped. */
const SPEAKS_FROM = 0.016;
const QUIET_BELOW = 0.008;
/** A pause for breath is no end. */
const HOLD_MS = 700;
/** How much of a new level counts at once; rising faster than falling. */
const RISE = 0.7;
const FALL = 0.35;

/** Whether somebody speaks, by how loud it is: smoothed, so that it doesn't flicker. */
export class Voice {
  #level = 0;
  #speaks = false;
  #heardAt = 0;

  get speaks(): boolean {
    return this.#speaks;
  }

  /** Takes a root mean square from 0 to 1 and the time in milliseconds. Says whether somebody speaks. */
  hear(level: number, now: number): boolean {
    this.#level += (level - this.#level) * (level > this.#level ? RISE : FALL);
    if (this.#level >= SPEAKS_FROM || (this.#speaks && this.#level >= QUIET_BELOW)) {
      this.#speaks = true;
      this.#heardAt = now;
    } else if (now - this.#heardAt >= HOLD_MS) {
      this.#speaks = false;
    }
    return this.#speaks;
  }

  /** Silence at once: muted, or gone. */
  rest(): void {
    this.#level = 0;
    this.#speaks = false;
  }
}
