import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { deleteField, doc, updateDoc } from 'firebase/firestore';
import { describe, it } from 'vitest';
import { TIMES } from '../../contract/limits.ts';
import {
  GUEST,
  HOST,
  ID,
  PAST_LEASE,
  STRANGER,
  fromNow,
  fullCall,
  left,
  minutes,
  newAnswer,
  newOffer,
  newSeat,
  storedSeat,
  useRules,
  without,
  type Fields,
} from './environment.ts';

const rules = useRules();
const PATH = `calls/${ID}`;
const update = (uid: string, changes: Fields): Promise<void> =>
  updateDoc(doc(rules.as(uid), PATH), changes as never);

const SILENT = TIMES.silentSeatMs + minutes(0.1);
const NOT_YET = TIMES.silentSeatMs - minutes(0.5);

const SIDES = [
  { role: 'caller', holder: HOST, letter: 'h', own: 'callee', other: GUEST },
  { role: 'callee', holder: GUEST, letter: 'g', own: 'caller', other: HOST },
] as const;

describe.each(SIDES)('clearing the silent seat of the $role', ({ role, holder, letter, own, other }) => {
  const silent = (ageMs: number, changes: Fields = {}): Fields =>
    fullCall({ [role]: storedSeat(holder, letter, ageMs), ...changes });
  const clear = (changes: Fields = {}): Fields => ({
    [role]: deleteField(),
    answer: deleteField(),
    ...changes,
  });

  it('is for who sits opposite', async () => {
    for (const uid of [holder, STRANGER]) {
      await rules.store(PATH, silent(SILENT));
      await assertFails(update(uid, clear()));
    }
    await assertSucceeds(update(other, clear()));
  });

  it('is denied before two minutes of silence', async () => {
    await rules.store(PATH, silent(NOT_YET));
    await assertFails(update(other, clear()));
  });

  it('works when the seat is free already, and where no answer stands', async () => {
    await rules.store(PATH, silent(PAST_LEASE));
    await assertSucceeds(update(other, clear()));
    await rules.store(PATH, without(silent(SILENT), 'answer'));
    await assertSucceeds(update(other, clear()));
  });

  it('is denied to who has left, or fell silent for longer', async () => {
    const seat = storedSeat(other, 'o');
    for (const gone of [left(seat), storedSeat(other, 'o', PAST_LEASE)]) {
      await rules.store(PATH, silent(SILENT, { [own]: gone }));
      await assertFails(update(other, clear()));
    }
  });

  it('is for a guest of a locked call too, and for nobody once it has ended', async () => {
    await rules.store(PATH, silent(SILENT, { locked: true }));
    await assertSucceeds(update(other, clear()));
    await rules.store(PATH, silent(SILENT, { state: 'ended' }));
    await assertFails(update(other, clear()));
  });

  it.each<[string, Fields]>([
    ['an answer that stays', { answer: newAnswer() }],
    ['another answer', { answer: { round: 1, sdp: 'v=0 other' } }],
    ['someone else in the seat', { [role]: newSeat(STRANGER, 's') }],
    ['themselves in the seat', { [role]: newSeat(other, 'x') }],
    ['another name in the seat', { [role]: storedSeat(holder, letter, PAST_LEASE) }],
    ['a sign of life', { aliveAt: fromNow(0) }],
    ['their own seat renewed', { [`${own}.at`]: fromNow(0) }],
    ['another offer', { offer: { ...newOffer(2), at: fromNow(0) } }],
    ['no offer', { offer: deleteField() }],
    ['an unknown field', { note: 'x' }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(PATH, silent(SILENT));
    await assertFails(update(other, clear(changes)));
  });

  it('is no way to take the answer alone', async () => {
    await rules.store(PATH, silent(SILENT));
    await assertFails(update(other, { answer: deleteField() }));
  });
});
