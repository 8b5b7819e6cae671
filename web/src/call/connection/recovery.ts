/** How long a connection may take, and how long one that broke is mended. Milliseconds. */
export const RECOVERY = {
  connectWithinMs: 20_000,
  /** The shortest time between a pairing that comes to nothing and the next try. */
  restartAfterMs: 5_000,
  /** The longest that an ICE restart may take; then a new connection is tried. */
  mendWithinMs: 10_000,
  giveUpAfterMs: 60_000,
  /** The time between tries once it was given up. */
  restartWhenLostMs: 60_000,
} as const;

export interface RecoveryListener {
  /** It is time for another round of offer and answer. */
  onRestart(): void;
  /** It was tried for long enough. */
  onGiveUp(): void;
}

/** Decides when a connection is made anew and when to give up: by time alone. */
export class Recovery {
  readonly #listener: RecoveryListener;
  #connecting: ReturnType<typeof setTimeout> | null = null;
  #pairedAt = 0;
  #givingUp: ReturnType<typeof setTimeout> | null = null;
  #gaveUp = false;

  constructor(listener: RecoveryListener) {
    this.#listener = listener;
  }

  /** Descriptions were exchanged: it should connect now. */
  paired(): void {
    this.#startGivingUp();
    this.#pairedAt = Date.now();
    this.#restartIn(this.#gaveUp ? RECOVERY.restartWhenLostMs : RECOVERY.connectWithinMs);
  }

  /** It connected before, and nothing flows now; it may still come back by itself. */
  interrupted(): void {
    this.#startGivingUp();
  }

  /** ICE is being restarted. */
  mending(): void {
    this.#startGivingUp();
    this.#restartIn(RECOVERY.mendWithinMs);
  }

  /** It won't come back by itself. */
  failed(): void {
    this.#startGivingUp();
    // Where there is no way at all, browsers notice at once.
    const pause = this.#gaveUp ? RECOVERY.restartWhenLostMs : RECOVERY.restartAfterMs;
    const wait = this.#pairedAt + pause - Date.now();
    if (wait > 0) return this.#restartIn(wait);
    this.#stopConnecting();
    this.#listener.onRestart();
  }

  /** It connected, or nobody is there to connect to. */
  rest(): void {
    this.#pairedAt = 0;
    this.#stopConnecting();
    if (this.#givingUp !== null) clearTimeout(this.#givingUp);
    this.#givingUp = null;
    this.#gaveUp = false;
  }

  #startGivingUp(): void {
    if (this.#gaveUp) return;
    this.#givingUp ??= setTimeout(() => {
      this.#gaveUp = true;
      this.#listener.onGiveUp();
    }, RECOVERY.giveUpAfterMs);
  }

  #restartIn(ms: number): void {
    this.#stopConnecting();
    this.#connecting = setTimeout(() => this.#listener.onRestart(), ms);
  }

  #stopConnecting(): void {
    if (this.#connecting !== null) clearTimeout(this.#connecting);
    this.#connecting = null;
  }
}
