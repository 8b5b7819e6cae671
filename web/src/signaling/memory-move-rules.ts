import { otherRole, type Role } from '../../../contract/call.ts';
import { isLive } from '../../../contract/seats.ts';
import { isHash } from './memory-host-rules.ts';
import { holds, isName } from './memory-rules.ts';
import type { Call, Self } from './signaling.ts';

/** The conditions of firestore.rules on taking a seat along to another device. */

export const mayOfferMove = (
  call: Call,
  role: Role,
  uid: string,
  hash: string | null,
  now: number,
): boolean => call.state === 'open' && holds(call, role, uid, now) && (hash === null || isHash(hash));

/** `hash` is that of the secret that was shown. */
export function mayMoveHere(
  before: Call,
  after: Call,
  role: Role,
  self: Self,
  hash: string,
  now: number,
): boolean {
  const seat = before[role];
  return (
    before.state === 'open' &&
    isLive(seat, now) &&
    seat.move === hash &&
    isName(self.name) &&
    !before.removed.includes(self.uid) &&
    before[otherRole(role)]?.peer !== self.peer &&
    (after.host === before.host || before.host === seat.uid)
  );
}
