import type { Role } from '../../../contract/call.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { changed, isList, same, type Data, type Value } from '../values.ts';
import { hosts, liveIn, ROLES, type Deed, type Moment } from './moment.ts';
import { keyTo } from './move-deeds.ts';
import { fieldsOf, hashFrom, textOf, whole } from './parts.ts';

/** A list of people, nobody twice, with one more than before at most. What order they are in means nothing. */
function peopleOf(wish: Value | undefined, before: readonly string[], most: number): string[] | null {
  if (!isList(wish) || wish.length > most || new Set(wish).size < wish.length) return null;
  const people = wish.map((one) =>
    typeof one === 'string' && before.includes(one) ? one : textOf(one, LIMITS.uid, 1),
  );
  const more = people.filter((one) => one === null || !before.includes(one));
  return people.includes(null) || more.length > 1 ? null : (people as string[]);
}

/** The host's key as it shall be: as it was, or a new one, which nothing has opened yet. */
function keyOf({ stored, wish }: Moment): Value | undefined {
  if (same(wish['hostKey'], stored['hostKey'])) return stored['hostKey'];
  return whole({ hash: hashFrom(fieldsOf(wish['hostKey'])['hash']) });
}

/**
 * The host says who comes in and puts people out, in any combination: doors, lists, a new key. Whoever is put
 * out loses the seat, stays out, and from then on people come in by hand.
 */
export const govern: Deed = (moment) => {
  const { call, stored, wish } = moment;
  if (!hosts(moment)) return null;
  const { admission, locked } = wish;
  if ((admission !== 'open' && admission !== 'knock') || typeof locked !== 'boolean') return null;
  const admitted = peopleOf(wish['admitted'], call.admitted, LIMITS.admitted);
  const removed = peopleOf(wish['removed'], call.removed, LIMITS.removed);
  const hostKey = keyOf(moment);
  if (admitted === null || removed === null || hostKey === null) return null;
  const nobodyIsBack = call.removed.every((uid) => removed.includes(uid));
  if (!nobodyIsBack || removed.includes(call.host) || removed.some((uid) => admitted.includes(uid)))
    return null;
  if (!same(removed, call.removed) && admission !== 'knock') return null;
  const putOut = ROLES.filter((role) => removed.includes(call[role]?.uid ?? ''));
  const after = changed(stored, { admission, locked, admitted, removed, hostKey, ...without(putOut) });
  // An answer is the callee's, and goes with them.
  return putOut.includes('callee') ? changed(after, { answer: undefined }) : after;
};

const without = (roles: readonly Role[]): { [role: string]: undefined } =>
  Object.fromEntries(roles.map((role) => [role, undefined]));

/** Makes somebody else host who sits there. The key opens nothing any more; who hosted may stay let in, in somebody's place. */
export const handOver: Deed = (moment) => {
  const { who, call, stored, wish } = moment;
  const heir = wish['host'];
  if (!hosts(moment) || typeof heir !== 'string' || heir === who) return null;
  if (!ROLES.some((role) => liveIn(moment, role)?.uid === heir)) return null;
  const admitted = peopleOf(wish['admitted'], call.admitted, LIMITS.admitted);
  if (admitted === null || admitted.some((uid) => uid !== who && !call.admitted.includes(uid))) return null;
  return changed(stored, { host: heir, hostKey: undefined, admitted });
};

/** Becomes host by the key, which opens once: the next one takes its place. Not for those who were put out. */
export const claim: Deed = ({ who, call, stored, wish }) => {
  const wished = fieldsOf(wish['hostKey']);
  const opened = keyTo(call.hostKey?.hash, wished['opened']);
  const hash = hashFrom(wished['hash']);
  if (opened === null || hash === null || hash === call.hostKey?.hash || call.removed.includes(who))
    return null;
  return changed(stored, { host: who, hostKey: { hash, opened } });
};

/** Ends the call for everyone: neither seats nor descriptions stay. */
export const end: Deed = (moment) => {
  const { who, now, stored, wish } = moment;
  const endedName = textOf(wish['endedName'], LIMITS.name);
  const endReason = textOf(wish['endReason'], LIMITS.endReason);
  if (!hosts(moment) || endedName === null || endReason === null) return null;
  const ended: Data = { state: 'ended', endedBy: who, endedName, endReason, endedAt: now };
  return changed(stored, {
    ...ended,
    caller: undefined,
    callee: undefined,
    offer: undefined,
    answer: undefined,
  });
};
