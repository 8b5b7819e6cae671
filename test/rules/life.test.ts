import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { deleteDoc, deleteField, doc, serverTimestamp, updateDoc } from 'firebase/firestore';
import { describe, it } from 'vitest';
import { LIMITS, TIMES } from '../../contract/limits.ts';
import {
  GUEST,
  HOST,
  ID,
  PAST_LEASE,
  STRANGER,
  fromNow,
  fullCall,
  minutes,
  newAnswer,
  newOffer,
  sessionOf,
  storedSeat,
  useRules,
  waitingCall,
  without,
} from './environment.ts';

const rules = useRules();
const PATH = `calls/${ID}`;
type Changes = Record<string, unknown>;
const update = (uid: string, changes: Changes): Promise<void> =>
  updateDoc(doc(rules.as(uid), PATH), changes as never);

const HOST_SESSION = sessionOf('h');
const GUEST_SESSION = sessionOf('g');
const DUE = TIMES.renewAtMostEveryMs + minutes(0.1);
/** Last renewed long enough ago. */
const due = { caller: storedSeat(HOST, 'h', DUE), callee: storedSeat(GUEST, 'g', DUE) };

describe('renewing', () => {
  const renewal = {
    'caller.at': serverTimestamp(),
    'callee.at': serverTimestamp(),
    aliveAt: serverTimestamp(),
  };

  it('is one write for both seats, by either holder', async () => {
    await rules.store(PATH, fullCall(due));
    await assertSucceeds(update(HOST, renewal));
    await rules.store(PATH, fullCall(due));
    await assertSucceeds(update(GUEST, renewal));
    await rules.store(PATH, fullCall(due));
    await assertSucceeds(update(GUEST, { ...renewal, purgeAt: fromNow(TIMES.purgeAtLeastMs + minutes(1)) }));
  });

  it('may be of one seat alone, also while no answer stands', async () => {
    await rules.store(PATH, without(fullCall(due), 'answer'));
    await assertSucceeds(update(HOST, { 'callee.at': serverTimestamp(), aliveAt: serverTimestamp() }));
    await assertSucceeds(update(GUEST, { 'caller.at': serverTimestamp(), aliveAt: serverTimestamp() }));
  });

  it('is denied within a minute of the last', async () => {
    const recent = TIMES.renewAtMostEveryMs - minutes(0.5);
    const own = { 'caller.at': serverTimestamp(), aliveAt: serverTimestamp() };
    await rules.store(PATH, fullCall({ ...due, callee: storedSeat(GUEST, 'g', recent) }));
    await assertFails(update(HOST, renewal));
    await assertSucceeds(update(HOST, own));
    await rules.store(PATH, fullCall({ ...due, caller: storedSeat(HOST, 'h', recent) }));
    await assertFails(update(HOST, renewal));
    await assertFails(update(HOST, own));
  });

  it('is denied without a seat, which would be a sign of life as often as one likes', async () => {
    await rules.store(PATH, fullCall(due));
    await assertFails(update(HOST, { aliveAt: serverTimestamp() }));
    await assertFails(update(HOST, { aliveAt: serverTimestamp(), purgeAt: fromNow(TIMES.purgeAfterMs) }));
    await assertFails(update(HOST, { purgeAt: fromNow(TIMES.purgeAfterMs) }));
  });

  it('is not for others', async () => {
    await rules.store(PATH, fullCall(due));
    await assertFails(update(STRANGER, renewal));
  });

  it('may leave the purge time as it is, though it has passed', async () => {
    await rules.store(PATH, fullCall({ ...due, purgeAt: fromNow(-minutes(1)) }));
    await assertSucceeds(update(HOST, renewal));
  });

  it('works for one who waits alone', async () => {
    await rules.store(PATH, waitingCall({ caller: due.caller }));
    await assertSucceeds(update(HOST, { 'caller.at': serverTimestamp(), aliveAt: serverTimestamp() }));
  });

  it('does not bring back a seat whose time ran out or whose holder left', async () => {
    await rules.store(PATH, fullCall({ ...due, callee: storedSeat(GUEST, 'g', PAST_LEASE) }));
    await assertFails(update(HOST, renewal));
    await assertFails(update(GUEST, renewal));
    await rules.store(PATH, fullCall({ ...due, callee: { ...storedSeat(GUEST, 'g'), left: GUEST_SESSION } }));
    await assertFails(update(HOST, renewal));
  });

  it.each<[string, Changes]>([
    ['a time of the client', { 'caller.at': fromNow(minutes(60)) }],
    ['a sign of life of the client', { aliveAt: fromNow(minutes(60)) }],
    ['another name', { 'caller.name': 'Eve' }],
    ['another person', { 'callee.uid': HOST }],
    ['a purge time too far ahead', { purgeAt: fromNow(TIMES.purgeAtMostMs + minutes(60)) }],
    [
      'a purge time within a day, which would delete a living call',
      { purgeAt: fromNow(TIMES.purgeAtLeastMs - minutes(1)) },
    ],
    ['an unlocked door', { locked: false, admission: 'knock' }],
    ['the callee put out', { callee: deleteField(), 'callee.at': undefined }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(PATH, fullCall(due));
    const all: Changes = { ...renewal, ...changes };
    await assertFails(
      update(HOST, Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))),
    );
  });
});

