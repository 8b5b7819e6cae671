import { otherRole, type Answer, type CandidatesDocument, type Role } from '../../../contract/call.ts';
import { LIMITS, TIMES } from '../../../contract/limits.ts';
import { isLetIn, isLive } from '../../../contract/seats.ts';
import { isOwn } from './seats.ts';
import type { Call, OfferToWrite, Self } from './signaling.ts';

/**
 * The conditions of firestore.rules that the signaling meets, for the in-memory server: here those on
 * calls, seats and candidates. The contract suite holds the two together.
 */

export const isFree = (call: Call, role: Role, now: number): boolean => !isLive(call[role], now);

export const holds = (call: Call, role: Role, uid: string, now: number): boolean =>
  isLive(call[role], now) && call[role]?.uid === uid;

const sits = (call: Call, uid: string, now: number): boolean =>
  holds(call, 'caller', uid, now) || holds(call, 'callee', uid, now);

export function mayRead(call: Call | null, uid: string, now: number): boolean {
  if (call === null || call.state === 'ended' || call.host === uid || sits(call, uid, now)) return true;
  return isLetIn(call, uid, now) && (isFree(call, 'caller', now) || isFree(call, 'callee', now));
}

export const isName = (name: string): boolean => name.length <= LIMITS.name;

const isDescription = (sdp: string): boolean => sdp.length > 0 && sdp.length <= LIMITS.sdp;

export function mayTakeCallee(call: Call, self: Self, answer: Answer, now: number): boolean {
  return (
    call.state === 'open' &&
    (isLetIn(call, self.uid, now) || holds(call, 'callee', self.uid, now)) &&
    (isFree(call, 'callee', now) || isOwn(call.callee, self)) &&
    !isFree(call, 'caller', now) &&
    call.caller?.peer !== self.peer &&
    answer.round === call.offer?.round &&
    isName(self.name) &&
    isDescription(answer.sdp)
  );
}

/** A new call, in a place that nobody has. */
export const mayCreate = (before: Call | null, self: Self, offer: OfferToWrite): boolean =>
  before === null && isName(self.name) && offer.round === 1 && isDescription(offer.sdp);

export function mayTakeCaller(
  call: Call,
  self: Self,
  offer: OfferToWrite,
  freeCallee: boolean,
  now: number,
): boolean {
  const calleeMayGo = isFree(call, 'callee', now) || isOwn(call.callee, self);
  const mayStay =
    holds(call, 'caller', self.uid, now) ||
    (holds(call, 'callee', self.uid, now) && isOwn(call.callee, self));
  return (
    call.state === 'open' &&
    (isLetIn(call, self.uid, now) || mayStay) &&
    (isFree(call, 'caller', now) || isOwn(call.caller, self)) &&
    offer.round === (call.offer?.round ?? 0) + 1 &&
    isName(self.name) &&
    isDescription(offer.sdp) &&
    (freeCallee || call.callee === undefined ? calleeMayGo : call.callee.peer !== self.peer)
  );
}

export function mayAnswer(call: Call, uid: string, answer: Answer, now: number): boolean {
  return (
    call.state === 'open' &&
    holds(call, 'callee', uid, now) &&
    answer.round === call.offer?.round &&
    isDescription(answer.sdp)
  );
}

export const mayAsk = (call: Call, uid: string, round: number, now: number): boolean =>
  call.state === 'open' && holds(call, 'callee', uid, now) && round === call.offer?.round;

export function mayAddCandidates(
  call: Call | null,
  role: Role,
  key: { readonly session: string; readonly n: number },
  document: CandidatesDocument,
  now: number,
): boolean {
  const to = otherRole(role);
  const { candidates } = document;
  return (
    call !== null &&
    holds(call, role, document.from, now) &&
    isLive(call[to], now) &&
    document.to === call[to]?.uid &&
    document.round === call.offer?.round &&
    key.session === call[role]?.session &&
    Number.isInteger(key.n) &&
    key.n >= 0 &&
    key.n < LIMITS.candidateDocuments &&
    candidates.length > 0 &&
    candidates.length <= LIMITS.candidates &&
    candidates.every((candidate) => candidate.length <= LIMITS.candidate)
  );
}

/** Each seat not more than once a minute. */
export const mayRenew = (call: Call, uid: string, roles: readonly Role[], now: number): boolean =>
  call.state === 'open' &&
  sits(call, uid, now) &&
  roles.length > 0 &&
  roles.every((role) => {
    const seat = call[role];
    return isLive(seat, now) && seat.at + TIMES.renewAtMostEveryMs <= now;
  });

export const mayLeave = (call: Call, role: Role, uid: string, session: string): boolean =>
  call.state === 'open' && call[role]?.uid === uid && call[role]?.session === session;

/** Where nobody ever sat there is nothing to change, which is allowed. */
export function mayClear(call: Call, role: Role, uid: string, now: number): boolean {
  const silentSince = call[role]?.at ?? 0;
  return (
    call.state === 'open' && holds(call, otherRole(role), uid, now) && silentSince + TIMES.silentSeatMs <= now
  );
}
