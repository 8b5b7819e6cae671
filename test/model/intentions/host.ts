import type { Admission } from './doors.ts';
import { lobbyDocument } from '../../../contract/paths.ts';
import { knockDocument } from '../../../contract/paths.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { hashOf, SECRETS, secretFor, UIDS } from '../cast.ts';
import { changed, NOW, type Data } from '../values.ts';
import { doors } from './doors.ts';
import {
  callOn,
  callPath,
  commit,
  someName,
  somePurgeTime,
  storedCall,
  type Intention,
  type Stage,
} from './stage.ts';

/** What is told outside of a call that will be like this; now and then nothing is. */
export function lobbyOf(stage: Stage, call: Data, always = false): { readonly [path: string]: Data | null } {
  const told = {
    name: someName(stage),
    state: call['state'] ?? 'open',
    ...(call['endedName'] === undefined ? {} : { endedName: call['endedName'] }),
    admission: call['admission'] ?? 'open',
    locked: call['locked'] ?? false,
    ...(call['opensAt'] === undefined ? {} : { opensAt: call['opensAt'] }),
    purgeAt: somePurgeTime(stage),
  };
  return { [lobbyDocument(stage.id)]: always || stage.random.chance(0.6) ? told : null };
}

const changeCall = (stage: Stage, changes: Data): Data => changed(storedCall(stage), changes);

/** Opens, closes or locks the doors; a lock lets those stay who sit there, and keeps out all others. */
export const setDoors =
  (admission: Admission, locked: boolean): Intention =>
  (stage) => {
    const call = changeCall(stage, doors(stage, admission, locked));
    return commit(stage, { [callPath(stage)]: call, ...lobbyOf(stage, call) });
  };

/** Somebody who waits, when there is someone, else anybody. */
function someoneWaiting({ world, id, random }: Stage): string {
  const waiting = UIDS.filter((uid) => world.get(knockDocument(id, uid))?.['status'] === 'waiting');
  return random.pick(waiting.length > 0 && random.chance(0.8) ? waiting : UIDS);
}

function decided(stage: Stage, uid: string, status: string): { readonly [path: string]: Data | null } {
  const knock = stage.world.get(knockDocument(stage.id, uid));
  return { [knockDocument(stage.id, uid)]: knock === undefined ? null : { ...knock, status } };
}

export const admit: Intention = (stage) => {
  const uid = someoneWaiting(stage);
  const admitted = [...(callOn(stage).admitted ?? []).filter((one) => one !== uid), uid].slice(
    -LIMITS.admitted,
  );
  const removed = callOn(stage).removed ?? [];
  const call = changeCall(stage, { admitted, removed });
  return commit(stage, { [callPath(stage)]: call, ...decided(stage, uid, 'admitted') });
};

export const decline: Intention = (stage) => {
  const uid = someoneWaiting(stage);
  return commit(stage, { [knockDocument(stage.id, uid)]: knockOf(stage, uid, 'declined') });
};

const knockOf = ({ world, id }: Stage, uid: string, status: string): Data => ({
  ...(world.get(knockDocument(id, uid)) ?? { name: '', at: NOW, tries: 1 }),
  status,
});

/** Puts somebody out, mostly one who sits there, and tells them so; at times the doors stay open to whoever comes. */
export const remove: Intention = (stage) => {
  const { random } = stage;
  const { host, caller, callee, admitted = [], removed = [] } = callOn(stage);
  const sitting = [caller?.uid, callee?.uid].filter((uid) => uid !== undefined && uid !== host);
  const uid = random.pick(sitting.length > 0 && random.chance(0.7) ? sitting : UIDS) ?? '';
  const call = changed(storedCall(stage), {
    ...(random.chance(0.9) ? { admission: 'knock' } : {}),
    admitted: admitted.filter((one) => one !== uid),
    removed: removed.includes(uid) ? removed : [...removed, uid],
    ...(caller?.uid === uid ? { caller: undefined } : {}),
    ...(callee?.uid === uid ? { callee: undefined, answer: undefined } : {}),
  });
  return commit(stage, {
    [callPath(stage)]: call,
    ...lobbyOf(stage, call),
    [knockDocument(stage.id, uid)]: random.chance(0.7) ? told(stage, uid) : null,
  });
};

