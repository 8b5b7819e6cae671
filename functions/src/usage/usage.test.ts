import { describe, expect, it } from 'vitest';
import type { FirestoreRest } from '../firestore/rest.ts';
import type { Limits } from './limits.ts';
import { createUsage, type Usage } from './usage.ts';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const HOUR = 60 * 60_000;
const LIMITS: Limits = { personPerHour: 3, callPerHour: 5, addressPerHour: 8, projectPerDay: 12, shards: 1 };

const asker = (person: string, call = `call of ${person}`, address = `address of ${person}`) => ({
  person,
  call,
  address,
});

/** Counts as Firestore does: masked fields without a value go, then increments apply. */
function fakeFirestore() {
  /** By document, then by the map that the counter is in. */
  const documents = new Map<string, Map<string, Map<string, number>>>();
  let commits = 0;
  const firestore: Pick<FirestoreRest, 'commit'> = {
    commit: async ({ path, fields, updateMask, updateTransforms }) => {
      commits += 1;
      const document = documents.get(path) ?? new Map<string, Map<string, number>>();
      documents.set(path, document);
      for (const masked of updateMask.fieldPaths) if (!(masked in fields)) document.delete(masked);
      return updateTransforms.map(({ fieldPath, increment }) => {
        const parent = fieldPath.slice(0, Math.max(0, fieldPath.lastIndexOf('.')));
        const map = document.get(parent) ?? new Map<string, number>();
        document.set(parent, map);
        const sum = (map.get(fieldPath) ?? 0) + Number(increment.integerValue);
        map.set(fieldPath, sum);
        return sum;
      });
    },
  };
  const names = (): string[] =>
    [...documents.values()].flatMap((maps) => [...maps.values()].flatMap((map) => [...map.keys()]));
  return { firestore, documents, names, commits: () => commits };
}

const usageWith = (
  fake: ReturnType<typeof fakeFirestore>,
  limits: Partial<Limits> = {},
  key = 'key',
): Usage =>
  createUsage(
    fake.firestore,
    () => ({ ...LIMITS, ...limits }),
    () => key,
  );

