import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import {
  collection,
  deleteDoc,
  deleteField,
  doc,
  getDoc,
  getDocs,
  serverTimestamp,
  setDoc,
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
  newCall,
  useRules,
  waitingCall,
  without,
  type Fields,
} from './environment.ts';

const rules = useRules();
const CALL = `calls/${ID}`;
const PATH = `lobby/${ID}`;

const lobby = (changes: Fields = {}): Fields => ({
  name: 'Ana',
  state: 'open',
  admission: 'knock',
  locked: false,
  purgeAt: fromNow(TIMES.purgeAfterMs),
  ...changes,
});
const write = (uid: string, data: Fields, path = PATH): Promise<void> =>
  setDoc(doc(rules.as(uid), path), data);

describe('the lobby', () => {
  it('is written by the host, anew and again', async () => {
    await rules.store(CALL, fullCall({ admission: 'knock' }));
    await assertFails(write(GUEST, lobby()));
    await assertFails(write(STRANGER, lobby()));
    await assertFails(setDoc(doc(rules.nobody, PATH), lobby()));
    await assertSucceeds(write(HOST, lobby()));
    await assertFails(write(GUEST, lobby({ name: 'Eve' })));
    await assertSucceeds(write(HOST, lobby({ name: '' })));
  });

  it('comes with the call, in one commit', () =>
    assertSucceeds(
      rules.commit(HOST, { set: { [CALL]: newCall({ admission: 'knock' }), [PATH]: lobby() } }),
    ));

  it('changes with the call, in one commit', async () => {
    await rules.store(CALL, waitingCall());
    const update = { [CALL]: { admission: 'knock', locked: true } };
    await assertFails(rules.commit(HOST, { update, set: { [PATH]: lobby() } }));
    await assertFails(
      rules.commit(HOST, { update, set: { [PATH]: lobby({ locked: true, admission: 'open' }) } }),
    );
    await assertSucceeds(rules.commit(HOST, { update, set: { [PATH]: lobby({ locked: true }) } }));
  });

  it('tells when the doors open, as the call says', async () => {
    const opensAt = fromNow(minutes(5));
    await rules.store(CALL, waitingCall({ admission: 'knock', opensAt }));
    await assertFails(write(HOST, lobby()));
    await assertFails(write(HOST, lobby({ opensAt: fromNow(minutes(6)) })));
    await assertSucceeds(write(HOST, lobby({ opensAt })));
    await assertFails(write(HOST, lobby()));
  });

  it('tells that the call has ended, and by whom', async () => {
    const end = {
      state: 'ended',
      endedBy: HOST,
      endedName: 'Ana',
      endReason: 'host',
      endedAt: serverTimestamp(),
      caller: deleteField(),
      offer: deleteField(),
    };
    const over = lobby({ state: 'ended', endedName: 'Ana' });
    await rules.store(CALL, waitingCall({ admission: 'knock' }));
    await assertFails(rules.commit(HOST, { update: { [CALL]: end }, set: { [PATH]: lobby() } }));
    await assertFails(
      rules.commit(HOST, { update: { [CALL]: end }, set: { [PATH]: without(over, 'endedName') } }),
    );
    await assertSucceeds(rules.commit(HOST, { update: { [CALL]: end }, set: { [PATH]: over } }));
    await assertFails(write(HOST, lobby()));
  });

  it('is not for who was host before, nor for who gives the power away with it', async () => {
    await rules.store(CALL, fullCall({ admission: 'knock', host: GUEST }));
    await assertFails(write(HOST, lobby()));
    await rules.store(CALL, fullCall({ admission: 'knock' }));
    await assertFails(rules.commit(HOST, { update: { [CALL]: { host: GUEST } }, set: { [PATH]: lobby() } }));
  });

  it('is denied where there is no call', () => assertFails(write(HOST, lobby())));

  it('allows the longest name, and the limits of the purge time', async () => {
    await rules.store(CALL, waitingCall({ admission: 'knock' }));
    await assertSucceeds(write(HOST, lobby({ name: 'x'.repeat(LIMITS.name) })));
    await assertSucceeds(write(HOST, lobby({ purgeAt: fromNow(TIMES.purgeAtLeastMs + minutes(1)) })));
    await assertSucceeds(write(HOST, lobby({ purgeAt: fromNow(TIMES.purgeAtMostMs - minutes(1)) })));
  });

  it.each<[string, Fields]>([
    ['an overlong name', { name: 'x'.repeat(LIMITS.name + 1) }],
    ['a number for a name', { name: 7 }],
    ['a list for a name', { name: ['Ana'] }],
    ['an end that did not happen', { state: 'ended' }],
    ['a name of who ended it though nobody did', { endedName: 'Ana' }],
    ['another admission than the call’s', { admission: 'open' }],
    ['a lock that the call has not', { locked: true }],
    ['an opening that the call has not', { opensAt: fromNow(minutes(5)) }],
    ['a purge time within a day', { purgeAt: fromNow(TIMES.purgeAtLeastMs - minutes(1)) }],
    ['a purge time too far ahead', { purgeAt: fromNow(TIMES.purgeAtMostMs + minutes(60)) }],
    ['a purge time that is no time', { purgeAt: 'never' }],
    ['an unknown field', { note: 'x' }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(CALL, waitingCall({ admission: 'knock' }));
    await assertFails(write(HOST, lobby(changes)));
    await rules.store(PATH, lobby());
    await assertFails(write(HOST, lobby(changes)));
  });

  it.each(Object.keys(lobby()))('is denied without %s', async (field) => {
    await rules.store(CALL, waitingCall({ admission: 'knock' }));
    await assertFails(write(HOST, without(lobby(), field)));
  });

  it('is read by anyone who is signed in and has the ID', async () => {
    await rules.store(PATH, lobby());
    await assertSucceeds(getDoc(doc(rules.as(STRANGER), PATH)));
    await assertFails(getDoc(doc(rules.nobody, PATH)));
    await assertFails(getDocs(collection(rules.as(HOST), 'lobby')));
  });

  it('is deleted by nobody', async () => {
    await rules.store(CALL, waitingCall({ admission: 'knock' }));
    await rules.store(PATH, lobby());
    await assertFails(deleteDoc(doc(rules.as(HOST), PATH)));
  });
});
