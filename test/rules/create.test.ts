import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { Timestamp, doc, setDoc } from 'firebase/firestore';
import { describe, it } from 'vitest';
import { LIMITS, TIMES } from '../../contract/limits.ts';
import {
  GUEST,
  HOST,
  ID,
  fromNow,
  minutes,
  newCall,
  newOffer,
  newSeat,
  useRules,
  without,
} from './environment.ts';

const rules = useRules();
const create = (data: Record<string, unknown>, uid = HOST, id = ID): Promise<void> =>
  setDoc(doc(rules.as(uid), `calls/${id}`), data);

describe('creating a call', () => {
  it('is for someone signed in, as its host and caller', () => assertSucceeds(create(newCall())));

  it('is not for someone who is not signed in', () =>
    assertFails(setDoc(doc(rules.nobody, `calls/${ID}`), newCall())));

  it('may have a room’s name up to the limit', () =>
    assertSucceeds(create(newCall({ room: 'x'.repeat(LIMITS.room) }))));

  it('may start with admission by knocking', () => assertSucceeds(create(newCall({ admission: 'knock' }))));

  it('cannot replace a call that exists', async () => {
    await create(newCall());
    await assertFails(create(newCall()));
    await assertFails(create(newCall({ host: GUEST, caller: newSeat(GUEST, 'g') }), GUEST));
  });

  it.each(['abc', 'abcdefghjkm', 'ABCDEFGHJK', 'abcdefghil', 'abc-defg-h'])('refuses the ID %s', (id) =>
    assertFails(create(newCall(), HOST, id)),
  );

  it.each(Object.keys(newCall()))('refuses a call without %s', (field) =>
    assertFails(create(without(newCall(), field))),
  );

  it.each<[string, Record<string, unknown>]>([
    ['someone else as host', { host: GUEST }],
    ['a call that has ended', { state: 'ended' }],
    ['an unknown kind of admission', { admission: 'any' }],
    ['people let in before they came', { admitted: [GUEST] }],
    ['people removed before they came', { removed: [GUEST] }],
    ['a locked call', { locked: true }],
    ['someone else as caller', { caller: newSeat(GUEST, 'g') }],
    ['a callee', { callee: newSeat(GUEST, 'g') }],
    ['an answer', { answer: { round: 1, sdp: 'v=0' } }],
    ['an unknown field', { note: 'hello' }],
    ['a sign of life of another time', { aliveAt: fromNow(minutes(60)) }],
    ['a room’s name that is too long', { room: 'x'.repeat(LIMITS.room + 1) }],
    ['a room’s name that is no text', { room: ['team-blue'] }],
    ['a purge time within a day', { purgeAt: fromNow(TIMES.purgeAtLeastMs - minutes(1)) }],
    ['a purge time too far ahead', { purgeAt: fromNow(TIMES.purgeAtMostMs + minutes(60)) }],
    ['a purge time that is no time', { purgeAt: 'never' }],
  ])('refuses %s', (_, changes) => assertFails(create(newCall(changes))));

  it.each<[string, Record<string, unknown>]>([
    ['a short peer', { peer: 'abc' }],
    ['a peer with other symbols', { peer: 'h'.repeat(15) + '/' }],
    ['a peer that is no string', { peer: 7 }],
    ['an overlong session', { session: 'h'.repeat(LIMITS.peer + 1) }],
    ['an overlong name', { name: 'a'.repeat(LIMITS.name + 1) }],
    ['a name that is a number', { name: 7 }],
    ['a name that is a list', { name: ['Ana'] }],
    ['a time of the client', { at: Timestamp.fromMillis(1_000) }],
    ['a seat that has left', { left: 'h'.repeat(17) }],
    ['a seat that asks', { asks: 1 }],
    ['an unknown field', { admin: true }],
  ])('refuses a seat with %s', (_, changes) =>
    assertFails(create(newCall({ caller: { ...newSeat(HOST, 'h'), ...changes } }))),
  );

  it.each(['uid', 'peer', 'session', 'name', 'at'])('refuses a seat without %s', (field) =>
    assertFails(create(newCall({ caller: without(newSeat(HOST, 'h'), field) }))),
  );

  it('allows the longest name and an empty one', async () => {
    await assertSucceeds(
      create(newCall({ caller: { ...newSeat(HOST, 'h'), name: 'a'.repeat(LIMITS.name) } })),
    );
    await assertSucceeds(
      create(newCall({ caller: { ...newSeat(HOST, 'h'), name: '' } }), HOST, 'bbbbbbbbbb'),
    );
  });

  it.each<[string, Record<string, unknown>]>([
    ['another round', { round: 2 }],
    ['a round that is no whole number', { round: 1.5 }],
    ['a round that is a string', { round: '1' }],
    ['an odd connection id', { pc: 'x' }],
    ['an empty description', { sdp: '' }],
    ['an oversized description', { sdp: 'v'.repeat(LIMITS.sdp + 1) }],
    ['a description that is no string', { sdp: ['v=0'] }],
    ['a time of the client', { at: fromNow(-minutes(1)) }],
    ['an unknown field', { type: 'offer' }],
  ])('refuses an offer with %s', (_, changes) =>
    assertFails(create(newCall({ offer: { ...newOffer(), ...changes } }))),
  );

  it('allows a description of the longest size', () =>
    assertSucceeds(create(newCall({ offer: { ...newOffer(), sdp: 'v'.repeat(LIMITS.sdp) } }))));
});
