import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { deleteField, doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { describe, it } from 'vitest';
import { LIMITS } from '../../contract/limits.ts';
import {
  GUEST,
  HOST,
  ID,
  STRANGER,
  fromNow,
  fullCall,
  knockCall,
  minutes,
  newCall,
  newKnock,
  storedKnock,
  useRules,
  without,
  type Fields,
} from './environment.ts';

const rules = useRules();
const CALL = `calls/${ID}`;
const KNOCKS = `${CALL}/knocks`;
const PATH = `${KNOCKS}/${GUEST}`;
const write = (uid: string, knock: Fields, path = PATH): Promise<void> =>
  setDoc(doc(rules.as(uid), path), knock);
const update = (uid: string, changes: Fields): Promise<void> =>
  updateDoc(doc(rules.as(uid), PATH), changes as never);

describe('deciding about a knock', () => {
  it.each(['admitted', 'declined', 'removed'])('is for the host: %s', async (status) => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock());
    await assertFails(update(GUEST, { status }));
    await assertFails(update(STRANGER, { status }));
    await assertSucceeds(update(HOST, { status }));
  });

  it('goes with the list in one commit', async () => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock());
    const update = { [CALL]: { admitted: [GUEST] }, [PATH]: { status: 'admitted' } };
    await assertFails(rules.commit(GUEST, { update }));
    await assertSucceeds(rules.commit(HOST, { update }));
  });

  it('is not for who was host before', async () => {
    await rules.store(CALL, fullCall({ host: GUEST, admission: 'knock' }));
    await rules.store(PATH, storedKnock());
    await assertFails(update(HOST, { status: 'declined' }));
  });

  it('changes nothing else', async () => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock());
    await assertFails(update(HOST, { status: 'any' }));
    await assertFails(update(HOST, { status: 'admitted', name: 'Eve' }));
    await assertFails(update(HOST, { status: 'admitted', tries: 0 }));
    await assertFails(update(HOST, { status: 'admitted', note: 'x' }));
  });
});

describe('telling somebody that they were removed', () => {
  const removal = (changes: Fields = {}): Fields => ({
    name: '',
    at: serverTimestamp(),
    tries: LIMITS.knocks,
    status: 'removed',
    ...changes,
  });
  const putOut = (knock = removal(), changes: Fields = {}): Promise<void> =>
    rules.commit(HOST, {
      set: { [PATH]: knock },
      update: {
        [CALL]: {
          removed: [GUEST],
          admission: 'knock',
          callee: deleteField(),
          answer: deleteField(),
          ...changes,
        },
      },
    });

  it('goes with the removal in one commit, whether they have knocked before or not', async () => {
    await rules.store(CALL, fullCall());
    await assertSucceeds(putOut());
    await rules.store(CALL, fullCall());
    await assertSucceeds(putOut());
    for (const status of ['waiting', 'admitted', 'declined', 'gone']) {
      await rules.store(CALL, fullCall());
      await rules.store(PATH, storedKnock({ status }));
      await assertSucceeds(putOut());
    }
  });

  it('also works by itself, afterwards', async () => {
    await rules.store(CALL, knockCall({ removed: [GUEST] }));
    await assertFails(write(STRANGER, removal()));
    await assertSucceeds(write(HOST, removal()));
  });

  it('is denied about someone who is not removed', async () => {
    await rules.store(CALL, fullCall());
    await assertFails(write(HOST, removal()));
    await rules.store(PATH, storedKnock());
    await assertFails(write(HOST, removal()));
    await assertFails(putOut(removal(), { removed: [STRANGER] }));
  });

  it('is denied to who gives the power away in the same commit', async () => {
    await rules.store(CALL, fullCall({ removed: [STRANGER], admission: 'knock' }));
    await assertFails(
      rules.commit(HOST, {
        set: { [`${KNOCKS}/${STRANGER}`]: removal() },
        update: { [CALL]: { host: GUEST } },
      }),
    );
  });

  it('is denied in a call that is made in the same commit, and without one', async () => {
    await assertFails(write(HOST, removal()));
    for (const removed of [[], [GUEST]]) {
      await assertFails(rules.commit(HOST, { set: { [CALL]: newCall({ removed }), [PATH]: removal() } }));
    }
    await assertSucceeds(rules.commit(HOST, { set: { [CALL]: newCall() } }));
  });

  it.each<[string, Fields]>([
    ['a name', { name: 'Ben' }],
    ['a time of one’s own', { at: fromNow(0) }],
    ['tries that are left', { tries: 1 }],
    ['another status', { status: 'admitted' }],
    ['an unknown field', { note: 'x' }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(CALL, fullCall());
    await assertFails(putOut(removal(changes)));
    await rules.store(PATH, storedKnock());
    await assertFails(putOut(removal(changes)));
  });

  it.each(Object.keys(removal()))('is denied without %s', async (field) => {
    await rules.store(CALL, fullCall());
    await assertFails(putOut(without(removal(), field)));
  });

  it('is the last word: who was removed knocks no more', async () => {
    await rules.store(CALL, knockCall({ removed: [GUEST] }));
    await rules.store(PATH, storedKnock({ status: 'removed', at: fromNow(-minutes(5)) }));
    await assertFails(update(GUEST, { status: 'waiting', at: serverTimestamp() }));
    await assertFails(update(GUEST, { status: 'waiting', at: serverTimestamp(), tries: 2 }));
    await assertFails(write(GUEST, newKnock()));
    await assertFails(update(GUEST, { status: 'gone' }));
  });
});
