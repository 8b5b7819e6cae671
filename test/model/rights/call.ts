import type { CallDocument } from '../../../contract/call.ts';
import { isCallId } from '../../../contract/ids.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { Scene } from '../judge.ts';
import { same, typed, type Data } from '../values.ts';
import { claim, end, govern, handOver } from './host-deeds.ts';
import type { Deed } from './moment.ts';
import { moveHere, offerMoveOf } from './move-deeds.ts';
import { newOffer, newSeat, purgeTimeOf, whole } from './parts.ts';
import { answer, ask, clearSeatOf, leaveAs, offer, renew, sitDownAsCallee } from './seat-deeds.ts';

/** All that can be done with a call that is there. */
const DEEDS: readonly Deed[] = [
  sitDownAsCallee,
  offer,
  answer,
  renew,
  leaveAs('caller'),
  leaveAs('callee'),
  ask,
  clearSeatOf('caller'),
  clearSeatOf('callee'),
  offerMoveOf('caller'),
  offerMoveOf('callee'),
  moveHere('caller'),
  moveHere('callee'),
  govern,
  handOver,
  claim,
  end,
];

export function mayChangeCall({ who, now }: Scene, id: string, before: Data | null, wish: Data): boolean {
  if (before === null) return isCallId(id) && same(newCall(who, now, wish), wish);
  const call = typed<CallDocument<number>>(before);
  // What has ended stays as it is.
  if (call.state === 'ended') return false;
  return DEEDS.some((deed) => {
    const made = deed({ who, now, stored: before, call, wish });
    return made !== null && same(made, wish);
  });
}

const isRoomName = (name: unknown): name is string => typeof name === 'string' && name.length <= LIMITS.room;

/** The call that somebody creates: theirs, and they wait in it. */
function newCall(who: string, now: Scene['now'], wish: Data): Data | undefined {
  const made = whole({
    host: who,
    state: 'open',
    admission: wish['admission'] === 'knock' ? 'knock' : 'open',
    admitted: [],
    removed: [],
    locked: false,
    caller: newSeat(wish['caller'], who, now),
    offer: newOffer(wish['offer'], 1, now),
    aliveAt: now,
    purgeAt: purgeTimeOf(wish['purgeAt'], now),
    ...(isRoomName(wish['room']) ? { room: wish['room'] } : {}),
  });
  return made ?? undefined;
}
