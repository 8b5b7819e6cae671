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
  knockCall,
  minutes,
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

describe('knocking', () => {
  it('is for oneself, at a call that lets people in by hand', async () => {
    await rules.store(CALL, knockCall());
    await assertFails(write(STRANGER, newKnock()));
    await assertFails(write(HOST, newKnock()));
    await assertFails(setDoc(doc(rules.nobody, PATH), newKnock()));
    await assertSucceeds(write(GUEST, newKnock()));
  });

  it('works while the call is full', async () => {
    await rules.store(CALL, fullCall({ admission: 'knock' }));
    await assertSucceeds(write(STRANGER, newKnock(), `${KNOCKS}/${STRANGER}`));
  });

  it.each<[string, Fields]>([
    ['lets everybody in', { admission: 'open' }],
    ['is locked', { locked: true }],
    ['removed them', { removed: [GUEST] }],
    ['has not opened its doors', { opensAt: fromNow(minutes(5)) }],
    ['has ended', { state: 'ended' }],
  ])('is denied, the first time and again, when the call %s', async (_, changes) => {
    await rules.store(CALL, knockCall(changes));
    await assertFails(write(GUEST, newKnock()));
    await rules.store(PATH, storedKnock({ status: 'gone', at: fromNow(-minutes(1)) }));
    await assertFails(update(GUEST, { status: 'waiting', at: serverTimestamp() }));
  });

  it('works once the doors are open', async () => {
    await rules.store(CALL, knockCall({ opensAt: fromNow(-minutes(1)) }));
    await assertSucceeds(write(GUEST, newKnock()));
  });

  it('is denied where there is no call', () => assertFails(write(GUEST, newKnock())));

  it('allows the longest name and an empty one', async () => {
    await rules.store(CALL, knockCall());
    await assertSucceeds(write(GUEST, newKnock({ name: 'x'.repeat(LIMITS.name) })));
    await assertSucceeds(write(STRANGER, newKnock({ name: '' }), `${KNOCKS}/${STRANGER}`));
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
    await assertFails(write(GUEST, newKnock(changes)));
  });

  it.each(Object.keys(newKnock()))('is denied without %s', async (field) => {
    await rules.store(CALL, knockCall());
    await assertFails(write(GUEST, without(newKnock(), field)));
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
    await rules.store(PATH, storedKnock({ status, at: fromNow(-TIMES.knockReturnMs + 7000) }));
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
    ['a list for a name', { name: ['Ben'] }],
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
