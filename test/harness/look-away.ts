import type { Page } from 'playwright-core';

/** Lets a page believe that nobody looks at it: Playwright keeps every page visible. Returns the way back. */
export async function lookAway(page: Page): Promise<() => Promise<void>> {
  const set = (state: DocumentVisibilityState): Promise<void> =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => now === 'hidden' });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, state);
  await set('hidden');
  return () => set('visible');
}
