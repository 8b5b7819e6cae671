import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import {
  collection,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  query,
  setDoc,
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
  newOffer,
  sessionOf,
  storedSeat,
  useRules,
  waitingCall,
} from './environment.ts';

const rules = useRules();
const PATH = `calls/${ID}`;
type Changes = Record<string, unknown>;

const SIDES = [
  { from: HOST, letter: 'h', to: GUEST, side: 'caller' },
  { from: GUEST, letter: 'g', to: HOST, side: 'callee' },
] as const;

describe.each(SIDES)('late candidates of the $side', ({ from, letter, to, side }) => {
  const path = `${PATH}/${side}Candidates`;
  const candidates = (changes: Changes = {}): Changes => ({
    round: 1,
    to,
    from,
    candidates: ['{}'],
    ...changes,
  });
  const nameOf = (n: number | string, round = 1): string => `${round}-${sessionOf(letter)}-${n}`;
  const add = (uid: string, data: Changes, name = nameOf(0)): Promise<unknown> =>
    setDoc(doc(rules.as(uid), `${path}/${name}`), data);

  it('are written by who sits there, for who sits opposite', async () => {
    await rules.store(PATH, fullCall());
    await assertSucceeds(add(from, candidates()));
    await assertFails(add(to, candidates({ from: to }), nameOf(1)));
    await assertFails(add(to, candidates(), nameOf(1)));
    await assertFails(add(STRANGER, candidates({ from: STRANGER }), nameOf(1)));
    await assertFails(setDoc(doc(rules.nobody, `${path}/${nameOf(1)}`), candidates()));
  });

  it('are as many as there are names, for each round and each stay', async () => {
    await rules.store(PATH, fullCall({ offer: newOffer(12) }));
    const add12 = (name: string): Promise<unknown> => add(from, candidates({ round: 12 }), name);
    await assertSucceeds(add12(nameOf(0, 12)));
    await assertFails(add12(nameOf(0, 12)));
    await assertSucceeds(add12(nameOf(9, 12)));
    await assertSucceeds(add12(nameOf(10, 12)));
    await assertSucceeds(add12(nameOf(LIMITS.candidateDocuments - 1, 12)));
    await assertFails(add12(nameOf(LIMITS.candidateDocuments, 12)));
  });

  it.each([
    ['of another round', nameOf(0, 2)],
    ['of another stay', `1-${sessionOf('x')}-0`],
    ['with more before it', `0${nameOf(0)}`],
    ['with more after it', nameOf('0-0')],
    ['with a number of another form', nameOf('00')],
    ['without a number', `1-${sessionOf(letter)}`],
    ['with letters for a number', nameOf('x')],
    ['that is any', 'one'],
  ])('are denied under a name %s', async (_, name) => {
    await rules.store(PATH, fullCall());
    await assertFails(add(from, candidates(), name));
  });

  it('are denied of another round, whatever their name', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(add(from, candidates({ round: 2 }), nameOf(0, 2)));
    await rules.store(PATH, fullCall({ offer: newOffer(2) }));
    await assertFails(add(from, candidates()));
    await assertSucceeds(add(from, candidates({ round: 2 }), nameOf(0, 2)));
  });

  it.each<[string, Changes]>([
    ['another round than its name', { round: 2 }],
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
