import { waitForMedia } from '../../harness/media.ts';
import type { ParleyPage } from '../../harness/pages.ts';
import type { People } from '../../harness/two-people.ts';

/** Ana, the host, and Ben, in whose pages `before` runs, in a call with each other. */
export async function inACall(people: People, before?: () => void): Promise<[ParleyPage, ParleyPage]> {
  const ana = await people.arrive('first');
  await ana.page.evaluate(() => localStorage.setItem('parley:name', 'Ana'));
  await ana.page.reload();
  await ana.create();
  const path = new URL(ana.page.url()).pathname;
  const ben = await people.arrive('second', before === undefined ? { path } : { path, before });
  await ben.join('Ben');
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  return [ana, ben];
}

/** Opens what is in the menu of a call. */
export async function openFromMenu(one: ParleyPage, item: string | RegExp): Promise<void> {
  await one.button('More').click();
  await one.page.getByRole('menuitem', { name: item }).click();
  await one.page.locator('dialog[open]').waitFor();
}
