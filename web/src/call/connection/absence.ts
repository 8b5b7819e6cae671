import type { Link } from './link.ts';

/** How long a connection is given before the other side is thought to be asleep, and then to answer when called. */
const SILENT_MS = 4_000;
const CALLED_MS = 4_000;
/** Who made an offer less than this ago is awake. */
const AWAKE_MS = 5_000;

/**
 * Notices that who sits opposite doesn't react: their page was put to sleep, or they went to another app.
 * For who answered an offer, since that may be old.
 */
export class Absence {
  readonly #onSilent: (link: Link) => void;
  readonly #onAbsent: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #link: Link | null = null;
  #called = false;
  #absent = false;

  /**
   * @param onSilent asks for a round; once for each connection
   * @param onAbsent nothing came of it
   */
  constructor(onSilent: (link: Link) => void, onAbsent: () => void) {
    this.#onSilent = onSilent;
    this.#onAbsent = onAbsent;
  }

  /** Whether they didn't react, as far as is known. */
  get isKnown(): boolean {
    return this.#absent;
  }

  /** Our answer to this link's offer, of this age, is written. */
  answered(link: Link, offerAgeMs: number): void {
    if (this.#link !== link) this.#called = false;
    this.#link = link;
    this.#absent = false;
    clearTimeout(this.#timer);
    if (!this.#called && offerAgeMs >= AWAKE_MS) this.#timer = setTimeout(() => this.#call(link), SILENT_MS);
  }

  /** They are there, or nobody is expected. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#link = null;
    this.#called = false;
    this.#absent = false;
  }

  #call(link: Link): void {
    if (link.negotiation.isConnected) return;
    this.#called = true;
    this.#onSilent(link);
    this.#timer = setTimeout(() => {
      if (link.negotiation.isConnected) return;
      this.#absent = true;
      this.#onAbsent();
    }, CALLED_MS);
  }
}
