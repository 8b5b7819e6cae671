import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { FirefoxPage } from '../harness/firefox-page.ts';
import { launchFirefox, type TestFirefox } from '../harness/firefox.ts';
import { received, waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
let firefox: TestFirefox;
beforeAll(async () => {
  firefox = await launchFirefox();
});
afterEach(() => people.sendEverybodyHome());
afterAll(async () => {
  await Promise.all([people.close(), firefox?.close()]);
});

const arrive = async (): Promise<FirefoxPage> => new FirefoxPage(await firefox.newPerson());

/** Both see moving pictures and hear; what one switches off shows at the other; who hangs up is gone. */
async function expectWholeCall(fox: FirefoxPage, ana: ParleyPage): Promise<void> {
  await Promise.all([fox.reaches('connected'), ana.reaches('connected')]);
  await Promise.all([waitForMedia(fox.page), waitForMedia(ana.page)]);

  // Firefox mutes: Chromium shows it, and hears nothing more.
  expect(await fox.isPressed('Microphone')).toBe(true);
  await fox.page.keyboard.press('m');
  await ana.page.getByText('is muted', { exact: true }).first().waitFor({ state: 'attached' });
  await expectSilence(ana);
  await fox.page.keyboard.press('m');
  await ana.page.getByText('is muted', { exact: true }).first().waitFor({ state: 'detached' });
  await waitForMedia(ana.page);

  // And the other way round.
  await ana.page.keyboard.press('m');
  await fox.says('is muted');
  await ana.page.keyboard.press('v');
  await fox.says('Their camera is off');
  await ana.page.keyboard.press('v');
  await ana.page.keyboard.press('m');
  await waitForMedia(fox.page);
}

/** Loudness doesn't grow any more. */
async function expectSilence(ana: ParleyPage): Promise<void> {
  await expect
    .poll(
      async () => {
        const { audioEnergy } = await received(ana.page);
        await ana.page.waitForTimeout(500);
        return (await received(ana.page)).audioEnergy - audioEnergy;
      },
      { timeout: 20_000 },
    )
    .toBeLessThan(1e-5);
}

test('Firefox calls, Chromium joins', async () => {
  const fox = await (await arrive()).open(originUrl());
  await fox.create();
  const ana = await people.arrive('first', { path: new URL(fox.url()).pathname });
  await ana.join('Ana');
  await expectWholeCall(fox, ana);
  await fox.page.keyboard.down('Shift');
  await fox.page.keyboard.press('H');
  await fox.page.keyboard.up('Shift');
  await fox.reaches('left');
  await ana.reaches('waiting');
});

test('Chromium calls, Firefox joins', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  const fox = await (await arrive()).open(ana.page.url());
  await fox.join();
  await expectWholeCall(fox, ana);
  await ana.page.keyboard.press('Shift+H');
  await ana.reaches('left');
  await fox.reaches('waiting');
  expect(await fox.page.title()).toContain('Waiting');
});

test('closing the tab in Firefox frees the seat', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  const fox = await (await arrive()).open(ana.page.url());
  await fox.join();
  await Promise.all([waitForMedia(fox.page), waitForMedia(ana.page)]);
  await fox.page.close();
  await ana.reaches('waiting');
});

test('nothing of this was asked of anybody elsewhere', () => {
  expect(firefox.strangers()).toEqual([]);
});
