import type { Role } from '../../../contract/call.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { Lobby } from './door.ts';
import { isFree, isName } from './memory-rules.ts';
import type { Call } from './signaling.ts';

/** The conditions of firestore.rules on what a host does, and on what the lobby says. */

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** As the hash of a secret looks. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Nobody twice; one more at most, and maybe fewer. */
function isListWithOneMore(before: readonly string[], after: readonly string[], most: number): boolean {
  const more = after.filter((uid) => !before.includes(uid));
  const isUid = (uid: string): boolean => uid.length > 0 && uid.length <= LIMITS.uid;
  return (
    after.length <= most && new Set(after).size === after.length && more.length <= 1 && more.every(isUid)
  );
}

/** Who was removed has no seat, and nobody else loses theirs. */
function isSameOrRemoved(before: Call, after: Call, role: Role): boolean {
  const seat = after[role];
  if (seat !== undefined) return isSame(seat, before[role]) && !after.removed.includes(seat.uid);
  const lost = before[role];
  return lost === undefined || after.removed.includes(lost.uid);
}

export function governs(before: Call, after: Call, uid: string): boolean {
  return (
    before.state === 'open' &&
    before.host === uid &&
    isListWithOneMore(before.admitted, after.admitted, LIMITS.admitted) &&
    isListWithOneMore(before.removed, after.removed, LIMITS.removed) &&
    before.removed.every((one) => after.removed.includes(one)) &&
    !after.removed.includes(before.host) &&
    !after.removed.some((one) => after.admitted.includes(one)) &&
    (isSame(after.removed, before.removed) || after.admission === 'knock') &&
    (isSame(after.hostKey, before.hostKey) || isNewKey(after.hostKey)) &&
    isSameOrRemoved(before, after, 'caller') &&
    isSameOrRemoved(before, after, 'callee') &&
    (after.callee === undefined ? after.answer === undefined : isSame(after.answer, before.answer))
  );
}

const isNewKey = (key: Call['hostKey']): boolean =>
  key !== undefined && key.opened === undefined && isHash(key.hash);

export function handsOver(before: Call, after: Call, uid: string, now: number): boolean {
  const sits = (role: Role): boolean => !isFree(before, role, now) && before[role]?.uid === after.host;
  return (
    before.state === 'open' &&
    before.host === uid &&
    after.host !== uid &&
    (sits('caller') || sits('callee')) &&
    isListWithOneMore(before.admitted, after.admitted, LIMITS.admitted) &&
    after.admitted.every((one) => one === uid || before.admitted.includes(one))
  );
}

/** `hash` is that of the key that was shown. */
export function claimsHost(before: Call, after: Call, uid: string, hash: string): boolean {
  return (
    before.state === 'open' &&
    !before.removed.includes(uid) &&
    before.hostKey?.hash === hash &&
    after.hostKey !== undefined &&
    isHash(after.hostKey.hash) &&
    after.hostKey.hash !== hash
  );
}

export const mayEnd = (call: Call, uid: string, name: string): boolean =>
  call.state === 'open' && call.host === uid && isName(name);

/** As the call is after this commit; only who hosts it says so. */
export function isTrueLobby(lobby: Lobby, call: Call | null, uid: string): boolean {
  return (
    call !== null &&
    call.host === uid &&
    isName(lobby.name) &&
    lobby.state === call.state &&
    lobby.admission === call.admission &&
    lobby.locked === call.locked &&
    lobby.opensAt === call.opensAt &&
    (lobby.endedName ?? '') === (call.endedName ?? '')
  );
}
