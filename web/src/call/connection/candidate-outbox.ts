import { LIMITS } from '../../../../contract/limits.ts';

const WINDOW_MS = 100;

/**
 * Late local candidates of a round, on their way to the other side: held until it is known
 * who that is, then written together, those of 100 ms in one document.
 */
export class CandidateOutbox {
  readonly #send: (to: string, candidates: string[]) => void;
  #waiting: string[] = [];
  #to: string | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #closed = false;

  constructor(send: (to: string, candidates: string[]) => void) {
    this.#send = send;
  }

  /** Candidates for `uid` from now on; what was held goes out at once. */
  address(uid: string): void {
    if (this.#to === uid) return;
    this.#to = uid;
    this.#flush();
  }

  /** Another round begins: drops what is left of the last one, and holds what comes. */
  restart(): void {
    this.#waiting = [];
    this.#to = null;
    this.#stopTimer();
  }

  add(candidate: string): void {
    if (this.#closed || candidate.length > LIMITS.candidate) return;
    this.#waiting.push(candidate);
    if (this.#to !== null) this.#timer ??= setTimeout(() => this.#flush(), WINDOW_MS);
  }

  close(): void {
    this.#closed = true;
    this.#waiting = [];
    this.#stopTimer();
  }

  #flush(): void {
    this.#stopTimer();
    if (this.#to === null || this.#closed || !this.#waiting.some(hasAddress)) return;
    while (this.#waiting.length > 0) this.#send(this.#to, this.#waiting.splice(0, LIMITS.candidates));
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** "No more candidates" alone isn't worth a write. */
const hasAddress = (candidate: string): boolean =>
  (JSON.parse(candidate) as RTCIceCandidateInit).candidate !== '';
