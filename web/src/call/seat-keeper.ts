import { otherRole } from '../../../contract/call.ts';
import { TIMES } from '../../../contract/limits.ts';
import { liveSeat } from '../../../contract/seats.ts';
import type { Connected } from './connection/rounds.ts';
import { Timers } from './timers.ts';

const LOOK_EVERY_MS = 30_000;
/** The other is given this long to come back before their silent seat is cleared. */
const APART_MS = 60_000;
const CLOCK_MARGIN_MS = 5_000;

/** Keeps one's own seat, with the other's while they are there; clears the other's when they are gone. */
export class SeatKeeper {
  readonly #id: string;
  readonly #connected: () => Connected;
  readonly #isTogether: () => boolean;
  readonly #timers = new Timers();
  #apartSince: number | null = null;

  /** @param isTogether whether the other is known to be there, since media flows */
  constructor(id: string, connected: () => Connected, isTogether: () => boolean) {
    this.#id = id;
    this.#connected = connected;
    this.#isTogether = isTogether;
    this.#timers.every(LOOK_EVERY_MS, () => this.#look());
  }

  close(): void {
    this.#timers.close();
  }

  #look(): void {
    const { signaling, seat, feed } = this.#connected();
    const { call } = feed;
    if (call === null || call === undefined || call.state === 'ended' || seat.role === null) return;
    const together = this.#isTogether();
    seat.renew(call, together);
    const now = signaling.serverNow();
    const role = otherRole(seat.role);
    const other = liveSeat(call, role, now);
    this.#apartSince = together || other === null ? null : (this.#apartSince ?? Date.now());
    if (other === null || this.#apartSince === null || Date.now() - this.#apartSince < APART_MS) return;
    if (now - other.at < TIMES.silentSeatMs + CLOCK_MARGIN_MS) return;
    // Refused when they come back at this moment.
    signaling.clear(this.#id, role).catch(() => undefined);
  }
}
