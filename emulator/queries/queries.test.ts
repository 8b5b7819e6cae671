import { beforeEach, describe, expect, it } from 'vitest';
import type * as v1 from '../protocol/messages.ts';
import { ADMIN, localFirestore, ROOT, type Local } from '../services/testing/local.ts';

let local: Local;

const int = (value: number): v1.Value => ({ integerValue: String(value) });
const text = (stringValue: string): v1.Value => ({ stringValue });
const array = (...values: v1.Value[]): v1.Value => ({ arrayValue: { values } });
const NULL: v1.Value = { nullValue: 'NULL_VALUE' };
const reference = (path: string): v1.Value => ({ referenceValue: `${ROOT}/${path}` });

type Filter = NonNullable<v1.StructuredQuery['where']>;
type FieldOp = NonNullable<NonNullable<Filter['fieldFilter']>['op']>;
const where = (fieldPath: string, op: FieldOp, value: v1.Value): Filter => ({
  fieldFilter: { field: { fieldPath }, op, value },
});
const and = (...filters: Filter[]): Filter => ({ compositeFilter: { op: 'AND', filters } });
const or = (...filters: Filter[]): Filter => ({ compositeFilter: { op: 'OR', filters } });
const by = (fieldPath: string, direction: 'ASCENDING' | 'DESCENDING' = 'ASCENDING') => ({
  field: { fieldPath },
  direction,
});

const run = async (query: v1.StructuredQuery, parent = ROOT): Promise<string[]> => {
  const answers = await local.service.runQuery(
    { parent, structuredQuery: { from: [{ collectionId: 'c' }], ...query } },
    ADMIN,
  );
  return answers.flatMap(({ document }) => (document?.name ? [document.name.slice(`${ROOT}/`.length)] : []));
};
const ids = async (query: v1.StructuredQuery): Promise<string> =>
  (await run(query)).map((path) => path.replace('c/', '')).join(' ');

beforeEach(async () => {
  local = localFirestore();
  await local.set('c/a', { n: int(1), s: text('x'), tags: array(text('red'), int(1)) });
  await local.set('c/b', { n: { doubleValue: 2.5 }, s: text('y'), tags: array(text('blue')) });
  await local.set('c/c', { n: int(3), s: text('x') });
  await local.set('c/d', { n: text('three') });
  await local.set('c/e', { n: NULL });
  await local.set('c/f', { n: { doubleValue: NaN } });
  await local.set('c/g', { other: int(1), m: { mapValue: { fields: { deep: int(1) } } } });
});

describe('filters', () => {
  it.each<[string, Filter, string]>([
    ['==', where('n', 'EQUAL', { doubleValue: 1 }), 'a'],
    ['== null', { unaryFilter: { field: { fieldPath: 'n' }, op: 'IS_NULL' } }, 'e'],
    ['is NaN', { unaryFilter: { field: { fieldPath: 'n' }, op: 'IS_NAN' } }, 'f'],
    ['is not null', { unaryFilter: { field: { fieldPath: 'n' }, op: 'IS_NOT_NULL' } }, 'f a b c d'],
    ['is not NaN', { unaryFilter: { field: { fieldPath: 'n' }, op: 'IS_NOT_NAN' } }, 'a b c d'],
    ['!=', where('n', 'NOT_EQUAL', int(3)), 'f a b d'],
    ['<, of one type', where('n', 'LESS_THAN', int(3)), 'f a b'],
    ['<=', where('n', 'LESS_THAN_OR_EQUAL', int(3)), 'f a b c'],
    ['>', where('n', 'GREATER_THAN', int(1)), 'b c'],
    ['>=', where('n', 'GREATER_THAN_OR_EQUAL', int(1)), 'a b c'],
    ['in', where('n', 'IN', array(int(3), text('three'))), 'c d'],
    ['not-in', where('n', 'NOT_IN', array(int(3), int(1))), 'f b d'],
    ['not-in null finds nothing', where('n', 'NOT_IN', array(NULL)), ''],
    ['array-contains', where('tags', 'ARRAY_CONTAINS', { doubleValue: 1 }), 'a'],
    ['array-contains-any', where('tags', 'ARRAY_CONTAINS_ANY', array(text('blue'), text('red'))), 'a b'],
    ['a nested field', where('m.deep', 'EQUAL', int(1)), 'g'],
    ['and', and(where('s', 'EQUAL', text('x')), where('n', 'GREATER_THAN', int(1))), 'c'],
    ['or', or(where('s', 'EQUAL', text('y')), where('n', 'EQUAL', int(1))), 'a b'],
    ['a name', where('__name__', 'EQUAL', reference('c/b')), 'b'],
    ['names after', where('__name__', 'GREATER_THAN', reference('c/e')), 'f g'],
    ['names in', where('__name__', 'IN', array(reference('c/b'), reference('c/zz'))), 'b'],
  ])('%s', async (_, filter, expected) => {
    expect(await ids({ where: filter })).toBe(expected);
  });
});

