import { expect, it } from 'vitest';
import { comparePaths } from '../values/order.ts';
import { SortedKeys } from './sorted-keys.ts';

/** Numbers that look random and are the same each time. */
function* numbers(): Generator<number, never, undefined> {
  for (let x = 12_345; ; x = (x * 1_103_515_245 + 12_345) % 2 ** 31) yield x;
}

it('holds what a sorted set holds', () => {
  const keys = new SortedKeys();
  const model = new Set<string>();
  const source = numbers();
  for (let i = 0; i < 20_000; i++) {
    const key = `c/${source.next().value % 5_000}`;
    if (source.next().value % 3 === 0) {
      keys.delete(key);
      model.delete(key);
    } else {
      keys.add(key);
      model.add(key);
    }
  }
  const sorted = [...model].sort(comparePaths);
  expect([...keys.from(null)]).toEqual(sorted);
  expect(keys.size).toBe(model.size);
  for (const bound of ['', 'c/', 'c/2', 'c/25!', 'c/4999', 'd']) {
    expect([...keys.from(bound)]).toEqual(sorted.filter((key) => comparePaths(key, bound) >= 0));
    expect(keys.first(bound)).toBe(sorted.find((key) => comparePaths(key, bound) >= 0));
  }
});

it('can be emptied and filled again', () => {
  const keys = new SortedKeys();
  for (let i = 0; i < 2_000; i++) keys.add(`c/${i}`);
  for (let i = 0; i < 2_000; i++) keys.delete(`c/${i}`);
  expect(keys.size).toBe(0);
  expect([...keys.from(null)]).toEqual([]);
  keys.add('c/x');
  expect([...keys.from('c/')]).toEqual(['c/x']);
});
