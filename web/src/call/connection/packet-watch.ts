/** Milliseconds. */
export const PACKETS = {
  lookEveryMs: 500,
  /** After so much silence the other side is asked for a word: with everything muted nothing else comes. */
  pingAfterMs: 1_000,
  silentAfterMs: 2_000,
  /** How long a `probe` waits for anything to arrive. */
  probeMs: 500,
  probeEveryMs: 100,
  /** Looking later than that says that this page stood still itself. */
  lateMs: 1_500,
} as const;

export interface PacketWatchOptions {
  /** Counts everything that arrived so far, whatever it is. */
  readonly count: () => Promise<number>;
  /** Asks the other side for a sign of life; false where that can't be. */
  readonly ping: () => boolean;
  /** `isSilent` has changed. */
  readonly onChange: () => void;
}

/**
 * Whether anything arrives over a connection. Browsers take 5 s and more to call one disconnected, and are
 * silent when a new network takes the place of the old; what doesn't arrive is seen sooner.
 */
export class PacketWatch {
  readonly #options: PacketWatchOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;
  /** Whether the other side answers pings: older pages don't, and may be silent for their own reasons. */
  #isArmed = false;
  #isSilent = false;
  #counted = -1;
  #changedAt = 0;
  #lookedAt = 0;
  #hasPinged = false;
  #probeUntil: number | null = null;

  constructor(options: PacketWatchOptions) {
    this.#options = options;
  }

  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** Begins to look; nothing when it does already. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#changedAt = Date.now();
    this.#lookedAt = Date.now();
    this.#look(PACKETS.lookEveryMs);
  }

  /** The other side has answered a ping. */
  answered(): void {
    this.#isArmed = true;
  }

  /** There is a reason to think that nothing arrives any more: unless something does at once, it is silent. */
  probe(): void {
    if (!this.#isRunning || !this.#isArmed || this.#isSilent) return;
    this.#options.ping();
    const probeFrom = (count: number): void => {
      if (!this.#isRunning) return;
      // What came since it was last looked says nothing of now.
      this.#counted = count;
      this.#probeUntil = Date.now() + PACKETS.probeMs;
      this.#look(PACKETS.probeEveryMs);
    };
    this.#options.count().then(probeFrom, () => undefined);
  }

  close(): void {
    this.#isRunning = false;
    clearTimeout(this.#timer);
  }

  #look(inMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#options.count().then(
        (count) => this.#counts(count),
        () => this.#counts(this.#counted),
      );
    }, inMs);
  }

  #counts(count: number): void {
    if (!this.#isRunning) return;
    const now = Date.now();
    // While we stood still, nobody has looked.
    if (now - this.#lookedAt >= PACKETS.lateMs) this.#changedAt = now;
    this.#lookedAt = now;
    const hasCome = count > this.#counted;
    // It shrinks where a path is given up, which is no news of the others.
    this.#counted = count;
    if (hasCome) {
      this.#changedAt = now;
      this.#hasPinged = false;
      this.#probeUntil = null;
      this.#set(false);
    } else {
      this.#nothingCame(now);
    }
    this.#look(this.#probeUntil === null ? PACKETS.lookEveryMs : PACKETS.probeEveryMs);
  }

  #nothingCame(now: number): void {
    const isProbed = this.#probeUntil !== null && now >= this.#probeUntil;
    if (isProbed) this.#probeUntil = null;
    if (isProbed || now - this.#changedAt >= PACKETS.silentAfterMs) {
      if (this.#isArmed) this.#set(true);
    } else if (now - this.#changedAt >= PACKETS.pingAfterMs && !this.#hasPinged) {
      this.#hasPinged = this.#options.ping();
    }
  }

  #set(isSilent: boolean): void {
    if (this.#isSilent === isSilent) return;
    this.#isSilent = isSilent;
    this.#options.onChange();
  }
}
