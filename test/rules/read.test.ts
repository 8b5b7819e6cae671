import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { collection, doc, getDoc, getDocs, query, where } from 'firebase/firestore';
import { describe, it } from 'vitest';
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
  storedSeat,
  useRules,
  waitingCall,
  without,
} from './environment.ts';

const rules = useRules();
const PATH = `calls/${ID}`;
const read = (uid: string): Promise<unknown> => getDoc(doc(rules.as(uid), PATH));

describe('reading a call', () => {
  it('tells anyone signed in that it is missing, and nobody else', async () => {
    await assertSucceeds(read(STRANGER));
    await assertFails(getDoc(doc(rules.nobody, PATH)));
  });

  it('is for whoever may take a free seat', async () => {
    await rules.store(PATH, waitingCall());
    await assertSucceeds(read(STRANGER));
    await assertFails(getDoc(doc(rules.nobody, PATH)));
  });

  it('is for the two who sit, and for no third', async () => {
    await rules.store(PATH, fullCall());
    await assertSucceeds(read(HOST));
    await assertSucceeds(read(GUEST));
    await assertFails(read(STRANGER));
  });

  it('is for the host, whoever sits there', async () => {
    await rules.store(PATH, fullCall({ caller: storedSeat(STRANGER, 's') }));
    await assertSucceeds(read(HOST));
  });

  it.each<[string, Record<string, unknown>]>([
    ['the other left', { callee: { ...storedSeat(GUEST, 'g'), left: 'g'.repeat(16) + '1' } }],
    ['the other was silent for 12 minutes', { callee: storedSeat(GUEST, 'g', PAST_LEASE) }],
    ['the caller left', { caller: { ...storedSeat(HOST, 'h'), left: 'h'.repeat(16) + '1' } }],
    ['the caller was silent for 12 minutes', { caller: storedSeat(HOST, 'h', PAST_LEASE) }],
  ])('is for a newcomer again when %s', async (_, changes) => {
    await rules.store(PATH, fullCall(changes));
    await assertSucceeds(read(STRANGER));
  });

  it.each<[string, Record<string, unknown>]>([
    ['an earlier page load left', { callee: { ...storedSeat(GUEST, 'g'), left: 'g'.repeat(16) + '0' } }],
    ['the other was silent for less', { callee: storedSeat(GUEST, 'g', WITHIN_LEASE) }],
  ])('stays closed to a newcomer when %s', async (_, changes) => {
    await rules.store(PATH, fullCall(changes));
    await assertFails(read(STRANGER));
  });

  it.each<[string, Record<string, unknown>]>([
    ['is locked', { locked: true }],
    ['lets people in by hand', { admission: 'knock' }],
    ['removed them', { removed: [STRANGER] }],
    ['has not opened its doors', { opensAt: fromNow(minutes(5)) }],
  ])('is not for a newcomer when the call %s', async (_, changes) => {
    await rules.store(PATH, waitingCall(changes));
    await assertFails(read(STRANGER));
    await assertSucceeds(read(HOST));
  });

  it('is for someone let in by hand, and for all once the doors are open', async () => {
    await rules.store(PATH, waitingCall({ admission: 'knock', admitted: [STRANGER] }));
    await assertSucceeds(read(STRANGER));
    await rules.store(PATH, waitingCall({ opensAt: fromNow(-minutes(1)) }));
    await assertSucceeds(read(STRANGER));
  });

  it('is for someone let in by hand though the call is locked, and for no other', async () => {
    await rules.store(PATH, waitingCall({ locked: true, admitted: [STRANGER] }));
    await assertSucceeds(read(STRANGER));
    await assertFails(read(GUEST));
  });

  it('is not for who was removed, even where they were let in before', async () => {
    await rules.store(PATH, waitingCall({ admitted: [STRANGER], removed: [STRANGER] }));
    await assertFails(read(STRANGER));
  });

  it('is not for who was host before', async () => {
    await rules.store(PATH, fullCall({ host: GUEST, caller: storedSeat(STRANGER, 's') }));
    await assertFails(read(HOST));
  });

  it('of an ended call is for anyone signed in: nothing secret is left', async () => {
    await rules.store(PATH, { ...without(waitingCall({ locked: true }), 'caller', 'offer'), state: 'ended' });
    await assertSucceeds(read(STRANGER));
    await assertFails(getDoc(doc(rules.nobody, PATH)));
  });

  it('of a list is for nobody', async () => {
    await rules.store(PATH, waitingCall());
    await assertFails(getDocs(collection(rules.as(HOST), 'calls')));
    await assertFails(getDocs(query(collection(rules.as(HOST), 'calls'), where('host', '==', HOST))));
  });
});

describe('anything else', () => {
  it.each(['other/x', 'calls/abcdefghjk/other/x', 'lobby/x/other/x', 'rooms/x/other/x', 'usage/x'])(
    'is closed: %s',
    async (path) => {
      await rules.store(path, { x: 1 });
      await assertFails(getDoc(doc(rules.as(HOST), path)));
    },
  );
});
