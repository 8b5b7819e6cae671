import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { deleteField, doc, getDoc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { describe, it } from 'vitest';
import { LIMITS } from '../../contract/limits.ts';
import {
  GUEST,
  HOST,
  ID,
  STRANGER,
  fromNow,
  fullCall,
  left,
  minutes,
  newAnswer,
  newKnock,
  newOffer,
  newSeat,
  people,
  secretOf,
  storedSeat,
  useRules,
  waitingCall,
  without,
  type Fields,
} from './environment.ts';

const rules = useRules();
const PATH = `calls/${ID}`;
const update = (uid: string, changes: Fields): Promise<void> =>
  updateDoc(doc(rules.as(uid), PATH), changes as never);

describe('the doors', () => {
  it('are opened, closed and locked by the host, and by nobody else', async () => {
    await rules.store(PATH, fullCall());
    for (const uid of [GUEST, STRANGER]) {
      await assertFails(update(uid, { admission: 'knock' }));
      await assertFails(update(uid, { locked: true }));
    }
    await assertSucceeds(update(HOST, { admission: 'knock' }));
    await assertSucceeds(update(HOST, { locked: true, admitted: [GUEST] }));
    await assertSucceeds(update(HOST, { admission: 'open', locked: false }));
  });

  it('are the host’s, wherever they sit', async () => {
    await rules.store(PATH, waitingCall({ caller: storedSeat(GUEST, 'g') }));
    await assertSucceeds(update(HOST, { locked: true }));
  });

  it.each<[string, Fields]>([
    ['an unknown kind of admission', { admission: 'any' }],
    ['no kind of admission', { admission: deleteField() }],
    ['a lock that is a text', { locked: 'yes' }],
    ['no word on the lock', { locked: deleteField() }],
    ['another host', { host: GUEST }],
    ['a time at which they open', { opensAt: fromNow(minutes(5)) }],
    ['a sign of life', { aliveAt: fromNow(0) }],
    ['another purge time', { purgeAt: fromNow(minutes(60 * 24 * 8)) }],
    ['an earlier round', { offer: { ...newOffer(0), at: fromNow(0) } }],
    ['no offer', { offer: deleteField() }],
    ['an unknown field', { note: 'x' }],
    ['an end without ending', { endReason: 'x' }],
  ])('are denied with %s', async (_, changes) => {
    await rules.store(PATH, fullCall());
    await assertFails(update(HOST, { admission: 'knock', ...changes }));
  });

  it('of a call that has ended stay as they are', async () => {
    await rules.store(PATH, { ...without(waitingCall(), 'caller', 'offer'), state: 'ended' });
    await assertFails(update(HOST, { admission: 'knock' }));
  });
});

describe('letting people in', () => {
  it('is for the host, one at a time', async () => {
    await rules.store(PATH, waitingCall({ admission: 'knock' }));
    await assertFails(update(GUEST, { admitted: [GUEST] }));
    await assertSucceeds(update(HOST, { admitted: [GUEST] }));
    await assertFails(update(HOST, { admitted: [GUEST, 'a', 'b'] }));
    await assertSucceeds(update(HOST, { admitted: [GUEST, 'a'] }));
  });

  it('ends for who is taken off the list, also in the same write', async () => {
    await rules.store(PATH, waitingCall({ admitted: people(3) }));
    await assertSucceeds(update(HOST, { admitted: [...people(3).slice(1), GUEST] }));
    await assertSucceeds(update(HOST, { admitted: [] }));
  });

  it('goes up to the limit', async () => {
    await rules.store(PATH, waitingCall({ admitted: people(LIMITS.admitted - 1) }));
    await assertSucceeds(update(HOST, { admitted: people(LIMITS.admitted) }));
    await assertFails(update(HOST, { admitted: people(LIMITS.admitted + 1) }));
    await assertSucceeds(update(HOST, { admitted: [...people(LIMITS.admitted).slice(1), GUEST] }));
    await assertSucceeds(update(HOST, { admitted: ['x'.repeat(LIMITS.uid)] }));
  });

  it.each<[string, unknown]>([
    ['someone twice', ['a', GUEST, GUEST]],
    ['who was there twice', ['a', 'a']],
    ['an overlong uid', ['x'.repeat(LIMITS.uid + 1)]],
    ['an empty uid', ['']],
    ['a number', [7]],
    ['a map in it', [{ uid: GUEST }]],
    ['no list', GUEST],
    ['a map', { [GUEST]: true }],
    ['nothing', deleteField()],
  ])('is denied with %s', async (_, admitted) => {
    await rules.store(PATH, waitingCall({ admitted: ['a'] }));
    await assertFails(update(HOST, { admitted }));
  });
});

describe('putting somebody out', () => {
  const callee = { callee: deleteField(), answer: deleteField() };
  const remove = (changes: Fields = {}): Fields => ({
    removed: [GUEST],
    admission: 'knock',
    ...callee,
    ...changes,
  });

  it('takes their seat, and is for the host', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(GUEST, remove({ removed: [HOST] })));
    await assertFails(update(STRANGER, remove()));
    await assertSucceeds(update(HOST, remove()));
  });

  it('takes the caller’s seat too, and leaves the callee’s side alone', async () => {
    await rules.store(
      PATH,
      fullCall({ caller: storedSeat(GUEST, 'g'), callee: storedSeat(HOST, 'h'), admitted: [GUEST] }),
    );
    const changes = { removed: [GUEST], admitted: [], admission: 'knock', caller: deleteField() };
    await assertFails(update(HOST, { ...changes, answer: deleteField() }));
    await assertFails(update(HOST, { ...changes, 'answer.sdp': 'v=0 other' }));
    await assertFails(update(HOST, { ...changes, offer: deleteField() }));
    await assertSucceeds(update(HOST, changes));
  });

  it('works for someone who does not sit there', async () => {
    await rules.store(PATH, fullCall());
    await assertSucceeds(update(HOST, { removed: [STRANGER], admission: 'knock' }));
  });

  it('is for good', async () => {
    await rules.store(PATH, fullCall({ admission: 'knock', admitted: [GUEST] }));
    await assertFails(update(HOST, remove()));
    await assertSucceeds(update(HOST, remove({ admitted: [] })));
    await assertSucceeds(update(HOST, { admission: 'open' }));
    await assertFails(update(HOST, { admitted: [GUEST] }));
    await assertFails(update(HOST, { removed: [], admission: 'knock' }));
    await assertFails(update(HOST, { removed: [STRANGER], admission: 'knock' }));
    await assertFails(update(HOST, { removed: [STRANGER, GUEST] }));
    await assertSucceeds(update(HOST, { removed: [STRANGER, GUEST], admission: 'knock' }));
  });

  it('leaves them no way back: by a seat, by reading, knocking, moving, or the host’s key', async () => {
    const key = secretOf('k');
    const move = secretOf('m');
    const seat = { ...newSeat(GUEST, 'g'), moved: move.secret };
    const tries: Fields[] = [
      { callee: newSeat(GUEST, 'g'), answer: newAnswer(), aliveAt: serverTimestamp() },
      { answer: { round: 1, sdp: 'v=0 other' }, aliveAt: serverTimestamp() },
      { caller: seat, aliveAt: serverTimestamp() },
      { 'callee.left': 'x' },
      { host: GUEST, hostKey: { hash: secretOf('n').hash, opened: key.secret } },
    ];
    await rules.store(
      PATH,
      fullCall({
        hostKey: { hash: key.hash },
        caller: { ...storedSeat(HOST, 'h'), move: move.hash },
        callee: { ...storedSeat(GUEST, 'g'), move: move.hash },
      }),
    );
    await assertSucceeds(update(HOST, remove()));
    for (const doors of [{ admission: 'knock' }, { admission: 'open' }]) {
      await assertSucceeds(update(HOST, doors));
      await assertFails(getDoc(doc(rules.as(GUEST), PATH)));
      for (const changes of tries) await assertFails(update(GUEST, changes));
      await assertFails(setDoc(doc(rules.as(GUEST), `${PATH}/knocks/${GUEST}`), newKnock()));
    }
    await rules.store(PATH, waitingCall({ removed: [GUEST], caller: left(storedSeat(HOST, 'h')) }));
    const takesCaller = { caller: newSeat(GUEST, 'g'), offer: newOffer(2), aliveAt: serverTimestamp() };
    await assertFails(update(GUEST, takesCaller));
    await assertSucceeds(update(STRANGER, { ...takesCaller, caller: newSeat(STRANGER, 's') }));
  });

  it('is never of the host', async () => {
    await rules.store(PATH, waitingCall({ caller: storedSeat(STRANGER, 's') }));
    await assertFails(update(HOST, { removed: [HOST], admission: 'knock' }));
    await assertSucceeds(update(HOST, { removed: [GUEST], admission: 'knock' }));
  });

  it.each<[string, Fields]>([
    ['open doors', { admission: 'open' }],
    ['them on the list of those let in', { admitted: [GUEST] }],
    ['two at once', { removed: [GUEST, STRANGER] }],
    ['someone twice', { removed: [GUEST, GUEST] }],
    ['an overlong uid', { removed: ['x'.repeat(LIMITS.uid + 1)] }],
    ['a number', { removed: [7] }],
    ['the seat of another', { caller: deleteField() }],
    ['a changed seat of another', { 'caller.name': 'Eve' }],
    ['an answer that stays', { answer: newAnswer() }],
    ['another answer', { answer: { round: 1, sdp: 'v=0 other' } }],
    ['their seat kept', { callee: storedSeat(GUEST, 'g') }],
    ['themselves in the seat', { callee: storedSeat(HOST, 'x') }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(PATH, fullCall());
    await assertFails(update(HOST, remove(changes)));
  });

  it('is denied while they keep a seat, even one that is free', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(HOST, { removed: [GUEST], admission: 'knock' }));
    await rules.store(PATH, fullCall({ callee: left(storedSeat(GUEST, 'g')) }));
    await assertFails(update(HOST, { removed: [GUEST], admission: 'knock' }));
  });

  it('takes no seat of somebody else, and none without a removal', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(HOST, remove({ removed: [STRANGER] })));
    await assertFails(update(HOST, callee));
    await assertFails(update(HOST, { answer: deleteField() }));
  });

  it('goes up to the limit', async () => {
    const full = people(LIMITS.removed);
    await rules.store(PATH, waitingCall({ removed: full.slice(1), admission: 'knock' }));
    await assertSucceeds(update(HOST, { removed: [...full.slice(1), 'x'] }));
    await assertFails(update(HOST, { removed: [...full.slice(1), 'x', 'y'] }));
  });
});

describe('the host’s key', () => {
  const { hash } = secretOf('k');

  it('is put up and changed by the host', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(GUEST, { hostKey: { hash } }));
    await assertSucceeds(update(HOST, { hostKey: { hash } }));
    await assertSucceeds(update(HOST, { hostKey: { hash: secretOf('m').hash } }));
    await assertSucceeds(update(HOST, { locked: true }));
  });

  it.each<[string, unknown]>([
    ['a text', hash],
    ['no hash', {}],
    ['a hash in capitals', { hash: hash.toUpperCase() }],
    ['a hash that is too short', { hash: hash.slice(1) }],
    ['a hash that is too long', { hash: `${hash}0` }],
    ['a number for a hash', { hash: 7 }],
    ['what opened one before', { hash, opened: 'k'.repeat(24) }],
    ['an unknown field', { hash, note: 'x' }],
    ['nothing in its place', deleteField()],
  ])('is denied with %s', async (_, hostKey) => {
    await rules.store(PATH, fullCall({ hostKey: { hash: secretOf('m').hash } }));
    await assertFails(update(HOST, { hostKey }));
  });
});