describe('Usage', () => {
  it('takes one write a mint', async () => {
    const fake = fakeFirestore();
    const usage = usageWith(fake);
    expect(await usage.count(asker('ana'), NOW)).toEqual({ kind: 'within' });
    expect(await usage.count(asker('ben'), NOW)).toEqual({ kind: 'within' });
    expect(fake.commits()).toBe(2);
    expect([...fake.documents.keys()]).toEqual(['usage/2026-11-21-0']);
  });

  it('refuses a person beyond the limit, then from memory until the hour is over', async () => {
    const fake = fakeFirestore();
    const usage = usageWith(fake);
    for (let i = 0; i < 3; i++) {
      expect(await usage.count(asker('ana', `call ${i}`, `address ${i}`), NOW)).toEqual({ kind: 'within' });
    }
    const refusal = { kind: 'over', by: 'person', until: Date.UTC(2026, 10, 21, 10) };
    expect(await usage.count(asker('ana', 'another', 'elsewhere'), NOW)).toEqual(refusal);
    const before = fake.commits();
    expect(await usage.count(asker('ana', 'another', 'elsewhere'), NOW + 1)).toEqual(refusal);
    expect(fake.commits()).toBe(before);
    expect(await usage.count(asker('ana'), NOW + HOUR)).toEqual({ kind: 'within' });
  });

  it('counts calls and addresses whoever the person is', async () => {
    const calls = usageWith(fakeFirestore());
    for (let i = 0; i < 5; i++) await calls.count(asker(`p${i}`, 'one call'), NOW);
    expect(await calls.count(asker('p5', 'one call'), NOW)).toMatchObject({ kind: 'over', by: 'call' });

    const addresses = usageWith(fakeFirestore());
    for (let i = 0; i < 8; i++) await addresses.count(asker(`p${i}`, `c${i}`, 'one address'), NOW);
    const ninth = await addresses.count(asker('p8', 'c8', 'one address'), NOW);
    expect(ninth).toMatchObject({ kind: 'over', by: 'address' });
  });

  it('lets two instances share the counts', async () => {
    const fake = fakeFirestore();
    const [one, other] = [usageWith(fake), usageWith(fake)];
    for (let i = 0; i < 3; i++) await one.count(asker('ana', `c${i}`, `a${i}`), NOW);
    expect(await other.count(asker('ana'), NOW)).toMatchObject({ kind: 'over', by: 'person' });
  });

  it('pauses for everyone when the day is used up, without writing any more', async () => {
    const fake = fakeFirestore();
    const usage = usageWith(fake);
    for (let i = 0; i < 12; i++) expect(await usage.count(asker(`p${i}`), NOW)).toEqual({ kind: 'within' });
    const midnight = Date.UTC(2026, 10, 22);
    expect(await usage.count(asker('late'), NOW)).toEqual({ kind: 'paused', until: midnight });
    expect(fake.commits()).toBe(13);
    expect(await usage.count(asker('later'), midnight - 1)).toMatchObject({ kind: 'paused' });
    expect(fake.commits()).toBe(13);
    expect(await usage.count(asker('tomorrow'), midnight)).toEqual({ kind: 'within' });
  });

  it('keeps the counts of an hour and drops those that are over', async () => {
    const fake = fakeFirestore();
    const usage = usageWith(fake, { projectPerDay: 1000 });
    for (let hour = 0; hour < 9; hour++) await usage.count(asker('ana'), NOW + hour * HOUR);
    expect(new Set(fake.names().map((name) => name.slice(0, 9)))).toEqual(
      new Set(['day', 'hours.h16', 'hours.h17']),
    );
  });

  it('holds nothing that tells who asked', async () => {
    const fake = fakeFirestore();
    const usage = usageWith(fake);
    await usage.count({ person: 'ana', call: 'abcdefghjk', address: '192.0.2.7' }, NOW);
    const stored = JSON.stringify([...fake.documents.keys(), ...fake.names()]);
    expect(stored).not.toMatch(/ana|abcdefghjk|192|(?:\d+\.){3}/);
    expect(stored).toMatch(/hours\.h09\.address0_[0-9a-f]{1,3}"/);
  });

  it('chooses other counters with another key, and in another hour', async () => {
    const fields = async (key: string, at: number): Promise<string[]> => {
      const fake = fakeFirestore();
      await usageWith(fake, {}, key).count(asker('ana'), at);
      return fake.names().map((name) => name.slice('hours.h09'.length));
    };
    const first = await fields('key', NOW);
    expect(await fields('key', NOW)).toEqual(first);
    expect(await fields('other', NOW)).not.toEqual(first);
    expect(await fields('key', NOW + HOUR)).not.toEqual(first);
  });

  it('spreads over shards by address, each with its part of the day', async () => {
    const fake = fakeFirestore();
    const usage = usageWith(fake, { shards: 4, projectPerDay: 400 });
    for (let i = 0; i < 100; i++) await usage.count(asker(`p${i}`), NOW);
    expect([...fake.documents.keys()].toSorted()).toEqual(
      [0, 1, 2, 3].map((shard) => `usage/2026-11-21-${shard}`),
    );
    const small = usageWith(fakeFirestore(), { shards: 4, projectPerDay: 4, addressPerHour: 100 });
    await small.count(asker('ana', 'c', 'one address'), NOW);
    expect(await small.count(asker('ben', 'd', 'one address'), NOW)).toMatchObject({ kind: 'paused' });
  });

  it('seldom takes someone for another: fewer than 1 in 100 after 1,000 others', async () => {
    const usage = usageWith(fakeFirestore(), { personPerHour: 5, projectPerDay: 1e9 });
    for (let i = 0; i < 1000; i++) {
      await usage.count(asker(`p${i}`), NOW);
      await usage.count(asker(`p${i}`), NOW);
    }
    let wrong = 0;
    for (let i = 0; i < 200; i++) {
      if ((await usage.count(asker(`new ${i}`), NOW)).kind !== 'within') wrong += 1;
    }
    expect(wrong).toBeLessThan(2);
  });

  it('does not take an answer without numbers for zero', async () => {
    const usage = createUsage(
      { commit: async () => [] },
      () => LIMITS,
      () => 'key',
    );
    await expect(usage.count(asker('ana'), NOW)).rejects.toThrow(RangeError);
  });
});
