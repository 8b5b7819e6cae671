import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onWake } from './wake.ts';

class FakeDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';

  become(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

class FakeNetwork extends EventTarget {
  type: string | undefined = 'wifi';
  effectiveType = '4g';
}

let page: FakeDocument;
let window: EventTarget;
let connection: FakeNetwork;
let woke: () => void;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  page = new FakeDocument();
  window = new EventTarget();
  connection = new FakeNetwork();
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

it.each(['online', 'resume'])('wakes on %s', (type) => {
  const source = { online: window, resume: page }[type];
  source?.dispatchEvent(new Event(type));
  expect(woke).toHaveBeenCalledTimes(1);
  stop();
  source?.dispatchEvent(new Event(type));
  expect(woke).toHaveBeenCalledTimes(1);
});

it('wakes in another network, and not when the same one is a little faster', () => {
  const change = (): void => void connection.dispatchEvent(new Event('change'));
  change();
  expect(woke).not.toHaveBeenCalled();
  connection.type = 'cellular';
  change();
  change();
  expect(woke).toHaveBeenCalledTimes(1);
  // Where the browser tells nothing but how good it is.
  connection.type = undefined;
  change();
  connection.effectiveType = '3g';
  change();
  expect(woke).toHaveBeenCalledTimes(3);
  stop();
  connection.effectiveType = '4g';
  change();
  expect(woke).toHaveBeenCalledTimes(3);
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
