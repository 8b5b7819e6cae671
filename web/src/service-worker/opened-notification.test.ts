import { describe, expect, it, vi } from 'vitest';
import { openNotified } from './opened-notification.ts';

const ORIGIN = 'https://parley.example';
function pages(...paths: string[]) {
  const windows = paths.map((path) => ({
    id: path,
    url: ORIGIN + path,
    focus: vi.fn(),
    postMessage: vi.fn(),
  }));
  return { windows, matchAll: vi.fn(async () => windows), openWindow: vi.fn(async () => null) };
}

describe('openNotified', () => {
  it('brings the tab to the front that it is about', async () => {
    const clients = pages('/', '/c/abc-defg-hjk?lang=de');
    await openNotified('/c/abc-defg-hjk', clients, ORIGIN);
    expect(clients.windows.map(({ focus }) => focus.mock.calls.length)).toEqual([0, 1]);
    expect(clients.openWindow).not.toHaveBeenCalled();
  });

  it('opens the page when its tab is gone', async () => {
    const clients = pages('/');
    await openNotified('/c/abc-defg-hjk', clients, ORIGIN);
    expect(clients.openWindow).toHaveBeenCalledWith(`${ORIGIN}/c/abc-defg-hjk`);
  });

  it.each([undefined, null, 1, 'https://evil.example/', '//evil.example/'])(
    'goes nowhere else for %s',
    async (path) => {
      const clients = pages();
      await openNotified(path, clients, ORIGIN);
      const [[opened]] = clients.openWindow.mock.calls as unknown as [[string]];
      expect(new URL(opened).origin).toBe(ORIGIN);
    },
  );
});
