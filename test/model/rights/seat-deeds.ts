import { otherRole, type Role } from '../../../contract/call.ts';
import { TIMES } from '../../../contract/limits.ts';
import { changed, same, type Data } from '../values.ts';
import { isOfTab, letIn, liveIn, ROLES, seatIn, sitsIn, type Deed, type Moment } from './moment.ts';
import { newAnswer, newOffer, newSeat, purgeTimeOf } from './parts.ts';

/** Whether a tab may sit down there: nobody else does. Reloading takes back the own seat. */
function isFreeFor(moment: Moment, role: Role, peer: unknown): boolean {
  return liveIn(moment, role) === null || isOfTab(moment.call[role], moment.who, peer);
}

/** Sits down opposite somebody who calls, and answers. */
export const sitDownAsCallee: Deed = (moment) => {
  const { who, now, call, stored, wish } = moment;
  const callee = newSeat(wish['callee'], who, now);
  const answer = newAnswer(wish['answer'], call.offer?.round ?? 0);
  const caller = liveIn(moment, 'caller');
  if (callee === null || answer === null || caller === null) return null;
  if (!letIn(moment) && !sitsIn(moment, 'callee')) return null;
  if (!isFreeFor(moment, 'callee', callee['peer']) || caller.peer === callee['peer']) return null;
  return changed(stored, { callee, answer, aliveAt: now });
};

/**
 * Sits down as caller, or offers anew, one round later: the answer goes. Whoever was callee in this tab gives
 * that seat up; who isn't let in any more can keep one seat that way, but not get another.
 */
export const offer: Deed = (moment) => {
  const { who, now, call, stored, wish } = moment;
  const caller = newSeat(wish['caller'], who, now);
  const next = newOffer(wish['offer'], (call.offer?.round ?? 0) + 1, now);
  if (caller === null || next === null) return null;
  const peer = caller['peer'];
  const wasCallee = isOfTab(call.callee, who, peer);
  const keepsASeat = sitsIn(moment, 'caller') || (sitsIn(moment, 'callee') && wasCallee);
  if (!letIn(moment) && !keepsASeat) return null;
  if (!isFreeFor(moment, 'caller', peer)) return null;
  const stays = wish['callee'] !== undefined;
  const mayGo = liveIn(moment, 'callee') === null || wasCallee;
  const mayStay = call.callee?.peer !== peer;
  if (stays ? !mayStay : !mayGo) return null;
  return changed(stored, {
    caller,
    offer: next,
    answer: undefined,
    ...(stays ? {} : { callee: undefined }),
    aliveAt: now,
  });
};

/** Answers the offer that stands; that is a sign of life, or isn't told as one. */
export const answer: Deed = (moment) => {
  const { now, call, stored, wish } = moment;
  const made = newAnswer(wish['answer'], call.offer?.round ?? 0);
  if (made === null || !sitsIn(moment, 'callee')) return null;
  return changed(stored, { answer: made, ...(same(wish['aliveAt'], now) ? { aliveAt: now } : {}) });
};

/** A sign of life by which one's own seat or the other's lives on, each once a minute at most. */
export const renew: Deed = (moment) => {
  const { now, stored, wish } = moment;
  if (!sitsIn(moment, 'caller') && !sitsIn(moment, 'callee')) return null;
  const seats: Record<string, Data> = {};
  for (const role of ROLES) {
    const seat = seatIn(stored, role);
    const age = now.ms - (liveIn(moment, role)?.at ?? now.ms);
    const wished = same(seatIn(wish, role)?.['at'], now);
    if (seat !== null && wished && age >= TIMES.renewAtMostEveryMs) seats[role] = { ...seat, at: now };
  }
  if (Object.keys(seats).length === 0) return null;
  const purgeAt = same(wish['purgeAt'], stored['purgeAt'])
    ? stored['purgeAt']
    : purgeTimeOf(wish['purgeAt'], now);
  return purgeAt === null ? null : changed(stored, { ...seats, aliveAt: now, purgeAt });
};

/** Says that one's own stay there is over. */
export const leaveAs =
  (role: Role): Deed =>
  ({ who, stored, call }) => {
    const seat = seatIn(stored, role);
    if (seat === null || call[role]?.uid !== who) return null;
    return changed(stored, { [role]: changed(seat, { left: seat['session'] }) });
  };

/** The callee finds the round wanting that stands: said once a round. */
export const ask: Deed = (moment) => {
  const { call, stored } = moment;
  const seat = seatIn(stored, 'callee');
  const round = call.offer?.round;
  if (seat === null || !sitsIn(moment, 'callee') || round === undefined || call.callee?.asks === round)
    return null;
  return changed(stored, { callee: changed(seat, { asks: round }) });
};

/** Who sits there clears away the seat opposite, from which nothing was heard for a while, and an answer with it. */
export const clearSeatOf =
  (role: Role): Deed =>
  (moment) => {
    const seat = moment.call[role];
    if (seat === undefined || !sitsIn(moment, otherRole(role))) return null;
    if (moment.now.ms - seat.at < TIMES.silentSeatMs) return null;
    return changed(moment.stored, { [role]: undefined, answer: undefined });
  };
