import type { CDPSession, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { originUrl } from '../harness/environment.ts';
import { hears, recordLiveRegions } from '../harness/heard.ts';
import { waitForMedia } from '../harness/media.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterAll(() => people.close());

test('where the browser blocks sound after a reload, the call goes on and a tap lets the other be heard', async () => {
  const ben = await people.arrive('with sound');
  await ben.create();
  // Who captures something may be let play at once; who only watches is not.
  const ana = await people.arrive('as people have it', {
    autoplay: 'blocked',
    media: 'deny',
    before: recordLiveRegions,
    path: new URL(ben.page.url()).pathname,
  });
  await ana.join('Ana');
  await waitForMedia(ana.page);
  expect(await ana.page.getByRole('button', { name: /^Tap to hear/ }).count()).toBe(0);

  // Whatever Playwright asks of a page counts as a gesture of the person: until the button is there, nothing is asked.
  const session = await ana.page.context().newCDPSession(ana.page);
  await ana.page.reload({ waitUntil: 'commit' });
  await eventually(
    () => lookQuietly(session),
    ({ gesture, says }) => !gesture && says.includes('Tap to hear the other person'),
    45_000,
  );
  const hear = ana.page.getByRole('button', { name: 'Tap to hear the other person' });
  await hear.waitFor();
  expect(await hear.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button)).toBe(
    true,
  );
  await hears(ana.page, /sound/);
  // The picture goes on meanwhile, without its sound.
  await expect.poll(async () => (await playing(ana.page)).moves).toBe(true);
  expect(await playing(ana.page)).toMatchObject({ paused: false, muted: true });

  await hear.click();
  await hear.waitFor({ state: 'detached' });
  await expect.poll(() => playing(ana.page)).toEqual({ paused: false, muted: false, moves: true });
  expect(await audioDecoded(ana.page)).toBeGreaterThan(0);
});

/** What the page says, read without a gesture, and whether there was one. */
async function lookQuietly(session: CDPSession): Promise<{ gesture: boolean; says: string }> {
  const expression = `(() => {
    const textOf = (node) =>
      (node.nodeType === Node.TEXT_NODE ? node.data : '') +
      [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].map(textOf).join('');
    return { gesture: navigator.userActivation.hasBeenActive, says: document.body ? textOf(document.body) : '' };
  })()`;
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  return result.value as { gesture: boolean; says: string };
}

async function playing(page: Page): Promise<{ paused: boolean; muted: boolean; moves: boolean }> {
  return page.locator('remote-view video').evaluate(async (video: HTMLVideoElement) => {
    const before = video.currentTime;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { paused: video.paused, muted: video.muted, moves: video.currentTime > before };
  });
}

/** Loudness that came out of the decoder since the page was loaded; the fake microphone beeps. */
function audioDecoded(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const stats = await window.peerRecord?.connections.at(-1)?.getStats();
    const inbound = [...(stats?.values() ?? [])] as Record<string, unknown>[];
    return inbound
      .filter((one) => one['type'] === 'inbound-rtp' && one['kind'] === 'audio')
      .reduce((sum, one) => sum + Number(one['totalAudioEnergy'] ?? 0), 0);
  });
}
