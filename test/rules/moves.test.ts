import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { deleteField, doc, getDoc, serverTimestamp, updateDoc } from 'firebase/firestore';
import { describe, it } from 'vitest';
import { LIMITS } from '../../contract/limits.ts';
import {
  GUEST,
  HOST,
  ID,
  PAST_LEASE,
  STRANGER,
  fromNow,
  fullCall,
  hashOf,
  left,
  newOffer,
  newSeat,
  secretOf,
  storedSeat,
  useRules,
  without,
  type Fields,
} from './environment.ts';

const rules = useRules();
const PATH = `calls/${ID}`;
const update = (uid: string, changes: Fields): Promise<void> =>
  updateDoc(doc(rules.as(uid), PATH), changes as never);

const { secret, hash } = secretOf('m');

const SIDES = [
  { role: 'caller', holder: HOST, letter: 'h', other: 'callee', opposite: GUEST },
  { role: 'callee', holder: GUEST, letter: 'g', other: 'caller', opposite: HOST },
] as const;

describe.each(SIDES)('offering to move the seat of the $role', ({ role, holder, letter, opposite }) => {
  it('is for who sits there, until they take it back', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(opposite, { [`${role}.move`]: hash }));
    await assertFails(update(STRANGER, { [`${role}.move`]: hash }));
    await assertSucceeds(update(holder, { [`${role}.move`]: hash }));
    await assertSucceeds(update(holder, { [`${role}.move`]: secretOf('n').hash }));
    await assertFails(update(opposite, { [`${role}.move`]: deleteField() }));
    await assertSucceeds(update(holder, { [`${role}.move`]: deleteField() }));
  });

  it('is denied to who sits there no more', async () => {
    for (const seat of [left(storedSeat(holder, letter)), storedSeat(holder, letter, PAST_LEASE)]) {
      await rules.store(PATH, fullCall({ [role]: seat }));
      await assertFails(update(holder, { [`${role}.move`]: hash }));
    }
  });

  it.each<[string, Fields]>([
    ['a secret for its hash', { [`${role}.move`]: secret }],
    ['a hash in capitals', { [`${role}.move`]: hash.toUpperCase() }],
    ['a hash that is too long', { [`${role}.move`]: `${hash}0` }],
    ['a number', { [`${role}.move`]: 7 }],
    ['another name', { [`${role}.name`]: 'Eve' }],
    ['a sign of life', { aliveAt: fromNow(0) }],
    ['a renewed seat', { [`${role}.at`]: serverTimestamp() }],
    ['the seat gone', { [role]: deleteField(), [`${role}.move`]: undefined }],
    ['an unknown field', { note: 'x' }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(PATH, fullCall());
    const all = Object.entries({ [`${role}.move`]: hash, ...changes });
    await assertFails(update(holder, Object.fromEntries(all.filter(([, value]) => value !== undefined))));
  });
});

