import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import {
  addDoc,
  collection,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  query,
  updateDoc,
  where,
} from 'firebase/firestore';
import { describe, it } from 'vitest';
import { LIMITS } from '../../contract/limits.ts';
import {
  GUEST,
  HOST,
  ID,
  PAST_LEASE,
  STRANGER,
  fullCall,
  storedSeat,
  useRules,
  waitingCall,
} from './environment.ts';

const rules = useRules();
const PATH = `calls/${ID}`;
type Changes = Record<string, unknown>;

const SIDES = [
  { from: HOST, to: GUEST, side: 'caller' },
  { from: GUEST, to: HOST, side: 'callee' },
] as const;

describe.each(SIDES)('late candidates of the $side', ({ from, to, side }) => {
  const path = `${PATH}/${side}Candidates`;
  const candidates = (changes: Changes = {}): Changes => ({
    round: 1,
    to,
    from,
    candidates: ['{}'],
    ...changes,
  });
  const add = (uid: string, data: Changes): Promise<unknown> => addDoc(collection(rules.as(uid), path), data);

  it('are written by who sits there, for who sits opposite', async () => {
    await rules.store(PATH, fullCall());
    await assertSucceeds(add(from, candidates()));
    await assertFails(add(to, candidates({ from: to })));
    await assertFails(add(to, candidates()));
    await assertFails(add(STRANGER, candidates({ from: STRANGER })));
    await assertFails(addDoc(collection(rules.nobody, path), candidates()));
  });

  it.each<[string, Changes]>([
    ['another round', { round: 2 }],
    ['another receiver', { to: STRANGER }],
    ['another writer', { from: STRANGER }],
    ['no candidates', { candidates: [] }],
    ['too many', { candidates: Array.from({ length: LIMITS.candidates + 1 }, () => 'c') }],
    ['an oversized one', { candidates: ['c'.repeat(LIMITS.candidate + 1)] }],
    [
      'an oversized one in the last place',
      {
        candidates: [
          ...Array.from({ length: LIMITS.candidates - 1 }, () => 'c'),
          'c'.repeat(LIMITS.candidate + 1),
        ],
      },
    ],
    ['one that is a number', { candidates: ['c', 7] }],
    ['one that is a map', { candidates: [{ c: 1 }] }],
    ['no list', { candidates: 'c' }],
    ['an unknown field', { note: 'x' }],
  ])('are denied with %s', async (_, changes) => {
    await rules.store(PATH, fullCall());
    await assertFails(add(from, candidates(changes)));
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('are denied with an oversized one at place %i', async (place) => {
    await rules.store(PATH, fullCall());
    const oversized = Array.from({ length: LIMITS.candidates }, (_, i) =>
      i === place ? 'c'.repeat(LIMITS.candidate + 1) : 'c',
    );
    await assertFails(add(from, candidates({ candidates: oversized })));
  });

  it.each(['round', 'to', 'from', 'candidates'])('are denied without %s', async (field) => {
    await rules.store(PATH, fullCall());
    const data = candidates();
    delete data[field];
    await assertFails(add(from, data));
  });

  it('are allowed up to the limits', async () => {
    await rules.store(PATH, fullCall());
    await assertSucceeds(
      add(
        from,
        candidates({
          candidates: Array.from({ length: LIMITS.candidates }, () => 'c'.repeat(LIMITS.candidate)),
        }),
      ),
    );
  });

  it('are denied to or from a seat that is free, and without a call', async () => {
    await assertFails(add(from, candidates()));
    for (const role of ['caller', 'callee']) {
      const holder = role === 'caller' ? HOST : GUEST;
      await rules.store(PATH, fullCall({ [role]: storedSeat(holder, holder[0] ?? 'x', PAST_LEASE) }));
      await assertFails(add(from, candidates()));
    }
    await rules.store(PATH, waitingCall());
    await assertFails(add(from, candidates()));
  });

  it('are listed by whom they are for, by a query that says so', async () => {
    await rules.store(`${path}/one`, candidates());
    await assertSucceeds(getDocs(query(collection(rules.as(to), path), where('to', '==', to))));
    await assertFails(getDocs(collection(rules.as(to), path)));
    await assertFails(getDocs(query(collection(rules.as(STRANGER), path), where('to', '==', to))));
    await assertFails(getDocs(query(collection(rules.nobody, path), where('to', '==', to))));
    await assertFails(getDoc(doc(rules.as(from), `${path}/one`)));
  });

  it('are never changed or deleted', async () => {
    await rules.store(PATH, fullCall());
    await rules.store(`${path}/one`, candidates());
    await assertFails(updateDoc(doc(rules.as(from), `${path}/one`), { candidates: ['x'] }));
    await assertFails(deleteDoc(doc(rules.as(from), `${path}/one`)));
  });
});
