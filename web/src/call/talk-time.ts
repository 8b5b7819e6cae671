/** How long media flowed in a call, in all. Milliseconds, of Date.now(). */
export class TalkTime {
  #talkedMs = 0;
  #since: number | null = null;

  /** Media flows, since then at the latest. */
  flows(at: number): void {
    this.#since ??= at;
  }

  /** It doesn't flow any more. */
  pause(): void {
    if (this.#since !== null) this.#talkedMs += Date.now() - this.#since;
    this.#since = null;
  }

  /** Pauses, and tells how long it was; null when media never flowed. */
  stop(): number | null {
    const talked = this.#since !== null || this.#talkedMs > 0;
    this.pause();
    return talked ? this.#talkedMs : null;
  }
}
