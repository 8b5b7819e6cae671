import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onWake } from './wake.ts';

class FakeDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';

  become(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: FakeDocument;
let window: EventTarget;
let connection: EventTarget;
let woke: () => void;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  page = new FakeDocument();
  window = new EventTarget();
  connection = new EventTarget();
  woke = vi.fn<() => void>();
  stop = onWake(woke, { window, document: page as unknown as Document, connection });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it('wakes when the page is looked at again after a while, and not after a glance elsewhere', () => {
  page.become('hidden');
  vi.advanceTimersByTime(14_000);
  page.become('visible');
  expect(woke).not.toHaveBeenCalled();
  page.become('hidden');
  vi.advanceTimersByTime(16_000);
  page.become('visible');
  expect(woke).toHaveBeenCalledTimes(1);
});

it.each(['online', 'resume', 'change'])('wakes on %s', (type) => {
  const source = { online: window, resume: page, change: connection }[type];
  source?.dispatchEvent(new Event(type));
  expect(woke).toHaveBeenCalledTimes(1);
  stop();
  source?.dispatchEvent(new Event(type));
  expect(woke).toHaveBeenCalledTimes(1);
});

it('wakes when time has passed without it', () => {
  vi.advanceTimersByTime(60_000);
  expect(woke).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + 45_000);
  vi.advanceTimersByTime(5_000);
  expect(woke).toHaveBeenCalledTimes(1);
});

it('is quiet once stopped', () => {
  stop();
  vi.setSystemTime(Date.now() + 45_000);
  vi.advanceTimersByTime(10_000);
  expect(woke).not.toHaveBeenCalled();
});
