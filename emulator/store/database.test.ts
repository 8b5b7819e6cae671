import { beforeEach, describe, expect, it } from 'vitest';
import type { Value } from '../values/value.ts';
import { Clock } from './clock.ts';
import { Database } from './database.ts';
import { applyPlan, planCommit } from './plan.ts';
import type { Range, Scope } from './view.ts';

let database: Database;

const n = (value: number) => new Map<string, Value>([['n', { type: 'integer', value: BigInt(value) }]]);
const NONE = { kind: 'none' } as const;
const set = (path: string, value = 1): number => {
  const write = {
    kind: 'update',
    path,
    precondition: NONE,
    fields: n(value),
    mask: null,
    transforms: [],
  } as const;
  const plan = planCommit(database, [write]);
  applyPlan(database, plan);
  return plan.time;
};
const remove = (path: string): void =>
  applyPlan(database, planCommit(database, [{ kind: 'delete', path, precondition: NONE }]));
const EVERYTHING: Range = { from: null, to: null };
const paths = (scope: Scope, range = EVERYTHING): string[] =>
  Array.from(database.scan(scope, range), ({ path }) => path);

beforeEach(() => {
  // A clock that stands still.
  database = new Database({ project: 'p', database: 'd' }, new Clock(() => ({ seconds: 1, nanos: 0 })));
});

describe('scanning', () => {
  beforeEach(() => {
    for (const path of ['a/2', 'a/1', 'a/1/b/x', 'a/3/b/y', 'b/z', 'aa/1']) set(path);
  });

  it('finds a collection, a group, and everything under a document', () => {
    expect(paths({ parent: '', collection: 'a', allDescendants: false })).toEqual(['a/1', 'a/2']);
    expect(paths({ parent: 'a/1', collection: 'b', allDescendants: false })).toEqual(['a/1/b/x']);
    expect(paths({ parent: '', collection: 'b', allDescendants: true })).toEqual([
      'a/1/b/x',
      'a/3/b/y',
      'b/z',
    ]);
    expect(paths({ parent: 'a/3', collection: 'b', allDescendants: true })).toEqual(['a/3/b/y']);
    expect(paths({ parent: 'a/1', collection: null, allDescendants: true })).toEqual(['a/1/b/x']);
    expect(paths({ parent: '', collection: null, allDescendants: true })).toEqual([
      'a/1',
      'a/1/b/x',
      'a/2',
      'a/3/b/y',
      'aa/1',
      'b/z',
    ]);
    expect(paths({ parent: '', collection: null, allDescendants: false })).toEqual([
      'a/1',
      'a/2',
      'aa/1',
      'b/z',
    ]);
  });

  it('keeps within a range', () => {
    const all = { parent: '', collection: null, allDescendants: true };
    expect(paths(all, { from: 'a/1/b/x', to: 'a/3/b/y' })).toEqual(['a/1/b/x', 'a/2', 'a/3/b/y']);
    // As recursiveDelete of a collection asks.
    expect(
      paths(all, { from: 'a/__id-9223372036854775808__', to: 'a\0/__id-9223372036854775808__' }),
    ).toEqual(['a/1', 'a/1/b/x', 'a/2', 'a/3/b/y']);
  });

  it('knows collections, and documents that are missing but have something below', () => {
    expect([...database.collectionIds('')]).toEqual(['a', 'aa', 'b']);
    expect([...database.collectionIds('a/3')]).toEqual(['b']);
    expect([...database.pathsWithMissing('a')]).toEqual(['a/1', 'a/2', 'a/3']);
    remove('a/3/b/y');
    expect([...database.pathsWithMissing('a')]).toEqual(['a/1', 'a/2']);
  });
});

it('gives each commit its own time, after all that were told', () => {
  const first = set('a/1');
  const read = database.clock.read();
  expect(read).toBeGreaterThanOrEqual(first);
  expect(set('a/2')).toBeGreaterThan(read);
});

it('looks back', () => {
  const before = set('a/1', 1);
  set('a/1', 2);
  set('a/2', 2);
  const then = set('a/3', 3);
  remove('a/3');
  const scope = { parent: '', collection: 'a', allDescendants: false };
  const past = (time: number) =>
    Array.from(
      database.at(time)?.scan(scope, EVERYTHING) ?? [],
      ({ path, updateTime }) => `${path}@${updateTime - before}`,
    );
  expect(past(before)).toEqual(['a/1@0']);
  expect(past(then)).toEqual(['a/1@1', 'a/2@2', 'a/3@3']);
  expect(past(database.clock.read())).toEqual(['a/1@1', 'a/2@2']);
  expect(database.at(before - 10)).toBeNull();
});

it('forgets the distant past', () => {
  const first = set('a/1', 0);
  for (let i = 1; i <= 20_001; i++) set('a/1', i);
  expect(database.at(first)).toBeNull();
  expect(database.at(first + 1)?.get('a/1')?.updateTime).toBe(first + 1);
});

it('tells commits in order even when a listener commits', () => {
  const heard: string[] = [];
  database.subscribe(({ changes }) => {
    heard.push(`first ${changes[0]?.path}`);
    if (changes[0]?.path === 'a/1') set('a/2');
  });
  database.subscribe(({ changes }) => void heard.push(`second ${changes[0]?.path}`));
  set('a/1');
  expect(heard).toEqual(['first a/1', 'second a/1', 'first a/2', 'second a/2']);
});
