import { expect, it } from 'vitest';
import { Clock } from './clock.ts';
import { Store } from './store.ts';

const at = (seconds: number) => new Clock(() => ({ seconds, nanos: 0 }));
const REFUSED = expect.objectContaining({ status: 'INVALID_ARGUMENT' }) as unknown;

it('gives every commit a time of its own, also while it stands still', () => {
  const clock = at(1);
  expect([clock.read(), clock.commit(), clock.commit(), clock.read()]).toEqual([
    1_000_000, 1_000_001, 1_000_002, 1_000_002,
  ]);
});

it('is as far ahead as it is told', () => {
  const clock = at(1);
  expect(clock.aheadMs).toBe(0);
  clock.setAhead(2_500);
  clock.setAhead(2_500);
  expect(clock.aheadMs).toBe(2_500);
  expect([clock.read(), clock.commit()]).toEqual([3_500_000, 3_500_001]);
});

it.each([[-1], [0.5], [Infinity], [NaN], [3650 * 86_400_000 + 1]])('is not moved by %s', (ms) => {
  const clock = at(1);
  expect(() => clock.setAhead(ms)).toThrow(REFUSED);
  expect(clock.read()).toBe(1_000_000);
});

it('never goes back', () => {
  const clock = at(1);
  clock.setAhead(3650 * 86_400_000);
  expect(() => clock.setAhead(3650 * 86_400_000 - 1)).toThrow(/never goes back/);
});

it('is one for the databases of a project, and another for those of another', () => {
  const store = new Store(() => ({ seconds: 1, nanos: 0 }));
  store.clock('p').setAhead(1_000);
  const read = (project: string, database: string) => store.database({ project, database }).clock.read();
  expect([read('p', 'a'), read('p', 'b'), read('q', 'a')]).toEqual([2_000_000, 2_000_000, 1_000_000]);
});
