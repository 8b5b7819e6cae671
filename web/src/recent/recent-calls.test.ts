import { describe, expect, it } from 'vitest';
import { fakeLocalStorage, refusedStorage } from './fakes.ts';
import { readRecent, writeRecent, type RecentCall } from './recent-call.ts';
import { MOST, RecentCalls } from './recent-calls.ts';

const ID = 'abcdefghjk';
const call = (change: Partial<RecentCall> = {}): RecentCall => ({
  id: ID,
  room: null,
  at: 1_000,
  until: 2_000,
  names: ['Ana'],
  talkedMs: 500,
  over: false,
  ...change,
});
const idOf = (number: number): string => `${ID.slice(0, 8)}${String(number).padStart(2, '0')}`;

describe('RecentCalls', () => {
  it('lists the newest first, and one for each call', () => {
    const calls = new RecentCalls(fakeLocalStorage());
    calls.keep(call({ at: 1_000 }));
    calls.keep(call({ id: idOf(1), at: 1_500 }));
    calls.keep(call({ at: 1_800, names: ['Ben'] }));
    expect(calls.list().map(({ id, names }) => [id, ...names])).toEqual([
      [ID, 'Ben'],
      [idOf(1), 'Ana'],
    ]);
  });

  it('takes a room for the same one, whichever call it means', () => {
    const calls = new RecentCalls(fakeLocalStorage());
    calls.keep(call({ room: 'team-blue' }));
    calls.keep(call({ room: 'team-blue', id: idOf(1), at: 1_900 }));
    expect(calls.list().map(({ id }) => id)).toEqual([idOf(1)]);
  });

  it(`keeps ${MOST} and forgets the oldest`, () => {
    const storage = fakeLocalStorage({ 'parley:name': 'Ana' });
    const calls = new RecentCalls(storage);
    for (let number = 0; number < MOST + 3; number++) calls.keep(call({ id: idOf(number), at: number }));
    expect(calls.list().map(({ at }) => at)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(storage.length).toBe(MOST + 1);
  });

  it('loses nothing when two tabs write', () => {
    const storage = fakeLocalStorage();
    const [one, other] = [new RecentCalls(storage), new RecentCalls(storage)];
    one.keep(call({ id: idOf(1) }));
    other.keep(call({ id: idOf(2) }));
    one.keep(call({ id: idOf(1), names: ['Ben'] }));
    expect(
      other
        .list()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([idOf(1), idOf(2)]);
  });

  it('removes one, and clears all, and nothing else', () => {
    const storage = fakeLocalStorage({ 'parley:name': 'Ana' });
    const calls = new RecentCalls(storage);
    for (const number of [1, 2, 3]) calls.keep(call({ id: idOf(number), at: number }));
    calls.remove({ id: idOf(2), room: null });
    expect(calls.list().map(({ at }) => at)).toEqual([3, 1]);
    calls.clear();
    expect(calls.list()).toEqual([]);
    expect(storage.getItem('parley:name')).toBe('Ana');
  });

  it('switched off forgets what there is and keeps nothing, until it is on again', () => {
    const storage = fakeLocalStorage();
    const calls = new RecentCalls(storage);
    calls.keep(call());
    calls.on = false;
    calls.keep(call({ id: idOf(1) }));
    expect(calls.list()).toEqual([]);
    expect(new RecentCalls(storage).on).toBe(false);
    calls.on = true;
    expect(calls.list()).toEqual([]);
    calls.keep(call());
    expect(calls.list()).toHaveLength(1);
  });

  it('does without storage', () => {
    for (const storage of [null, refusedStorage]) {
      const calls = new RecentCalls(storage);
      calls.keep(call());
      calls.remove(call());
      calls.clear();
      expect(calls.list()).toEqual([]);
      expect(calls.find(call())).toBeNull();
    }
  });

  it('goes on when the storage is full', () => {
    const storage = fakeLocalStorage();
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(() => new RecentCalls(storage).keep(call())).not.toThrow();
  });

  it('passes garbage over', () => {
    const good = writeRecent(call());
    const calls = new RecentCalls(
      fakeLocalStorage({
        [`parley:recent:c/${ID}`]: good,
        'parley:recent:c/other': good,
        'parley:recent:': 'null',
        'parley:recent:c/1': '{',
        'parley:recent:c/2': '[]',
      }),
    );
    expect(calls.list()).toEqual([call()]);
  });
});

describe('readRecent', () => {
  it('reads what was written', () => {
    expect(readRecent(writeRecent(call()))).toEqual(call());
    const room = call({ room: 'team-blue', names: [], talkedMs: null, over: true });
    expect(readRecent(writeRecent(room))).toEqual(room);
  });

  it.each([
    ['another version', { version: 2 }],
    ['no ID', { id: 'abc' }],
    ['an ID with a path in it', { id: '../../evil' }],
    ['a room that is none', { room: 'Team Blue' }],
    ['a room that is a number', { room: 1 }],
    ['no time', { at: '1000' }],
    ['a time that is none', { at: Number.MAX_VALUE, until: Number.MAX_VALUE }],
    ['an end before its beginning', { until: 1 }],
    ['names that are none', { names: [1] }],
    ['a name that is too long', { names: ['x'.repeat(65)] }],
    ['too many names', { names: Array(9).fill('Ana') }],
    ['a duration below zero', { talkedMs: -1 }],
  ])('takes nothing with %s', (_, change) => {
    const value = { ...(JSON.parse(writeRecent(call())) as object), ...change };
    expect(readRecent(JSON.stringify(value))).toBeNull();
  });

  it.each([null, '', 'null', '1', '"text"', '[]', '{"version":1'])('takes nothing from %s', (text) => {
    expect(readRecent(text)).toBeNull();
  });
});
