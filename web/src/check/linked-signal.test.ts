import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { linkedSignal } from './linked-signal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('is aborted with the outer one, also when that was before', () => {
  const outer = new AbortController();
  const { signal } = linkedSignal(outer.signal);
  expect(signal.aborted).toBe(false);
  outer.abort();
  expect(signal.aborted).toBe(true);
  expect(linkedSignal(outer.signal).signal.aborted).toBe(true);
});

it('is aborted in time, and not once it is released', () => {
  const outer = new AbortController();
  const late = linkedSignal(outer.signal, 100);
  const released = linkedSignal(outer.signal, 100);
  released.release();
  vi.advanceTimersByTime(99);
  expect(late.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(late.signal.aborted).toBe(true);
  outer.abort();
  expect(released.signal.aborted).toBe(false);
});
