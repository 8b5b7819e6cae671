import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import {
  collection,
  deleteDoc,
  deleteField,
  doc,
  getDoc,
  getDocs,
  limit,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
  where,
} from 'firebase/firestore';
import { describe, it } from 'vitest';
import { LIMITS, TIMES } from '../../contract/limits.ts';
import {
  GUEST,
  HOST,
  ID,
  STRANGER,
  fromNow,
  fullCall,
  minutes,
  useRules,
  waitingCall,
  without,
  type Fields,
} from './environment.ts';

const rules = useRules();
const CALL = `calls/${ID}`;
const KNOCKS = `${CALL}/knocks`;
const PATH = `${KNOCKS}/${GUEST}`;

const firstKnock = (changes: Fields = {}): Fields => ({
  name: 'Ben',
  at: serverTimestamp(),
  tries: 1,
  status: 'waiting',
  ...changes,
});
const storedKnock = (changes: Fields = {}): Fields => ({ ...firstKnock(), at: fromNow(0), ...changes });
const knockCall = (changes: Fields = {}): Fields => waitingCall({ admission: 'knock', ...changes });
const write = (uid: string, knock: Fields, path = PATH): Promise<void> =>
  setDoc(doc(rules.as(uid), path), knock);
const update = (uid: string, changes: Fields): Promise<void> =>
  updateDoc(doc(rules.as(uid), PATH), changes as never);

describe('knocking', () => {
  it('is for oneself, at a call that lets people in by hand', async () => {
    await rules.store(CALL, knockCall());
    await assertFails(write(STRANGER, firstKnock()));
    await assertFails(write(HOST, firstKnock()));
    await assertFails(setDoc(doc(rules.nobody, PATH), firstKnock()));
    await assertSucceeds(write(GUEST, firstKnock()));
  });

  it('works while the call is full', async () => {
    await rules.store(CALL, fullCall({ admission: 'knock' }));
    await assertSucceeds(write(STRANGER, firstKnock(), `${KNOCKS}/${STRANGER}`));
  });

  it.each<[string, Fields]>([
    ['lets everybody in', { admission: 'open' }],
    ['is locked', { locked: true }],
    ['removed them', { removed: [GUEST] }],
    ['has not opened its doors', { opensAt: fromNow(minutes(5)) }],
    ['has ended', { state: 'ended' }],
  ])('is denied, the first time and again, when the call %s', async (_, changes) => {
    await rules.store(CALL, knockCall(changes));
    await assertFails(write(GUEST, firstKnock()));
    await rules.store(PATH, storedKnock({ status: 'gone', at: fromNow(-minutes(1)) }));
    await assertFails(update(GUEST, { status: 'waiting', at: serverTimestamp() }));
  });

  it('works once the doors are open', async () => {
    await rules.store(CALL, knockCall({ opensAt: fromNow(-minutes(1)) }));
    await assertSucceeds(write(GUEST, firstKnock()));
  });

  it('is denied where there is no call', () => assertFails(write(GUEST, firstKnock())));

  it('allows the longest name and an empty one', async () => {
    await rules.store(CALL, knockCall());
    await assertSucceeds(write(GUEST, firstKnock({ name: 'x'.repeat(LIMITS.name) })));
    await assertSucceeds(write(STRANGER, firstKnock({ name: '' }), `${KNOCKS}/${STRANGER}`));
  });

  it.each<[string, Fields]>([
    ['an overlong name', { name: 'x'.repeat(LIMITS.name + 1) }],
    ['a number for a name', { name: 7 }],
    ['a list for a name', { name: ['Ben'] }],
    ['another time', { at: fromNow(-minutes(1)) }],
    ['a second try', { tries: 2 }],
    ['no try', { tries: 0 }],
    ['a text for the tries', { tries: '1' }],
    ['a decision of one’s own', { status: 'admitted' }],
    ['an unknown field', { note: 'x' }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(CALL, knockCall());
    await assertFails(write(GUEST, firstKnock(changes)));
  });

  it.each(Object.keys(firstKnock()))('is denied without %s', async (field) => {
    await rules.store(CALL, knockCall());
    await assertFails(write(GUEST, without(firstKnock(), field)));
  });
});

describe('waiting no more', () => {
  it('is for who waits', async () => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock());
    await assertFails(update(STRANGER, { status: 'gone' }));
    await assertFails(update(HOST, { status: 'gone' }));
    await assertSucceeds(update(GUEST, { status: 'gone' }));
  });

  it('works at a call that is locked, has ended or is gone', async () => {
    for (const changes of [{ locked: true }, { state: 'ended' }]) {
      await rules.store(CALL, knockCall(changes));
      await rules.store(PATH, storedKnock());
      await assertSucceeds(update(GUEST, { status: 'gone' }));
    }
  });

  it.each(['declined', 'removed', 'admitted'])('is denied to who was %s', async (status) => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock({ status }));
    await assertFails(update(GUEST, { status: 'gone' }));
  });

  it('changes nothing else', async () => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock());
    await assertFails(update(GUEST, { status: 'gone', tries: 0 }));
    await assertFails(update(GUEST, { status: 'gone', note: 'x' }));
    await assertFails(update(GUEST, { status: 'over' }));
  });
});

