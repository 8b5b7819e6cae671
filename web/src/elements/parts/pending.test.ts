import type { ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pending } from './pending.ts';

function host(): ReactiveControllerHost & { updates: number } {
  return {
    updates: 0,
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate() {
      this.updates += 1;
    },
    updateComplete: Promise.resolve(true),
  };
}

describe('Pending', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('lasts until what is seen shows it', () => {
    const pending = new Pending<number>(host());
    pending.start('three', (seen) => seen === 3);
    pending.start('four', (seen) => seen === 4);
    pending.settle(2);
    expect([pending.has('three'), pending.has('four')]).toEqual([true, true]);
    pending.settle(3);
    expect([pending.has('three'), pending.has('four')]).toEqual([false, true]);
  });

  it('ends after its time, and shows it', () => {
    const shown = host();
    const pending = new Pending<number>(shown);
    pending.start('never', () => false, 5_000);
    const before = shown.updates;
    vi.advanceTimersByTime(4_999);
    expect(pending.has('never')).toBe(true);
    vi.advanceTimersByTime(1);
    expect(pending.has('never')).toBe(false);
    expect(shown.updates).toBe(before + 1);
  });

  it('counts from the newest start', () => {
    const pending = new Pending<number>(host());
    pending.start('again', () => false, 5_000);
    vi.advanceTimersByTime(4_000);
    pending.start('again', () => false, 5_000);
    vi.advanceTimersByTime(4_000);
    expect(pending.has('again')).toBe(true);
  });

  it('leaves no timer behind with its element', () => {
    const pending = new Pending<number>(host());
    pending.start('a', () => false);
    pending.start('b', () => false);
    pending.hostDisconnected();
    expect(pending.has('a')).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
