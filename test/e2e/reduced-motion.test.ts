import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { CallStage } from '../../web/src/elements/stage/call-stage.ts';
import { originUrl } from '../harness/environment.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';
import { watchMotions } from './states/motions.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

test(
  'who asked for less motion sees none, and who didn’t sees some of it',
  { timeout: 240_000 },
  async () => {
    const calm = await doMuch('first', true);
    expect([...calm]).toEqual([]);
    // Else the watch sees nothing.
    const lively = await doMuch('first', false);
    for (const expected of [
      'dialog: transform, opacity',
      'div.bottom: opacity',
      'stage-tile: transform',
      'span.spinner: transform',
      'p.status.busy: opacity',
      'span.tip: opacity',
      'button.round: background',
    ])
      expect([...lively].join('\n')).toContain(expected);
  },
);

/** All that moves or fades at one time or other; returns what did. */
async function doMuch(browser: string, reducedMotion: boolean): Promise<Set<string>> {
  const seen = new Set<string>();
  const ana = await people.arrive(browser, { reducedMotion, before: watchMotions });
  const { page } = ana;
  await page.setViewportSize({ width: 390, height: 844 });
  await ana.newCall.first().hover();
  await ana.create();
  await page.locator('.status.busy').first().waitFor();
  await ana.button('Devices').click();
  await page.locator('dialog[open]').waitFor();
  await page.waitForTimeout(300);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1280, height: 800 });
  const ben = await people.arrive('second', { path: new URL(page.url()).pathname });
  await ben.join('Ben');
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await ana.keepStill();
  await page.bringToFront();

  // Tooltips, toggles and menu.
  await ana.camera.hover();
  await page.waitForTimeout(700);
  for (let press = 0; press < 2; press++) await ana.camera.click();
  await ana.button('More').click();
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await moveOwnPicture(ana);
  await reconnect(page);
  // Out of sight, and back.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.mouse.move(600, 300);
  await page.locator('main.resting').waitFor();
  await page.mouse.move(620, 320);
  await page.locator('main:not(.resting)').waitFor();
  await page.waitForTimeout(300);

  for (const one of await page.evaluate(() => [...(window.motions ?? [])])) seen.add(one);
  await people.sendEverybodyHome();
  return seen;
}

async function moveOwnPicture({ page }: ParleyPage): Promise<void> {
  const own = page.locator('stage-tile[data-picture="self"]');
  await own.hover();
  await page.waitForTimeout(200);
  await page.getByRole('button', { name: 'Your picture: Move it' }).press('ArrowUp');
  await expect.poll(() => own.getAttribute('corner')).toBe('top-right');
  await page.waitForTimeout(300);
}

/** The stage as it is while a connection is mended. */
async function reconnect(page: Page): Promise<void> {
  const stage = page.locator('call-stage');
  await stage.evaluate((element) => {
    const { call } = element as CallStage;
    if (call.phase !== 'connected') throw new Error(call.phase);
    const broken = { ...call, phase: 'reconnecting', lost: false, blocked: false } as const;
    Object.assign(element, { call: broken, connected: call });
  });
  await page.locator('connection-pill .spinner').waitFor();
  await page.waitForTimeout(300);
  await stage.evaluate((element) =>
    Object.assign(element, { call: (element as CallStage & { connected: unknown }).connected }),
  );
  await page.locator('connection-pill .spinner').waitFor({ state: 'detached' });
}
