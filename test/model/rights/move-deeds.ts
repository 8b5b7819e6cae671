import { otherRole, type Role } from '../../../contract/call.ts';
import { hashOf } from '../cast.ts';
import { changed, type Data, type Value } from '../values.ts';
import { liveIn, seatIn, sitsIn, type Deed } from './moment.ts';
import { fieldsOf, hashFrom, newSeat, randomIdOf } from './parts.ts';

/** A secret that opens this hash. */
export function keyTo(hash: unknown, wish: Value | undefined): string | null {
  const secret = randomIdOf(wish);
  return secret !== null && hashOf(secret) === hash ? secret : null;
}

/** Puts up the hash of a secret by which another device takes one's own seat over, or takes it down. */
export const offerMoveOf =
  (role: Role): Deed =>
  (moment) => {
    const seat = seatIn(moment.stored, role);
    if (seat === null || !sitsIn(moment, role)) return null;
    const wished = fieldsOf(moment.wish[role])['move'];
    if (wished === undefined) return changed(moment.stored, { [role]: changed(seat, { move: undefined }) });
    const move = hashFrom(wished);
    return move === null ? null : changed(moment.stored, { [role]: { ...seat, move } });
  };

/** Goes on with a live seat on this device, by its secret; whoever hosts from that seat may bring that along. */
export const moveHere =
  (role: Role): Deed =>
  (moment) => {
    const { who, now, call, stored, wish } = moment;
    const from = liveIn(moment, role);
    const seat = newSeat(wish[role], who, now);
    const secret = keyTo(from?.move, fieldsOf(wish[role])['moved']);
    if (from === null || seat === null || secret === null) return null;
    if (call.removed.includes(who) || call[otherRole(role)]?.peer === seat['peer']) return null;
    const here: Data = { ...seat, moved: secret };
    const host = wish['host'] === who && from.uid === call.host ? who : call.host;
    return changed(stored, { [role]: here, host, aliveAt: now });
  };
