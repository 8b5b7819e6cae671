import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { focused } from '../harness/focus.ts';
import { inACall } from '../harness/in-a-call.ts';
import { People } from '../harness/two-people.ts';
import { forcedColourComplaints } from './states/forced-colours.ts';
import { openFromMenu } from './states/open-from-menu.ts';
import { settle } from './states/views.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

test.each(['light', 'dark'] as const)(
  'with forced colours, %s, all that can be pressed is to be seen, and whether it is',
  async (colorScheme) => {
    const [ana, ben] = await inACall(people);
    const forced = { colorScheme, forcedColors: 'active' } as const;
    await Promise.all([ana.page.emulateMedia(forced), ben.page.emulateMedia(forced)]);
    const { page } = ana;
    await page.bringToFront();
    const wrong: string[] = [];
    const look = async (where: string, at: Page): Promise<void> => {
      await settle(at);
      const found = await at.evaluate(forcedColourComplaints, 'page' as const);
      wrong.push(...found.map((one) => `${where}: ${one}`));
    };

    await look('stage', page);
    for (const name of ['Microphone', 'Camera', 'Share screen']) {
      const toggle = page.getByRole('button', { name, exact: true });
      const before = await looksOf(toggle);
      await toggle.click();
      await expect.poll(async () => (await looksOf(toggle)).pressed).not.toBe(before.pressed);
      await page.mouse.move(640, 300);
      await settle(page);
      expect((await looksOf(toggle)).colours, name).not.toEqual(before.colours);
    }
    await look('stage, switched', page);
    wrong.push(...(await badOutlines(page, 'stage')));
    await ana.button('More').click();
    await page.getByRole('menu').waitFor();
    await look('menu', page);
    await page.keyboard.press('Escape');
    await openFromMenu(ana, 'Camera and sound');
    await look('devices', page);
    wrong.push(...(await badOutlines(page, 'devices')));
    await page.keyboard.press('Escape');
    await ana.host();
    await look('host', page);
    wrong.push(...(await badOutlines(page, 'host')));
    await page.keyboard.press('Escape');

    await ben.hangUp.click();
    await ben.reaches('left');
    await look('left', ben.page);
    await ana.reaches('waiting');
    await look('waiting', page);
    wrong.push(...(await badOutlines(page, 'waiting')));
    await ben.open(originUrl());
    await ben.newCall.first().waitFor();
    await look('start', ben.page);
    wrong.push(...(await badOutlines(ben.page, 'start')));
    expect(wrong).toEqual([]);
  },
);

/** A toggle's state, and what of it doesn't depend on its icon. */
function looksOf(toggle: Locator): Promise<{ pressed: string | null; colours: string[] }> {
  return toggle.evaluate((button) => {
    const { color, backgroundColor } = getComputedStyle(button);
    return { pressed: button.getAttribute('aria-pressed'), colours: [color, backgroundColor] };
  });
}

/** Goes to all that can be focused; what of it has an outline that is hard to see. */
async function badOutlines(page: Page, where: string): Promise<string[]> {
  const bad: string[] = [];
  const seen = new Set<string>();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const { tag, name } = await focused(page);
    // The browser's own controls come between the last and the first.
    if (tag === '') continue;
    if (seen.has(`${tag} ${name}`)) break;
    seen.add(`${tag} ${name}`);
    const found = await page.evaluate(forcedColourComplaints, 'focus' as const);
    bad.push(...found.map((one) => `${where}: ${one}`));
  }
  expect(seen.size, where).toBeGreaterThan(3);
  return bad;
}
