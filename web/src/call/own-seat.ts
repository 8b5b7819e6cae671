import { otherRole, type Role } from '../../../contract/call.ts';
import { TIMES } from '../../../contract/limits.ts';
import { isLive } from '../../../contract/seats.ts';
import type { Call, Self, Signaling } from '../signaling/signaling.ts';

/** The rules count from the commit, we from what we know of the server's clock. */
const CLOCK_MARGIN_MS = 5_000;

/** How a seat stands: `unseen` before the document shows it, `moved` when another device took it over. */
export type Standing = 'held' | 'unseen' | 'moved' | 'taken' | 'cleared';

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

  /** The tab goes on as another peer. */
  becomes(peer: string): void {
    this.#self = { ...this.#self, peer };
  }

  /** The server gave us this seat. */
  took(role: Role): void {
    if (this.#role !== role) this.#seen = false;
    this.#role = role;
  }

  /** The seat is gone; another may be taken. */
  lost(): void {
    this.#role = null;
    this.#seen = false;
  }

  /** How the document shows us in our seat. */
  standing(call: Call): Standing {
    const seat = this.#role === null ? undefined : call[this.#role];
    const { uid, peer, session } = this.#self;
    if (seat?.peer === peer && seat.session === session && seat.left !== session) {
      this.#seen = true;
      return 'held';
    }
    if (!this.#seen) return 'unseen';
    if (seat?.moved !== undefined) return 'moved';
    // Another page load of this very tab: this page is on its way out.
    return seat?.uid === uid && seat.peer === peer ? 'taken' : 'cleared';
  }

  /**
   * One write for both seats every few minutes, by whichever side comes first. The other's seat is renewed
   * only while they are known to be there: `together`. Otherwise each speaks for itself, and more often, since
   * a seat from which nothing is heard may be cleared.
   */
  renew(call: Call, together: boolean): void {
    const role = this.#role;
    if (role === null || call.state === 'ended') return;
    const now = this.#signaling.serverNow();
    const age = (one: Role): number => now - (call[one]?.at ?? now);
    const every = isLive(call[otherRole(role)], now) && !together ? 0 : TIMES.renewEveryMs - CLOCK_MARGIN_MS;
    const due = Math.max(every, TIMES.renewAtMostEveryMs + CLOCK_MARGIN_MS);
    if (age(role) < due) return;
    const roles = [role, otherRole(role)].filter(
      (one) =>
        (one === role || together) &&
        isLive(call[one], now) &&
        age(one) >= TIMES.renewAtMostEveryMs + CLOCK_MARGIN_MS,
    );
    // Refused when the seats change at this moment; the next one is soon enough.
    if (roles.length > 0) this.#signaling.renew(this.#id, roles).catch(() => undefined);
  }

  /** Frees the seat; the request outlives the page. */
  leave(): void {
    if (this.#role === null) return;
    // There is nobody left to tell of a failure; the lease frees the seat.
    this.#signaling.leave(this.#id, this.#role, this.#self).catch(() => undefined);
  }
}
