import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { deleteField, doc, serverTimestamp, updateDoc, writeBatch } from 'firebase/firestore';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../contract/limits.ts';
import {
  GUEST,
  HOST,
  ID,
  PAST_LEASE,
  STRANGER,
  WITHIN_LEASE,
  fromNow,
  fullCall,
  minutes,
  newAnswer,
  newOffer,
  newSeat,
  storedSeat,
  useRules,
  waitingCall,
} from './environment.ts';

const rules = useRules();
const PATH = `calls/${ID}`;
type Changes = Record<string, unknown>;
const update = (uid: string, changes: Changes): Promise<void> =>
  updateDoc(doc(rules.as(uid), PATH), changes as never);
const left = (seat: Changes): Changes => ({ ...seat, left: seat['session'] });

const join = (uid = GUEST, letter = 'g', changes: Changes = {}): Changes => ({
  callee: newSeat(uid, letter),
  answer: newAnswer(),
  aliveAt: serverTimestamp(),
  ...changes,
});

/** The same tab after a reload: another page load, another answer. */
const reload = join(GUEST, 'g', {
  callee: { ...newSeat(GUEST, 'g'), session: 'r'.repeat(16) },
  answer: { round: 1, sdp: 'v=0 after the reload' },
});

describe('taking the seat of the callee', () => {
  it('succeeds when it is free', async () => {
    await rules.store(PATH, waitingCall());
    await assertSucceeds(update(GUEST, join()));
  });

  it('is denied when someone sits there', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(STRANGER, join(STRANGER, 's')));
  });

  it('succeeds for exactly one of two at once', async () => {
    await rules.store(PATH, waitingCall());
    const results = await Promise.allSettled([update(GUEST, join()), update(STRANGER, join(STRANGER, 's'))]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('succeeds when its holder left or fell silent, and not before', async () => {
    await rules.store(PATH, fullCall({ callee: left(storedSeat(GUEST, 'g')) }));
    await assertSucceeds(update(STRANGER, join(STRANGER, 's')));
    await rules.store(PATH, fullCall({ callee: storedSeat(GUEST, 'g', PAST_LEASE) }));
    await assertSucceeds(update(STRANGER, join(STRANGER, 's')));
    await rules.store(PATH, fullCall({ callee: storedSeat(GUEST, 'g', WITHIN_LEASE) }));
    await assertFails(update(STRANGER, join(STRANGER, 's')));
  });

  it('takes back the own seat from the same tab, not from another', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(GUEST, join(GUEST, 'x')));
    await assertSucceeds(update(GUEST, reload));
  });

  it('is denied to a second tab of somebody else who knows the peer', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(STRANGER, join(STRANGER, 'g')));
  });

  it('works for two tabs of one person, but not for one tab alone', async () => {
    await rules.store(PATH, waitingCall());
    await assertFails(update(HOST, join(HOST, 'h')));
    await assertSucceeds(update(HOST, join(HOST, 'x')));
  });

  it('is denied while nobody calls', async () => {
    await rules.store(PATH, waitingCall({ caller: left(storedSeat(HOST, 'h')) }));
    await assertFails(update(GUEST, join()));
  });

  it.each<[string, Changes]>([
    ['is locked', { locked: true }],
    ['lets people in by hand', { admission: 'knock' }],
    ['removed them', { removed: [GUEST] }],
    ['has not opened its doors', { opensAt: fromNow(minutes(5)) }],
    ['has ended', { state: 'ended' }],
  ])('is denied when the call %s', async (_, changes) => {
    await rules.store(PATH, waitingCall(changes));
    await assertFails(update(GUEST, join()));
  });

  it('is open to someone let in by hand, and to the host of a locked call', async () => {
    await rules.store(PATH, waitingCall({ admission: 'knock', admitted: [GUEST] }));
    await assertSucceeds(update(GUEST, join()));
    await rules.store(PATH, waitingCall({ locked: true, caller: storedSeat(GUEST, 'g') }));
    await assertSucceeds(update(HOST, join(HOST, 'h')));
  });

  it('of a locked call is open to who was let in, and not to who was removed since', async () => {
    await rules.store(PATH, waitingCall({ locked: true, admitted: [GUEST] }));
    await assertFails(update(STRANGER, join(STRANGER, 's')));
    await assertSucceeds(update(GUEST, join()));
    await rules.store(PATH, waitingCall({ locked: true, admitted: [GUEST], removed: [GUEST] }));
    await assertFails(update(GUEST, join()));
  });

  it('lets who sits answer again from the same tab though the call was locked since', async () => {
    await rules.store(PATH, fullCall({ locked: true }));
    await assertSucceeds(update(GUEST, reload));
  });

  it.each<[string, Changes]>([
    ['someone else in the seat', { callee: newSeat(STRANGER, 'g') }],
    ['an offer to move it', { callee: { ...newSeat(GUEST, 'g'), move: 'a'.repeat(64) } }],
    ['a secret that nobody asked for', { callee: { ...newSeat(GUEST, 'g'), moved: 'a'.repeat(24) } }],
    ['a seat of another time', { callee: { ...newSeat(GUEST, 'g'), at: fromNow(0) } }],
    ['an answer to another round', { answer: newAnswer(2) }],
    ['an answer with a round of another type', { answer: { round: '1', sdp: 'v=0' } }],
    ['an empty answer', { answer: { round: 1, sdp: '' } }],
    ['an oversized answer', { answer: { round: 1, sdp: 'v'.repeat(LIMITS.sdp + 1) } }],
    ['an answer with an unknown field', { answer: { ...newAnswer(), type: 'answer' } }],
    ['an answer without its round', { answer: { sdp: 'v=0' } }],
    ['an answer without a description', { answer: { round: 1 } }],
    ['a sign of life of another time', { aliveAt: fromNow(0) }],
    ['a new host', { host: GUEST }],
    ['itself on the list of those let in', { admitted: [GUEST] }],
    ['a change of the offer', { offer: newOffer(1) }],
    ['a change of the caller', { 'caller.name': 'Eve' }],
    ['an unknown field', { note: 'x' }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(PATH, waitingCall());
    await assertFails(update(GUEST, join(GUEST, 'g', changes)));
  });

  it('is denied to someone who is not signed in', async () => {
    await rules.store(PATH, waitingCall());
    await assertFails(updateDoc(doc(rules.nobody, PATH), join() as never));
  });
});

