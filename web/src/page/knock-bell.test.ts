import { describe, expect, it } from 'vitest';
import { KnockBell } from './knock-bell.ts';

const people = (...uids: string[]) => uids.map((uid) => ({ uid }));

function hung() {
  const rings: number[] = [];
  const clock = { now: 0 };
  const bell = new KnockBell(
    () => rings.push(clock.now),
    () => clock.now,
  );
  const hear = (call: string, ...uids: string[]) => bell.hear(call, people(...uids)).map(({ uid }) => uid);
  return { clock, rings, hear };
}

describe('KnockBell', () => {
  it('is silent while nobody waits', () => {
    const { rings, hear } = hung();
    expect(hear('call')).toEqual([]);
    expect(rings).toEqual([]);
  });

  it('rings once for somebody, whatever else changes', () => {
    const { clock, rings, hear } = hung();
    expect(hear('call', 'ana')).toEqual(['ana']);
    clock.now = 10_000;
    expect(hear('call', 'ana')).toEqual([]);
    expect(hear('call', 'ana')).toEqual([]);
    expect(rings).toEqual([0]);
  });

  it('rings for the next, and not for who goes away', () => {
    const { clock, rings, hear } = hung();
    hear('call', 'ana');
    clock.now = 10_000;
    expect(hear('call', 'ana', 'bo')).toEqual(['bo']);
    clock.now = 20_000;
    expect(hear('call', 'bo')).toEqual([]);
    expect(rings).toEqual([0, 10_000]);
  });

  it('rings once for all who come together', () => {
    const { rings, hear } = hung();
    expect(hear('call', 'ana', 'bo', 'cy')).toEqual(['ana', 'bo', 'cy']);
    expect(rings).toEqual([0]);
  });

  it('rings again for who went away and came back', () => {
    const { clock, rings, hear } = hung();
    hear('call', 'ana');
    hear('call');
    clock.now = 30_000;
    expect(hear('call', 'ana')).toEqual(['ana']);
    expect(rings).toEqual([0, 30_000]);
  });

  it('counts who comes right after another, without a second ring', () => {
    const { clock, rings, hear } = hung();
    hear('call', 'ana');
    clock.now = 3_999;
    expect(hear('call', 'ana', 'bo')).toEqual(['bo']);
    clock.now = 4_000;
    expect(hear('call', 'ana', 'bo', 'cy')).toEqual(['cy']);
    expect(rings).toEqual([0, 4_000]);
  });

  it('begins anew with another call', () => {
    const { clock, rings, hear } = hung();
    hear('call', 'ana');
    clock.now = 10_000;
    expect(hear('other', 'ana')).toEqual(['ana']);
    expect(rings).toEqual([0, 10_000]);
  });
});