describe('leaving', () => {
  it('frees the own seat', async () => {
    await rules.store(PATH, fullCall());
    await assertSucceeds(update(GUEST, { 'callee.left': GUEST_SESSION }));
    await assertSucceeds(update(HOST, { 'caller.left': HOST_SESSION }));
  });

  it('frees no seat of another', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(HOST, { 'callee.left': GUEST_SESSION }));
    await assertFails(update(STRANGER, { 'callee.left': GUEST_SESSION }));
  });

  it('is denied for a page load that no longer sits', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(GUEST, { 'callee.left': `${'g'.repeat(16)}0` }));
  });

  it('changes nothing else', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(GUEST, { 'callee.left': GUEST_SESSION, 'callee.name': 'Eve' }));
    await assertFails(update(GUEST, { 'callee.left': GUEST_SESSION, locked: true }));
  });
});

describe('asking for a new round', () => {
  it('is for the callee, about the round that stands', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(HOST, { 'callee.asks': 1 }));
    await assertFails(update(STRANGER, { 'callee.asks': 1 }));
    await assertFails(update(GUEST, { 'callee.asks': 2 }));
    await assertSucceeds(update(GUEST, { 'callee.asks': 1 }));
    await assertFails(update(GUEST, { 'callee.asks': deleteField() }));
  });

  it('is denied to who has left', async () => {
    await rules.store(PATH, fullCall({ callee: { ...storedSeat(GUEST, 'g'), left: GUEST_SESSION } }));
    await assertFails(update(GUEST, { 'callee.asks': 1 }));
  });

  it('changes nothing else', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(GUEST, { 'callee.asks': 1, 'callee.name': 'Eve' }));
    await assertFails(update(GUEST, { 'callee.asks': 1, locked: true }));
    await assertFails(update(GUEST, { 'callee.asks': 1, aliveAt: serverTimestamp() }));
    await assertFails(update(HOST, { 'callee.asks': 1, 'callee.peer': 'x'.repeat(16) }));
  });
});

describe('ending', () => {
  const end: Changes = {
    state: 'ended',
    endedBy: HOST,
    endedName: 'Ana',
    endReason: 'host',
    endedAt: serverTimestamp(),
    caller: deleteField(),
    callee: deleteField(),
    offer: deleteField(),
    answer: deleteField(),
  };

  it('is for the host, wherever they sit', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(GUEST, { ...end, endedBy: GUEST }));
    await assertFails(update(STRANGER, { ...end, endedBy: STRANGER }));
    await assertSucceeds(update(HOST, end));
  });

  it.each<[string, Changes]>([
    ['a seat that stays', { caller: undefined }],
    ['a callee that stays', { callee: undefined }],
    ['an offer that stays', { offer: undefined }],
    ['another offer', { offer: { ...newOffer(2), at: fromNow(0) } }],
    ['an answer that stays', { answer: undefined }],
    ['someone else who did it', { endedBy: GUEST }],
    ['an overlong name', { endedName: 'x'.repeat(LIMITS.name + 1) }],
    ['a name that is a number', { endedName: 3 }],
    ['a name that is a list', { endedName: ['Ana'] }],
    ['no name', { endedName: undefined }],
    ['no reason', { endReason: undefined }],
    ['an overlong reason', { endReason: 'x'.repeat(LIMITS.endReason + 1) }],
    ['a reason that is a number', { endReason: 3 }],
    ['a reason that is a list', { endReason: ['host'] }],
    ['a time of the client', { endedAt: fromNow(0) }],
    ['a new host', { host: GUEST }],
    ['another state', { state: 'over' }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(PATH, fullCall());
    const all = { ...end, ...changes };
    await assertFails(
      update(HOST, Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))),
    );
  });

  it('allows the longest name and reason', async () => {
    await rules.store(PATH, fullCall());
    const longest = { endedName: 'x'.repeat(LIMITS.name), endReason: 'x'.repeat(LIMITS.endReason) };
    await assertSucceeds(update(HOST, { ...end, ...longest }));
  });

  it('is for good', async () => {
    await rules.store(PATH, fullCall());
    await update(HOST, end);
    await assertFails(update(HOST, { state: 'open' }));
    await assertFails(update(HOST, { endReason: 'other' }));
    await assertFails(update(HOST, { answer: newAnswer() }));
  });
});

describe('nobody', () => {
  it('deletes a call', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(deleteDoc(doc(rules.as(HOST), PATH)));
  });

  it.each<[string, Changes]>([
    ['host', { host: GUEST }],
    ['locked', { locked: true }],
    ['admission', { admission: 'knock' }],
    ['removed', { removed: [HOST] }],
    ['admitted', { admitted: [STRANGER] }],
    ['purgeAt', { purgeAt: fromNow(1) }],
  ])('changes %s by itself', async (_, changes) => {
    await rules.store(PATH, fullCall());
    await assertFails(update(GUEST, changes));
  });
});
