import type { TestBrowser } from '../harness/browser.ts';

export interface MeasuredStart {
  /** Milliseconds from the navigation to the first contentful paint. */
  readonly firstPaint: number;
  /** Milliseconds from the navigation until a click on "New call" does something. */
  readonly newCallWorks: number;
}

/** A phone of the middle class on a slow mobile network, as page-speed tests take it. */
const PHONE = { cpuSlowdown: 4, latencyMs: 150, bytesPerSecond: (1.6 * 1024 * 1024) / 8 };

declare global {
  interface Window {
    newCallWorksAt?: number;
  }
}

/** Runs in the page before its own scripts: looks every few milliseconds for the button that the page has drawn. */
function watchNewCall(): void {
  const look = (): void => {
    const landing = document.querySelector('parley-app')?.shadowRoot?.querySelector('landing-page');
    const button = landing?.shadowRoot?.querySelector('button.primary');
    if (button && button.getAttribute('aria-disabled') !== 'true' && !button.closest('[inert]'))
      window.newCallWorksAt = performance.now();
    else setTimeout(look, 4);
  };
  look();
}

/** Opens the start page as somebody who has never been there. */
export async function measureStart(
  url: string,
  browser: TestBrowser,
  { onPhone = false } = {},
): Promise<MeasuredStart> {
  const page = await browser.newPerson({ before: watchNewCall });
  if (onPhone) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: PHONE.cpuSlowdown });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: PHONE.latencyMs,
      downloadThroughput: PHONE.bytesPerSecond,
      uploadThroughput: PHONE.bytesPerSecond,
    });
  }
  await page.goto(url);
  await page.waitForFunction(() => window.newCallWorksAt !== undefined);
  const measured = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    newCallWorks: window.newCallWorksAt ?? NaN,
  }));
  await page.context().close();
  return measured;
}
