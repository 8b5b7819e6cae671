import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { collection, deleteDoc, doc, getDoc, getDocs, setDoc, updateDoc } from 'firebase/firestore';
import { describe, it } from 'vitest';
import { LIMITS, TIMES } from '../../contract/limits.ts';
import {
  GUEST,
  HOST,
  ID,
  STRANGER,
  fromNow,
  minutes,
  newCall,
  newSeat,
  useRules,
  waitingCall,
  without,
  type Fields,
} from './environment.ts';

const rules = useRules();
const PATH = 'rooms/team-blue';
const OLD = 'bbbbbbbbbb';
const room = (changes: Fields = {}): Fields => ({
  call: ID,
  purgeAt: fromNow(TIMES.purgeAfterMs),
  ...changes,
});
/** Makes a call and, in the same commit, a room that means it. */
const found = (uid = HOST, data = room(), path = PATH): Promise<void> =>
  rules.commit(uid, {
    set: {
      [`calls/${ID}`]: newCall({ host: uid, caller: newSeat(uid, 'h'), room: path.slice('rooms/'.length) }),
      [path]: data,
    },
  });

describe('a room', () => {
  it('comes with its call, in one commit', () => assertSucceeds(found()));

  it('is the only one of its call, which says so', async () => {
    const commit = (changes: Fields, ...names: string[]): Promise<void> =>
      rules.commit(HOST, {
        set: {
          [`calls/${ID}`]: newCall(changes),
          ...Object.fromEntries(names.map((name) => [`rooms/${name}`, room()])),
        },
      });
    await assertFails(commit({}, 'team-blue'));
    await assertFails(commit({ room: 'team-red' }, 'team-blue'));
    await assertFails(commit({ room: 'team-blue' }, 'team-blue', 'team-red'));
    await assertSucceeds(commit({ room: 'team-blue' }, 'team-blue'));
  });

  it('is not for a call that was made without it, one’s own or another’s', async () => {
    await rules.store(`calls/${ID}`, waitingCall());
    for (const uid of [HOST, STRANGER]) {
      await assertFails(setDoc(doc(rules.as(uid), PATH), room()));
    }
    await rules.store(PATH, room({ call: OLD }));
    await assertFails(updateDoc(doc(rules.as(HOST), PATH), { call: ID }));
  });

  it('is not for another’s call that was made with it', async () => {
    await rules.store(`calls/${ID}`, waitingCall({ room: 'team-blue' }));
    await assertFails(setDoc(doc(rules.as(STRANGER), PATH), room()));
    await assertSucceeds(setDoc(doc(rules.as(HOST), PATH), room()));
  });

  it('is not for a call that there is not, nor for another than the one that is made', async () => {
    await assertFails(setDoc(doc(rules.as(HOST), PATH), room()));
    await assertFails(found(HOST, room({ call: OLD })));
  });

  it('is not for who is not signed in', () => assertFails(setDoc(doc(rules.nobody, PATH), room())));

  it('has a name up to the limit', async () => {
    await assertFails(found(HOST, room(), `rooms/${'x'.repeat(LIMITS.room + 1)}`));
    await assertSucceeds(found(HOST, room(), `rooms/${'é'.repeat(LIMITS.room)}`));
  });

  it.each<[string, Fields]>([
    ['a number for its call', { call: 7 }],
    ['an empty name of its call', { call: '' }],
    ['a path for its call', { call: `${ID}/knocks/x` }],
    ['a purge time within a day', { purgeAt: fromNow(TIMES.purgeAtLeastMs - minutes(1)) }],
    ['a purge time too far ahead', { purgeAt: fromNow(TIMES.purgeAtMostMs + minutes(60)) }],
    ['a purge time that is no time', { purgeAt: 7 }],
    ['an unknown field', { host: HOST }],
  ])('is denied with %s', async (_, changes) => {
    await assertFails(found(HOST, room(changes)));
    await rules.store(PATH, room({ call: OLD }));
    await assertFails(found(HOST, room(changes)));
  });

  it.each(Object.keys(room()))('is denied without %s', (field) =>
    assertFails(found(HOST, without(room(), field))),
  );

  it('is taken over once its call is gone, has ended or is abandoned, and not before', async () => {
    const ended = { ...without(waitingCall(), 'caller', 'offer'), state: 'ended' };
    const alive = [{}, { aliveAt: fromNow(-TIMES.abandonedAfterMs + minutes(0.5)) }];
    for (const changes of alive) {
      await rules.store(`calls/${OLD}`, waitingCall(changes));
      await rules.store(PATH, room({ call: OLD }));
      await assertFails(found(GUEST));
      await assertFails(found(HOST));
    }
    await rules.store(`calls/${OLD}`, waitingCall({ aliveAt: fromNow(-TIMES.abandonedAfterMs - 6000) }));
    await assertSucceeds(found(GUEST));
    await rules.store(PATH, room({ call: 'cccccccccc' }));
    await assertSucceeds(
      rules.commit(GUEST, {
        set: {
          'calls/dddddddddd': newCall({ host: GUEST, caller: newSeat(GUEST, 'g'), room: 'team-blue' }),
          [PATH]: room({ call: 'dddddddddd' }),
        },
      }),
    );
    await rules.store(`calls/${OLD}`, ended);
    await rules.store(PATH, room({ call: OLD }));
    await assertSucceeds(
      rules.commit(STRANGER, {
        set: {
          'calls/ffffffffff': newCall({ host: STRANGER, caller: newSeat(STRANGER, 's'), room: 'team-blue' }),
          [PATH]: room({ call: 'ffffffffff' }),
        },
      }),
    );
  });

  it('is not renewed by itself', async () => {
    await rules.store(`calls/${ID}`, waitingCall());
    await rules.store(PATH, room());
    await assertFails(updateDoc(doc(rules.as(HOST), PATH), { purgeAt: fromNow(TIMES.purgeAfterMs) }));
  });

  it('is read by anyone who is signed in and knows its name', async () => {
    await rules.store(PATH, room());
    await assertSucceeds(getDoc(doc(rules.as(STRANGER), PATH)));
    await assertFails(getDoc(doc(rules.nobody, PATH)));
    await assertFails(getDocs(collection(rules.as(HOST), 'rooms')));
  });

  it('is deleted by nobody', async () => {
    await rules.store(PATH, room());
    await assertFails(deleteDoc(doc(rules.as(HOST), PATH)));
  });
});
