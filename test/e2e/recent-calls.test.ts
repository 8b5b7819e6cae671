import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { formatCallId } from '../../contract/ids.ts';
import { originUrl } from '../harness/environment.ts';
import { anotherTab } from '../harness/browser.ts';
import { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

const rows = (page: Page) => page.locator('recent-calls li');
const home = async (person: ParleyPage): Promise<void> => {
  await person.page.getByRole('link', { name: 'Parley, back to start' }).click();
  await person.newCall.first().waitFor();
};

test('a call that was had can be joined again, and forgotten', async () => {
  const [ana, ben] = [await people.arrive('first'), await people.arrive('second')];
  await ana.create();
  const id = ana.id();
  await ben.open(ana.page.url());
  await ben.join('Ben');
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await ana.page.waitForTimeout(1_500);
  await ben.hangUp.click();
  await ana.reaches('waiting');
  await ana.leave.first().click();
  await home(ana);
  expect(await rows(ana.page).count()).toBe(1);
  expect((await rows(ana.page).innerText()).replace(/\s+/g, ' ')).toMatch(
    new RegExp(`^Ben ${formatCallId(id)} now · \\d+ seconds? Join again$`),
  );
  await ana.page.getByRole('button', { name: `Join the call with Ben again, ${formatCallId(id)}` }).click();
  await ana.reaches('ready');
  expect(ana.id()).toBe(id);
  await home(ana);
  await ana.page.getByRole('button', { name: /^Forget the call with Ben/ }).click();
  await rows(ana.page).waitFor({ state: 'detached' });
  await ana.page.reload();
  await ana.newCall.first().waitFor();
  expect(await ana.page.locator('recent-calls').count()).toBe(0);
});

test('a call that was only looked at is not kept, one that was ended cannot be joined again', async () => {
  const [ana, ben] = [await people.arrive('first'), await people.arrive('second')];
  await ana.create();
  await ben.open(ana.page.url());
  await ben.reaches('ready');
  await home(ben);
  expect(await rows(ben.page).count()).toBe(0);
  await ana.leave.first().click();
  await ana.button('End the call for everyone').click();
  await ana.reaches('ended');
  await home(ana);
  expect(await rows(ana.page).innerText()).toMatch(/^Nobody came[^]*ended/);
  expect(await rows(ana.page).getByRole('button').count()).toBe(1);
});

test('two tabs keep a call each, and all can be cleared, for good if one wants', async () => {
  const ana = await people.arrive('first');
  const second = new ParleyPage(await anotherTab(ana.page));
  await second.open(originUrl());
  await Promise.all([ana.create(), second.create()]);
  await Promise.all([ana.leave.first().click(), second.leave.first().click()]);
  await home(ana);
  await home(second);
  expect(await rows(ana.page).count()).toBe(2);
  await second.button('Clear…').click();
  await second.button('Cancel').click();
  expect(await rows(second.page).count()).toBe(2);
  await second.button('Clear…').click();
  await second.button('Clear, and keep none from now on').click();
  await rows(ana.page).first().waitFor({ state: 'detached' });
  await second.create();
  await second.leave.first().click();
  await home(second);
  expect(await second.page.locator('recent-calls').count()).toBe(0);
  await second.button('Keep recent calls on this device').click();
  await second.create();
  await second.leave.first().click();
  await home(second);
  expect(await rows(second.page).count()).toBe(1);
});
