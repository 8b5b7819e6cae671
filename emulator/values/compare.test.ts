import { describe, expect, it } from 'vitest';
import { compareValues, equalValues } from './compare.ts';
import { identicalValues } from './identical.ts';
import { comparePaths, compareStrings } from './order.ts';
import type { Value } from './value.ts';

const text = (value: string): Value => ({ type: 'string', value });
const int = (value: number): Value => ({ type: 'integer', value: BigInt(value) });
const double = (value: number): Value => ({ type: 'double', value });
const array = (...values: Value[]): Value => ({ type: 'array', values });
const map = (fields: Record<string, Value>): Value => ({
  type: 'map',
  fields: new Map(Object.entries(fields)),
});
const reference = (path: string): Value => ({
  type: 'reference',
  value: `projects/p/databases/(default)/documents/${path}`,
});
const vector = (...values: number[]): Value =>
  map({ __type__: text('__vector__'), value: array(...values.map(double)) });

/** Strictly ascending. */
const ASCENDING: readonly Value[] = [
  { type: 'null' },
  { type: 'boolean', value: false },
  { type: 'boolean', value: true },
  double(NaN),
  double(-Infinity),
  int(-5),
  double(-0.5),
  int(0),
  double(0.5),
  int(1),
  { type: 'integer', value: 9007199254740992n },
  { type: 'integer', value: 9007199254740993n },
  double(Infinity),
  { type: 'timestamp', value: { seconds: 1, nanos: 0 } },
  { type: 'timestamp', value: { seconds: 1, nanos: 1000 } },
  text(''),
  text('a'),
  text('ab'),
  text('b'),
  text('ž'),
  text('\uffff'),
  text('😀'),
  { type: 'bytes', value: Uint8Array.of(1) },
  { type: 'bytes', value: Uint8Array.of(1, 0) },
  { type: 'bytes', value: Uint8Array.of(2) },
  reference('a/1'),
  reference('a/1/b/1'),
  reference('a/2'),
  { type: 'geoPoint', latitude: -1, longitude: 5 },
  { type: 'geoPoint', latitude: 1, longitude: 2 },
  array(),
  array(int(1)),
  array(int(1), int(2)),
  array(int(2)),
  vector(9),
  vector(1, 2),
  vector(1, 3),
  map({}),
  map({ a: int(1) }),
  map({ a: int(1), b: int(0) }),
  map({ a: int(2) }),
  map({ b: int(0) }),
];

describe('the order of values', () => {
  it('is total, over all types', () => {
    for (const [i, a] of ASCENDING.entries()) {
      for (const [j, b] of ASCENDING.entries()) {
        expect(Math.sign(compareValues(a, b)), `${i} and ${j}`).toBe(Math.sign(i - j));
      }
    }
  });

  it('takes numbers as equal whatever their type, but they are not identical', () => {
    expect(equalValues(int(3), double(3))).toBe(true);
    expect(equalValues(double(0), double(-0))).toBe(true);
    expect(equalValues(double(NaN), double(NaN))).toBe(true);
    expect(identicalValues(int(3), double(3))).toBe(false);
    expect(identicalValues(double(0), double(-0))).toBe(false);
    expect(identicalValues(double(NaN), double(NaN))).toBe(true);
  });

  it('finds each value identical to itself and to no other', () => {
    for (const [i, a] of ASCENDING.entries()) {
      for (const [j, b] of ASCENDING.entries()) {
        expect(identicalValues(a, structuredClone(b)), `${i} and ${j}`).toBe(i === j);
      }
    }
  });
});

describe('the order of names', () => {
  it('is by UTF-8 bytes, segment by segment, numeric IDs first', () => {
    const paths = [
      'c/__id-9223372036854775808__',
      'c/__id7__',
      'c/__id10__',
      'c/!',
      'c/a',
      'c/a/x/1',
      'c/a!',
      'c/ab',
      'c\0/a',
      'c!/a',
      'd/a',
    ];
    expect([...paths].reverse().sort(comparePaths)).toEqual(paths);
  });

  it('compares text as its bytes would', () => {
    const texts = ['', 'a', 'Z', '\u007f', 'é', '\ue000', '\uffee', '😀', '😁', 'a😀', 'a\uffee'];
    for (const a of texts) {
      for (const b of texts) {
        expect(Math.sign(compareStrings(a, b))).toBe(
          Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))),
        );
      }
    }
  });
});
