import type { Role } from '../../../contract/call.ts';
import { TIMES } from '../../../contract/limits.ts';
import type { Call, Self, Signaling } from '../signaling/signaling.ts';

/** The seat of this tab in one call, as far as the server gave it one. */
export class OwnSeat {
  readonly #signaling: Signaling;
  readonly #id: string;
  #self: Self;
  #role: Role | null = null;
  /** Whether the document showed it: news from before it was taken may still come. */
  #seen = false;

  constructor(signaling: Signaling, id: string, self: Self) {
    this.#signaling = signaling;
    this.#id = id;
    this.#self = self;
  }

  get self(): Self {
    return this.#self;
  }

  get role(): Role | null {
    return this.#role;
  }

  /** The name that the next seat is taken with. */
  rename(name: string): void {
    this.#self = { ...this.#self, name };
  }

  /** The server gave us this seat. */
  took(role: Role): void {
    if (this.#role !== role) this.#seen = false;
    this.#role = role;
  }

  /** Whether the document shows us in our seat; `lost` when it did and doesn't any more. */
  standing(call: Call): 'held' | 'unseen' | 'lost' {
    const seat = this.#role === null ? undefined : call[this.#role];
    const { peer, session } = this.#self;
    if (seat?.peer === peer && seat.session === session && seat.left !== session) {
      this.#seen = true;
      return 'held';
    }
    return this.#seen ? 'lost' : 'unseen';
  }

  /** Renews both seats by one write, unless the other side just did. */
  renew(call: Call): void {
    if (this.#role === null || call.state === 'ended') return;
    if (this.#signaling.serverNow() - call.aliveAt < 0.9 * TIMES.renewEveryMs) return;
    // Refused when the seats change at this moment; the next one is soon enough.
    this.#signaling.renew(this.#id, call).catch(() => undefined);
  }

  /** Frees the seat; the request outlives the page. */
  leave(): void {
    if (this.#role === null) return;
    // There is nobody left to tell of a failure; the lease frees the seat.
    this.#signaling.leave(this.#id, this.#role, this.#self).catch(() => undefined);
  }
}
