import type { Page } from 'playwright-core';

/** Stops all processes of a page's browser as a phone does with an app in its pocket. Returns the way to wake it. */
export async function suspend(page: Page): Promise<() => void> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page has no browser.');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const signal = (name: NodeJS.Signals): void => {
    for (const { id } of processInfo) process.kill(id, name);
  };
  signal('SIGSTOP');
  return () => signal('SIGCONT');
}