describe('order, cursors and limits', () => {
  it('leaves out documents without the field, and breaks ties by name', async () => {
    expect(await ids({ orderBy: [by('s')] })).toBe('a c b');
    expect(await ids({ orderBy: [by('s', 'DESCENDING')] })).toBe('b c a');
    expect(await ids({ orderBy: [by('n')] })).toBe('e f a b c d');
    expect(await ids({ orderBy: [by('__name__', 'DESCENDING')], limit: { value: 2 } })).toBe('g f');
  });

  it('starts and ends where cursors say', async () => {
    const orderBy = [by('s'), by('__name__')];
    expect(await ids({ orderBy, startAt: { values: [text('x'), reference('c/a')], before: false } })).toBe(
      'c b',
    );
    expect(await ids({ orderBy, startAt: { values: [text('x')], before: true } })).toBe('a c b');
    expect(await ids({ orderBy, startAt: { values: [text('x')] } })).toBe('b');
    expect(await ids({ orderBy, endAt: { values: [text('x')] } })).toBe('a c');
    expect(await ids({ orderBy, endAt: { values: [text('x')], before: true } })).toBe('');
    expect(
      await ids({ orderBy: [by('__name__')], startAt: { values: [reference('c/b')] }, limit: { value: 2 } }),
    ).toBe('c d');
    expect(
      await ids({ orderBy: [by('__name__', 'DESCENDING')], startAt: { values: [reference('c/b')] } }),
    ).toBe('a');
  });

  it('passes over an offset and bills it', async () => {
    local.admin.resetUsage('p');
    expect(await ids({ offset: 2, limit: { value: 3 } })).toBe('c d e');
    expect(local.admin.usage('p').byCause).toEqual({
      'admin query c': { operation: 'read', count: 3 },
      'admin query c (skipped by offset)': { operation: 'read', count: 2 },
    });
  });

  it('bills an empty result one read, with a time to read at', async () => {
    local.admin.resetUsage('p');
    const [answer] = await local.service.runQuery(
      { parent: ROOT, structuredQuery: { from: [{ collectionId: 'none' }] } },
      ADMIN,
    );
    expect(answer?.readTime).toBeDefined();
    expect(local.admin.usage('p').byCause).toEqual({
      'admin query none (empty)': { operation: 'read', count: 1 },
    });
  });
});

it('looks into collection groups, and under a document for everything', async () => {
  await local.set('c/a/sub/1', { n: int(1) });
  await local.set('x/y/sub/2', { n: int(2) });
  expect(await run({ from: [{ collectionId: 'sub', allDescendants: true }] })).toEqual([
    'c/a/sub/1',
    'x/y/sub/2',
  ]);
  expect(await run({ from: [{ allDescendants: true }] }, `${ROOT}/x/y`)).toEqual(['x/y/sub/2']);
});