describe.each(SIDES)('moving the seat of the $role', ({ role, holder, letter, other, opposite }) => {
  const offered = (changes: Fields = {}): Fields =>
    fullCall({ locked: true, [role]: { ...storedSeat(holder, letter), move: hash }, ...changes });
  const seat = (changes: Fields = {}): Fields => ({ ...newSeat(STRANGER, 'n'), moved: secret, ...changes });
  const move = (changes: Fields = {}): Fields => ({
    [role]: seat(),
    aliveAt: serverTimestamp(),
    ...changes,
  });

  it('is for whoever has the secret, once', async () => {
    await rules.store(PATH, offered());
    await assertFails(getDoc(doc(rules.as(STRANGER), PATH)));
    await assertSucceeds(update(STRANGER, move()));
    await assertSucceeds(getDoc(doc(rules.as(STRANGER), PATH)));
    await assertFails(update('another', move({ [role]: { ...seat(), uid: 'another' } })));
    await assertFails(update(holder, move({ [role]: { ...seat(), uid: holder } })));
  });

  it('works on another browser of the same person', async () => {
    await rules.store(PATH, offered());
    await assertSucceeds(update(holder, move({ [role]: seat({ uid: holder }) })));
  });

  it('works while nobody sits opposite', async () => {
    await rules.store(PATH, without(offered(), other, 'answer'));
    await assertSucceeds(update(STRANGER, move()));
  });

  it('is denied where nothing was offered, or not for this seat', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(STRANGER, move()));
    await rules.store(PATH, fullCall({ [other]: { ...storedSeat(opposite, 'o'), move: hash } }));
    await assertFails(update(STRANGER, move()));
  });

  it('is denied once the seat is free', async () => {
    for (const gone of [left(storedSeat(holder, letter)), storedSeat(holder, letter, PAST_LEASE)]) {
      await rules.store(PATH, offered({ [role]: { ...gone, move: hash } }));
      await assertFails(update(STRANGER, move()));
    }
    await rules.store(PATH, without(offered(), role));
    await assertFails(update(STRANGER, move()));
  });

  it('is denied to who was removed, and once the call has ended', async () => {
    await rules.store(PATH, offered({ removed: [STRANGER] }));
    await assertFails(update(STRANGER, move()));
    await rules.store(PATH, offered({ state: 'ended' }));
    await assertFails(update(STRANGER, move()));
  });

  it('takes the host’s power along, if they have it and want it', async () => {
    const asHost = move({ host: STRANGER });
    await rules.store(PATH, offered({ host: opposite }));
    await assertFails(update(STRANGER, asHost));
    await rules.store(PATH, offered({ host: holder }));
    await assertFails(update(STRANGER, move({ host: opposite })));
    await assertSucceeds(update(STRANGER, asHost));
    await rules.store(PATH, offered({ host: holder }));
    await assertSucceeds(update(STRANGER, move()));
  });

  it('takes a secret of any length that one has, and no other text', async () => {
    for (const [text, allowed] of [
      ['m'.repeat(16), true],
      ['m'.repeat(32), true],
      ['m'.repeat(15), false],
      ['m'.repeat(33), false],
      ['M'.repeat(24), false],
    ] as const) {
      await rules.store(PATH, offered({ [role]: { ...storedSeat(holder, letter), move: hashOf(text) } }));
      const changes = move({ [role]: seat({ moved: text }) });
      await (allowed ? assertSucceeds(update(STRANGER, changes)) : assertFails(update(STRANGER, changes)));
    }
  });

  it.each<[string, Fields]>([
    ['another secret', seat({ moved: 'x'.repeat(24) })],
    ['no secret', without(seat(), 'moved')],
    ['the hash for a secret', seat({ moved: hash })],
    ['the offer kept', seat({ move: hash })],
    ['a number for a secret', seat({ moved: 7 })],
    ['someone else in the seat', seat({ uid: GUEST })],
    ['an odd peer', seat({ peer: 'x' })],
    ['an odd session', seat({ session: 'x' })],
    ['an overlong name', seat({ name: 'x'.repeat(LIMITS.name + 1) })],
    ['no name', without(seat(), 'name')],
    ['a seat of another time', seat({ at: fromNow(0) })],
    ['a seat that has left', seat({ left: 'x' })],
    ['a seat that asks', seat({ asks: 1 })],
    ['the tab that sits opposite', seat({ peer: opposite === HOST ? 'h'.repeat(16) : 'g'.repeat(16) })],
    ['an unknown field', seat({ note: 'x' })],
  ])('is denied with %s', async (_, changed) => {
    await rules.store(PATH, offered());
    await assertFails(update(STRANGER, move({ [role]: changed })));
  });

  it.each<[string, Fields]>([
    ['a sign of life of another time', { aliveAt: fromNow(-1000) }],
    ['another offer', { offer: newOffer(2) }],
    ['no answer', { answer: deleteField() }],
    ['the other seat', { [other]: newSeat(STRANGER, 'x') }],
    ['the other seat cleared', { [other]: deleteField() }],
    ['open doors', { locked: false }],
    ['oneself let in', { admitted: [STRANGER] }],
    ['an unknown field', { note: 'x' }],
  ])('is denied with %s in the call', async (_, changes) => {
    await rules.store(PATH, offered());
    await assertFails(update(STRANGER, move(changes)));
  });
});
