import { afterAll, expect, test } from 'vitest';
import { newCallId } from '../../contract/ids.ts';
import { callDocument, lobbyDocument } from '../../contract/paths.ts';
import { storeDocument } from '../harness/documents.ts';
import { originUrl } from '../harness/environment.ts';
import { hears, recordLiveRegions } from '../harness/heard.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl(), { before: recordLiveRegions });
afterAll(() => people.close());

/** Far enough ahead for a slow machine to look at the page before. */
const AHEAD_MS = 30_000;

/** A call as an application makes it for later: nobody sits there, and outside it is told when it opens. */
async function schedule(admission: 'open' | 'knock', opensAt: Date): Promise<string> {
  const id = newCallId();
  const purgeAt = new Date(Date.now() + 7 * 24 * 60 * 60_000);
  const known = { state: 'open', admission, locked: false, opensAt, purgeAt };
  const call = { ...known, host: 'somebody-else', admitted: [], removed: [], aliveAt: new Date() };
  await storeDocument(callDocument(id), call);
  await storeDocument(lobbyDocument(id), { ...known, name: 'Ana' });
  return id;
}

/** Somebody in Tokyo, who opens the link of a call too early. */
async function arriveEarly(
  browser: string,
  admission: 'open' | 'knock',
): Promise<{ ben: ParleyPage; opensAt: Date }> {
  const opensAt = new Date(Date.now() + AHEAD_MS);
  const id = await schedule(admission, opensAt);
  const ben = await people.prepare(browser);
  const session = await ben.page.context().newCDPSession(ben.page);
  await session.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Tokyo' });
  await ben.open(`${originUrl()}/c/${id}`);
  await ben.reaches('door');
  return { ben, opensAt };
}

test.concurrent(
  'who comes before the doors open is told when they do, and may join from then on without a reload',
  async () => {
    const { ben, opensAt } = await arriveEarly('first', 'open');
    const { page } = ben;
    await page.getByRole('heading', { name: 'The doors aren’t open yet' }).waitFor();
    expect(await page.title()).toBe('The doors aren’t open yet · Parley');
    const time = new Intl.DateTimeFormat('en-US', {
      timeZone: 'Asia/Tokyo',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    }).format(opensAt);
    expect(time).toContain('GMT+9');
    expect(await ben.message()).toContain(`This call opens on ${time.replaceAll(/\s/g, ' ')}.`);
    await hears(page, /The doors aren’t open yet\. This call opens on /);
    // It is counted down, and nothing can be done before.
    const left = page.getByText(/^In \d+ seconds?\.$/);
    const first = await left.innerText();
    await expect.poll(() => left.innerText(), { timeout: 10_000 }).not.toBe(first);
    expect(await page.getByRole('button', { name: /^(Join|Ask)/ }).count()).toBe(0);
    expect(Date.now()).toBeLessThan(opensAt.getTime());

    await ben.reaches('ready');
    expect(Date.now()).toBeGreaterThan(opensAt.getTime());
    await hears(page, /Nobody is here yet/);
    await ben.join('Ben');
    await ben.reaches('waiting');
  },
);

test.concurrent('where people are let in by hand, one may ask once the doors are open', async () => {
  const { ben, opensAt } = await arriveEarly('second', 'knock');
  await ben.page.getByRole('heading', { name: 'The doors aren’t open yet' }).waitFor();
  await ben.page.getByRole('heading', { name: 'Ask to join' }).waitFor();
  expect(Date.now()).toBeGreaterThan(opensAt.getTime());
  await ben.knock('Ben');
});