it('selects fields', async () => {
  const select = async (...fieldPaths: string[]) => {
    const structuredQuery = {
      from: [{ collectionId: 'c' }],
      limit: { value: 1 },
      select: { fields: fieldPaths.map((fieldPath) => ({ fieldPath })) },
    };
    const [answer] = await local.service.runQuery({ parent: ROOT, structuredQuery }, ADMIN);
    return Object.keys(answer?.document?.fields ?? {});
  };
  expect(await select('n', 'missing')).toEqual(['n']);
  expect(await select('__name__')).toEqual([]);
  expect(await select()).toEqual(['n', 's', 'tags']);
});

describe('aggregations', () => {
  const aggregate = async (...aggregations: NonNullable<v1.StructuredAggregationQuery['aggregations']>) => {
    const structuredAggregationQuery = { structuredQuery: { from: [{ collectionId: 'c' }] }, aggregations };
    const [answer] = await local.service.runAggregationQuery(
      { parent: ROOT, structuredAggregationQuery },
      ADMIN,
    );
    return answer?.result?.aggregateFields;
  };

  it('count, up to a bound too', async () => {
    expect(await aggregate({ alias: 'all', count: {} }, { count: { upTo: { value: '2' } } })).toEqual({
      all: int(7),
      field_1: int(2),
    });
  });

  it('sum and average numbers only', async () => {
    await local.remove('c/f');
    expect(
      await aggregate(
        { alias: 's', sum: { field: { fieldPath: 'n' } } },
        { alias: 'a', avg: { field: { fieldPath: 'n' } } },
      ),
    ).toEqual({
      s: { doubleValue: 6.5 },
      a: { doubleValue: 6.5 / 3 },
    });
    expect(await aggregate({ alias: 's', sum: { field: { fieldPath: 'other' } } })).toEqual({ s: int(1) });
    expect(await aggregate({ alias: 'a', avg: { field: { fieldPath: 's' } } })).toEqual({ a: NULL });
    expect(await aggregate({ alias: 's', sum: { field: { fieldPath: 's' } } })).toEqual({ s: int(0) });
  });

  it('cost one read for each thousand entries', async () => {
    await Promise.all(Array.from({ length: 1000 }, (_, i) => local.set(`c/more${i}`, {})));
    local.admin.resetUsage('p');
    await aggregate({ alias: 'all', count: {} });
    expect(local.admin.usage('p').reads).toBe(2);
  });
});

it.each<[string, v1.StructuredQuery, string]>([
  ['vector search', { findNearest: {} }, 'UNIMPLEMENTED'],
  ['no collection', { from: [] }, 'UNIMPLEMENTED'],
  ['an empty in', { where: where('n', 'IN', array()) }, 'INVALID_ARGUMENT'],
  [
    'too many alternatives',
    { where: where('n', 'IN', array(...Array.from({ length: 31 }, (_, i) => int(i)))) },
    'INVALID_ARGUMENT',
  ],
  [
    'two negations',
    { where: and(where('n', 'NOT_EQUAL', int(1)), where('s', 'NOT_EQUAL', int(1))) },
    'INVALID_ARGUMENT',
  ],
  [
    'not-in with or',
    {
      where: and(
        where('n', 'NOT_IN', array(int(1))),
        or(where('s', 'EQUAL', int(1)), where('s', 'EQUAL', int(2))),
      ),
    },
    'INVALID_ARGUMENT',
  ],
  ['a name that is none', { where: where('__name__', 'EQUAL', text('c/a')) }, 'INVALID_ARGUMENT'],
  ['a cursor too long', { startAt: { values: [reference('c/a'), int(1)] } }, 'INVALID_ARGUMENT'],
  ['a negative limit', { limit: { value: -1 } }, 'INVALID_ARGUMENT'],
])('refuses %s', async (_, query, status) => {
  await expect(run(query)).rejects.toMatchObject({ status });
});
