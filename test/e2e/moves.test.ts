import { afterAll, afterEach, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

const PHONE = { width: 390, height: 844 };

/** Shows the code for another device, and reads the link that is in it. */
async function showCode({ page }: ParleyPage): Promise<string> {
  await page.getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('menuitem', { name: 'Continue on another device' }).click();
  const code = page.locator('move-panel qr-code');
  await code.waitFor();
  return code.evaluate((element) => (element as unknown as { text: string }).text);
}

test.each(['the host', 'the guest'] as const)('%s goes on with the call on a phone, once', async (who) => {
  const ana = await people.arrive('first');
  await ana.create();
  const ben = await people.arrive('second', { path: new URL(ana.page.url()).pathname });
  await ben.join('Ben');
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  const [mover, other] = who === 'the host' ? [ana, ben] : [ben, ana];

  const link = await showCode(mover);
  const phone = await (await people.prepare('first', { viewport: PHONE })).open(link);
  await phone.reaches('invited');
  // Nothing happens by opening it, and the link is not left in the address.
  await phone.page.waitForTimeout(1_000);
  expect(phone.page.url()).not.toContain('#');
  expect([await ana.phase(), await ben.phase()]).toEqual(['connected', 'connected']);

  await phone.button('Continue here').click();
  await mover.reaches('failed');
  expect(await mover.message()).toContain('The call goes on elsewhere');
  await Promise.all([waitForMedia(phone.page), waitForMedia(other.page)]);
  expect(await phone.page.getByRole('button', { name: /^Host/ }).count()).toBe(who === 'the host' ? 1 : 0);

  const second = await (await people.prepare('second')).open(link);
  await second.button('Continue here').click();
  await second.reaches('failed');
  expect(await second.message()).toContain('This link works no more');
});
