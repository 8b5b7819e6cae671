import type { CallDocument, Role, Seat } from './call.ts';
import { TIMES } from './limits.ts';

/** The conditions of firestore.rules on who sits and who may. Times are milliseconds since 1970 by the server's clock. */

/** Whether someone sits there now: not left, and renewed within the lease. */
export function isLive(seat: Seat<number> | undefined, now: number): seat is Seat<number> {
  return seat !== undefined && seat.left !== seat.session && now - seat.at < TIMES.seatLeaseMs;
}

/** The live seat of `role`, or null. */
export function liveSeat(
  call: Pick<CallDocument<number>, Role>,
  role: Role,
  now: number,
): Seat<number> | null {
  const seat = call[role];
  return isLive(seat, now) ? seat : null;
}

/** What decides who is let in. */
export type Doors = Pick<
  CallDocument<number>,
  'host' | 'admission' | 'admitted' | 'removed' | 'locked' | 'opensAt'
>;

/** Whether this person may take a seat if one is free. */
export function isLetIn(call: Doors, uid: string, now: number): boolean {
  if (uid === call.host) return true;
  if (call.removed.includes(uid) || (call.opensAt ?? now) > now) return false;
  return call.admitted.includes(uid) || !isShut(call);
}

/** Whether not whoever has the link gets in. */
export const isShut = ({ admission, locked }: Pick<CallDocument, 'admission' | 'locked'>): boolean =>
  admission === 'knock' || locked;

/** Whether `lobby/{id}` says outside what may be known: where the link alone lets nobody in, or didn't from the beginning. */
export const hasLobby = (call: Pick<CallDocument, 'admission' | 'locked' | 'opensAt'>): boolean =>
  isShut(call) || call.opensAt !== undefined;

/** Whether this person may ask to be let in. */
export function mayKnock(call: Doors, uid: string, now: number): boolean {
  return (
    call.admission === 'knock' && !call.locked && !call.removed.includes(uid) && (call.opensAt ?? now) <= now
  );
}

/** Whether a call is over: it was ended, or nobody has given a sign of life for long. Its room's name is free. */
export function isOver(call: Pick<CallDocument<number>, 'state' | 'aliveAt'>, now: number): boolean {
  return call.state === 'ended' || now - call.aliveAt >= TIMES.abandonedAfterMs;
}
