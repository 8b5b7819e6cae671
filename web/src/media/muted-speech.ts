/** A cough isn't speech. */
const SPEAKS_MS = 800;
/** The end of a sentence, said while one mutes. */
const JUST_MUTED_MS = 2000;
const SHOWN_MS = 6000;
/** Whoever talks to somebody in the room is told now and then only. */
const EVERY_MS = 30_000;

/** Knows when to tell somebody that they speak while they are muted. */
export class MutedSpeech {
  #mutedAt: number | null = null;
  #speaksSince: number | null = null;
  #toldAt = -Infinity;

  /**
   * Takes what is heard at a time in milliseconds. What is heard while the other person speaks may well be they,
   * out of one's own loudspeaker. Says whether one is to be told now.
   */
  tells(
    now: number,
    { muted, speaks, otherSpeaks }: { muted: boolean; speaks: boolean; otherSpeaks: boolean },
  ) {
    if (!muted) {
      this.#mutedAt = null;
      this.#speaksSince = null;
      // Muted again, one may forget it again.
      if (now - this.#toldAt < SHOWN_MS) this.#toldAt = now - SHOWN_MS;
      return false;
    }
    this.#mutedAt ??= now;
    if (!speaks || otherSpeaks) this.#speaksSince = null;
    else this.#speaksSince ??= now;
    if (now - this.#toldAt < SHOWN_MS) return true;
    const isDue =
      this.#speaksSince !== null &&
      now - this.#speaksSince >= SPEAKS_MS &&
      now - this.#mutedAt >= JUST_MUTED_MS &&
      now - this.#toldAt >= EVERY_MS;
    if (isDue) this.#toldAt = now;
    return isDue;
  }
}
