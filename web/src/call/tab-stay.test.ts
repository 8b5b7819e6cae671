import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TIMES } from '../../../contract/limits.ts';
import { FakeStorage } from './fakes/fake-storage.ts';
import { TabStay } from './tab-stay.ts';

const STAY = { id: 'abcdefghjk', peer: 'p'.repeat(16), name: 'Ana', camera: true, microphone: false };

describe('TabStay', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('remembers the call, over page loads of one tab', () => {
    const storage = new FakeStorage();
    new TabStay(storage).keep(STAY);
    expect(new TabStay(storage).of(STAY.id)).toEqual({ ...STAY, at: Date.now() });
    expect(new TabStay(storage).of('0123456789')).toBeNull();
    expect(new TabStay(new FakeStorage()).of(STAY.id)).toBeNull();
  });

  it('forgets when it is told to, and after the lease of a seat', () => {
    const stay = new TabStay(new FakeStorage());
    stay.keep(STAY);
    vi.advanceTimersByTime(TIMES.seatLeaseMs - 1);
    expect(stay.of(STAY.id)).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(stay.of(STAY.id)).toBeNull();
    stay.keep(STAY);
    stay.forget();
    expect(stay.of(STAY.id)).toBeNull();
  });

  it('does not take what lies in the future: the clock was set back', () => {
    const stay = new TabStay(new FakeStorage());
    stay.keep(STAY);
    vi.setSystemTime(Date.now() - 60_000);
    expect(stay.of(STAY.id)).toBeNull();
  });

  it.each(['', '{', 'null', '[]', '{"id":"abcdefghjk"}', '{"id":"abcdefghjk","peer":1,"at":0}'])(
    'takes %j for nothing',
    (text) => {
      const storage = new FakeStorage();
      storage.setItem('parley.stay', text);
      expect(new TabStay(storage).of(STAY.id)).toBeNull();
    },
  );

  it('does without storage', () => {
    const forbidden = (): never => {
      throw new DOMException('no', 'SecurityError');
    };
    for (const storage of [null, { getItem: forbidden, setItem: forbidden, removeItem: forbidden }]) {
      const stay = new TabStay(storage);
      stay.keep(STAY);
      expect(stay.of(STAY.id)).toBeNull();
      stay.forget();
    }
  });
});