/** What somebody finds who was put out: their knock as it was but for its status, or one that they never made. */
function told({ world, id, random }: Stage, uid: string): Data {
  const knock = world.get(knockDocument(id, uid));
  const made = { name: '', at: NOW, tries: LIMITS.knocks, status: 'removed' };
  return knock === undefined || random.chance(0.5) ? made : { ...knock, status: 'removed' };
}

/** Tells somebody that they were put out, who mostly was. */
export const tellOfRemoval: Intention = (stage) => {
  const out = (callOn(stage).removed ?? []).filter((uid) => UIDS.includes(uid));
  const uid = stage.random.pick(out.length > 0 && stage.random.chance(0.8) ? out : UIDS);
  return commit(stage, { [knockDocument(stage.id, uid)]: told(stage, uid) });
};

/** The lists fill up over a call's life; this one has had many guests. */
const addGuestTo =
  (list: 'admitted' | 'removed'): Intention =>
  (stage) => {
    const people = callOn(stage)[list] ?? [];
    const changes = { admission: 'knock', [list]: [...people, `guest-${list}-${people.length}`] };
    return commit(stage, { [callPath(stage)]: changeCall(stage, changes) });
  };

export const admitMany = addGuestTo('admitted');
export const putOutMany = addGuestTo('removed');

/** Hands the power to who sits there; the key stays at times, which isn't for the old host to say. */
export const handOver: Intention = (stage) => {
  const { random } = stage;
  const { caller, callee, host = '', admitted = [] } = callOn(stage);
  const others = [caller?.uid, callee?.uid].filter((uid) => uid !== undefined && uid !== host);
  const heir = random.pick(others.length > 0 && random.chance(0.85) ? others : UIDS) ?? '';
  const lists = [
    [[...new Set([...admitted, host])].slice(-LIMITS.admitted), 6],
    [[...admitted, host], 1],
    [[...admitted, random.pick(UIDS)], 1],
    [admitted, 3],
  ] as const;
  return commit(stage, {
    [callPath(stage)]: changed(storedCall(stage), {
      host: heir,
      ...(random.chance(0.9) ? { hostKey: undefined } : {}),
      admitted: random.weighted<readonly string[]>(lists),
    }),
  });
};

export const setKey: Intention = (stage) =>
  commit(stage, {
    [callPath(stage)]: changeCall(stage, { hostKey: { hash: hashOf(stage.random.pick(SECRETS)) } }),
  });

/** Becomes host, mostly by the secret that opens; tells outside now and then. */
export const claim: Intention = (stage) => {
  const { random } = stage;
  const { hostKey } = callOn(stage);
  const right = secretFor(hostKey?.hash);
  const opened = right !== null && random.chance(0.85) ? right : random.pick(SECRETS);
  const next = random.pick(SECRETS.filter((secret) => secret !== opened || random.chance(0.4)));
  const call = changeCall(stage, { host: stage.tab.uid, hostKey: { hash: hashOf(next), opened } });
  return commit(stage, { [callPath(stage)]: call, ...(random.chance(0.2) ? lobbyOf(stage, call) : {}) });
};

export const end: Intention = (stage) => {
  const call = changed(storedCall(stage), {
    state: 'ended',
    endedBy: stage.tab.uid,
    endedName: someName(stage),
    endReason: stage.random.pick(['', 'over', 'r'.repeat(64)]),
    endedAt: NOW,
    caller: undefined,
    callee: undefined,
    offer: undefined,
    answer: undefined,
  });
  return commit(stage, { [callPath(stage)]: call, ...lobbyOf(stage, call) });
};

export const tellOutside: Intention = (stage) => commit(stage, lobbyOf(stage, storedCall(stage), true));
