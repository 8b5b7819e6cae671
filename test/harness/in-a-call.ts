import type { BrowserOptions, PersonOptions } from './browser.ts';
import { waitForMedia } from './media.ts';
import type { ParleyPage } from './pages.ts';
import type { People } from './two-people.ts';

export interface InACallOptions {
  readonly ana?: PersonOptions & BrowserOptions;
  readonly ben?: PersonOptions & BrowserOptions;
  /** Ana's. Default: `first`; Ben's is `second`. */
  readonly browser?: string;
}

/** Ana, the host, and Ben, who see and hear each other. */
export async function inACall(
  people: People,
  { ana: anas = {}, ben: bens = {}, browser = 'first' }: InACallOptions = {},
): Promise<[ParleyPage, ParleyPage]> {
  const ana = await people.arrive(browser, anas);
  await ana.page.evaluate(() => localStorage.setItem('parley:name', 'Ana'));
  await ana.page.reload();
  await ana.create();
  const ben = await people.arrive('second', { ...bens, path: new URL(ana.page.url()).pathname });
  await ben.join('Ben');
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  return [ana, ben];
}
