const QUIET_MS = 4000;

interface Knocking {
  readonly uid: string;
}

/**
 * Knows who has been heard at the door, and rings for who is new: once for all who come together, and not
 * again within QUIET_MS, so that nobody can make noise by coming under many names.
 */
export class KnockBell {
  readonly #ring: () => void;
  readonly #now: () => number;
  #call = '';
  #heard: ReadonlySet<string> = new Set();
  #rangAt = -Infinity;

  constructor(ring: () => void, now: () => number = () => performance.now()) {
    this.#ring = ring;
    this.#now = now;
  }

  /** Takes who waits at a call now; returns who came since it was last told. */
  hear<Who extends Knocking>(call: string, waiting: readonly Who[]): readonly Who[] {
    const heard = call === this.#call ? this.#heard : new Set<string>();
    const arrived = waiting.filter(({ uid }) => !heard.has(uid));
    this.#call = call;
    this.#heard = new Set(waiting.map(({ uid }) => uid));
    if (arrived.length > 0 && this.#now() - this.#rangAt >= QUIET_MS) {
      this.#rangAt = this.#now();
      this.#ring();
    }
    return arrived;
  }
}