describe('knocking again', () => {
  const again = (changes: Fields = {}): Fields => ({
    status: 'waiting',
    at: serverTimestamp(),
    name: 'Benjamin',
    ...changes,
  });
  const AGAIN = fromNow(-TIMES.knockAgainMs - 6000);
  const RETURN = fromNow(-TIMES.knockReturnMs - 6000);

  it('after having been declined is for the same person, 30 s after the last knock', async () => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock({ status: 'declined', at: fromNow(-TIMES.knockAgainMs + 12_000) }));
    await assertFails(update(GUEST, again({ tries: 2 })));
    await rules.store(PATH, storedKnock({ status: 'declined', at: AGAIN }));
    await assertFails(update(STRANGER, again({ tries: 2 })));
    await assertFails(update(HOST, again({ tries: 2 })));
    await assertSucceeds(update(GUEST, again({ tries: 2 })));
  });

  it('after having been declined counts, and ends after the last', async () => {
    await rules.store(CALL, knockCall());
    for (const tries of [1, 3, 0]) {
      await rules.store(PATH, storedKnock({ status: 'declined', at: AGAIN }));
      await assertFails(update(GUEST, again({ tries })));
    }
    await rules.store(PATH, storedKnock({ status: 'declined', at: AGAIN, tries: LIMITS.knocks - 1 }));
    await assertSucceeds(update(GUEST, again({ tries: LIMITS.knocks })));
    await rules.store(PATH, storedKnock({ status: 'declined', at: AGAIN, tries: LIMITS.knocks }));
    await assertFails(update(GUEST, again({ tries: LIMITS.knocks + 1 })));
    await assertFails(update(GUEST, again({ tries: LIMITS.knocks })));
  });

  it.each(['gone', 'admitted'])('after having been %s is for the same person, after 10 s', async (status) => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock({ status, at: fromNow(-TIMES.knockReturnMs + 6000) }));
    await assertFails(update(GUEST, again()));
    await rules.store(PATH, storedKnock({ status, at: RETURN }));
    await assertFails(update(STRANGER, again()));
    await assertFails(update(GUEST, again({ tries: 2 })));
    await assertFails(update(GUEST, again({ tries: 0 })));
    await assertSucceeds(update(GUEST, again()));
  });

  it.each(['waiting', 'removed'])('is denied to who is %s', async (status) => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock({ status, at: AGAIN }));
    await assertFails(update(GUEST, again()));
    await assertFails(update(GUEST, again({ tries: 2 })));
  });

  it.each<[string, Fields]>([
    ['an overlong name', { name: 'x'.repeat(LIMITS.name + 1) }],
    ['a number for a name', { name: 7 }],
    ['no name', { name: deleteField() }],
    ['a time of one’s own', { at: fromNow(0) }],
    ['no time', { at: deleteField() }],
    ['no tries', { tries: deleteField() }],
    ['a decision of one’s own', { status: 'admitted' }],
    ['an unknown field', { note: 'x' }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock({ status: 'declined', at: AGAIN }));
    await assertFails(update(GUEST, again({ tries: 2, ...changes })));
    await rules.store(PATH, storedKnock({ status: 'gone', at: RETURN }));
    await assertFails(update(GUEST, again(changes)));
  });
});

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
    const { removed: _, ...call } = { ...waitingCall(), removed: [] };
    await assertFails(
      rules.commit(HOST, { set: { [CALL]: { ...call, removed: [GUEST] }, [PATH]: removal() } }),
    );
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
    await assertFails(write(GUEST, firstKnock()));
    await assertFails(update(GUEST, { status: 'gone' }));
  });
});

describe('reading knocks', () => {
  it('is for oneself, one’s own', async () => {
    await rules.store(CALL, knockCall());
    await assertSucceeds(getDoc(doc(rules.as(GUEST), PATH)));
    await rules.store(PATH, storedKnock());
    await assertSucceeds(getDoc(doc(rules.as(GUEST), PATH)));
    await assertFails(getDoc(doc(rules.as(STRANGER), PATH)));
    await assertFails(getDoc(doc(rules.nobody, PATH)));
    await assertFails(getDocs(collection(rules.as(GUEST), KNOCKS)));
  });

  it('is for the host, as a list', async () => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock());
    const waiting = (uid: string): Promise<unknown> =>
      getDocs(
        query(
          collection(rules.as(uid), KNOCKS),
          where('status', '==', 'waiting'),
          orderBy('at'),
          limit(LIMITS.waiting),
        ),
      );
    await assertSucceeds(waiting(HOST));
    await assertFails(waiting(GUEST));
    await assertFails(waiting(STRANGER));
    await rules.store(CALL, fullCall({ host: GUEST }));
    await assertFails(waiting(HOST));
  });

  it('does not open the call to who waits', async () => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock({ status: 'admitted' }));
    await assertFails(getDoc(doc(rules.as(GUEST), CALL)));
  });
});

describe('nobody', () => {
  it('deletes a knock', async () => {
    await rules.store(CALL, knockCall());
    await rules.store(PATH, storedKnock());
    await assertFails(deleteDoc(doc(rules.as(GUEST), PATH)));
    await assertFails(deleteDoc(doc(rules.as(HOST), PATH)));
  });
});