const call = (uid: string, letter: string, changes: Changes = {}): Changes => ({
  caller: newSeat(uid, letter),
  offer: newOffer(2),
  answer: deleteField(),
  aliveAt: serverTimestamp(),
  ...changes,
});

describe('taking the seat of the caller', () => {
  it('makes a new round in the own seat', async () => {
    await rules.store(PATH, fullCall());
    await assertSucceeds(update(HOST, call(HOST, 'h')));
  });

  it('is denied to another tab and to another person while the caller sits', async () => {
    await rules.store(PATH, waitingCall());
    await assertFails(update(HOST, call(HOST, 'x')));
    await assertFails(update(GUEST, call(GUEST, 'g')));
    await assertFails(update(GUEST, call(GUEST, 'h')));
  });

  it('is for a newcomer when the caller left or fell silent', async () => {
    await rules.store(PATH, waitingCall({ caller: left(storedSeat(HOST, 'h')) }));
    await assertSucceeds(update(GUEST, call(GUEST, 'g')));
    await rules.store(PATH, waitingCall({ caller: storedSeat(HOST, 'h', PAST_LEASE) }));
    await assertSucceeds(update(GUEST, call(GUEST, 'g')));
  });

  it('begins with round 1 in a call that was made for later, where nobody has sat', async () => {
    const { caller: _caller, offer: _offer, ...empty } = waitingCall();
    await rules.store(PATH, empty);
    const first = (changes: Changes = {}): Changes => ({
      caller: newSeat(GUEST, 'g'),
      offer: newOffer(1),
      aliveAt: serverTimestamp(),
      ...changes,
    });
    await assertFails(update(GUEST, first({ offer: newOffer(2) })));
    await rules.store(PATH, { ...empty, opensAt: fromNow(minutes(60)) });
    await assertFails(update(GUEST, first()));
    await rules.store(PATH, empty);
    await assertSucceeds(update(GUEST, first()));
  });

  it('is for the callee who stays alone, who gives up the other seat for it', async () => {
    await rules.store(PATH, fullCall({ caller: left(storedSeat(HOST, 'h')), locked: true }));
    await assertFails(update(GUEST, call(GUEST, 'g')));
    await assertSucceeds(update(GUEST, call(GUEST, 'g', { callee: deleteField() })));
  });

  it('is no second seat for who would no longer be let in', async () => {
    for (const changes of [{ locked: true }, { removed: [GUEST] }]) {
      await rules.store(PATH, fullCall({ caller: left(storedSeat(HOST, 'h')), ...changes }));
      await assertFails(update(GUEST, call(GUEST, 'x')));
    }
  });

  it('is kept, but not taken again, by who would no longer be let in', async () => {
    const locked = { caller: storedSeat(GUEST, 'g'), locked: true };
    await rules.store(PATH, waitingCall(locked));
    await assertSucceeds(update(GUEST, call(GUEST, 'g')));
    await rules.store(PATH, waitingCall({ ...locked, caller: left(storedSeat(GUEST, 'g')) }));
    await assertFails(update(GUEST, call(GUEST, 'g')));
    const gone = fullCall({ caller: left(storedSeat(HOST, 'h')), callee: left(storedSeat(GUEST, 'g')) });
    await rules.store(PATH, { ...gone, locked: true });
    await assertFails(update(GUEST, call(GUEST, 'g', { callee: deleteField() })));
  });

  it('is denied to a newcomer when the call is locked, removed them or opens later', async () => {
    for (const changes of [{ locked: true }, { removed: [GUEST] }, { opensAt: fromNow(minutes(5)) }]) {
      await rules.store(PATH, waitingCall({ caller: left(storedSeat(HOST, 'h')), ...changes }));
      await assertFails(update(GUEST, call(GUEST, 'g')));
    }
  });

  it('may clear away a callee who left, and none who sits', async () => {
    await rules.store(PATH, fullCall({ callee: left(storedSeat(GUEST, 'g')) }));
    await assertSucceeds(update(HOST, call(HOST, 'h', { callee: deleteField() })));
    await rules.store(PATH, fullCall());
    await assertFails(update(HOST, call(HOST, 'h', { callee: deleteField() })));
  });

  it.each<[string, Changes]>([
    ['the same round', { offer: newOffer(1) }],
    ['a round too far', { offer: newOffer(3) }],
    ['an answer that stays', { answer: newAnswer(1) }],
    ['an oversized offer', { offer: { ...newOffer(2), sdp: 'v'.repeat(LIMITS.sdp + 1) } }],
    ['an offer of another time', { offer: { ...newOffer(2), at: fromNow(0) } }],
    ['someone else in the seat', { caller: newSeat(GUEST, 'h') }],
    ['a sign of life of another time', { aliveAt: fromNow(0) }],
    ['a change of the callee', { 'callee.name': 'Eve' }],
    ['an unknown field', { note: 'x' }],
    ['a new purge time', { purgeAt: fromNow(minutes(60)) }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(PATH, fullCall());
    await assertFails(update(HOST, call(HOST, 'h', changes)));
  });
});

describe('answering a later round', () => {
  it('is for who sits as callee, with the round that stands', async () => {
    await rules.store(PATH, fullCall({ offer: { ...newOffer(4), at: fromNow(0) } }));
    await assertSucceeds(update(GUEST, { answer: newAnswer(4) }));
    await assertSucceeds(
      update(GUEST, { answer: { round: 4, sdp: 'v=0 another' }, aliveAt: serverTimestamp() }),
    );
    await assertFails(update(GUEST, { answer: newAnswer(3) }));
    await assertFails(update(GUEST, { answer: newAnswer(4), aliveAt: fromNow(0) }));
    await assertFails(update(HOST, { answer: newAnswer(4) }));
    await assertFails(update(STRANGER, { answer: newAnswer(4) }));
  });

  it('is not for who has left', async () => {
    await rules.store(PATH, fullCall({ callee: left(storedSeat(GUEST, 'g')) }));
    await assertFails(update(GUEST, { answer: { round: 1, sdp: 'v=0 other' } }));
  });
});

describe('rules look at each write by itself', () => {
  it('denies the whole batch when one write is not allowed', async () => {
    await rules.store(PATH, waitingCall());
    const firestore = rules.as(GUEST);
    const batch = writeBatch(firestore);
    batch.update(doc(firestore, PATH), join() as never);
    batch.set(doc(firestore, 'other/x'), { x: 1 });
    await assertFails(batch.commit());
    await assertSucceeds(update(GUEST, join()));
  });
});
