import { afterAll, afterEach, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { received, waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

const pathOf = ({ page }: ParleyPage): string => new URL(page.url()).pathname;
const nameField = ({ page }: ParleyPage) => page.getByRole('textbox', { name: /^Your name/ });

test('muted and without a picture by a tap each; how long it goes on is counted, told, and it can be joined again', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  const ben = await people.arrive('second', { path: pathOf(ana) });
  await ben.reaches('ready');
  await ben.microphone.first().click();
  await ben.camera.first().click();
  await ben.join('Ben');
  await waitForMedia(ben.page);
  const { framesDecoded, audioEnergy } = await received(ana.page);
  expect({ framesDecoded, audible: audioEnergy > 1e-6 }).toEqual({ framesDecoded: 0, audible: false });
  await ana.page.locator('stage-top').getByText('is muted').waitFor({ state: 'attached' });

  const timer = ana.page.getByRole('timer', { name: 'Time in the call' });
  const first = await timer.innerText();
  expect(first).toMatch(/^\d+:\d\d$/);
  await expect.poll(() => timer.innerText(), { timeout: 10_000 }).not.toBe(first);

  await ben.hangUp.click();
  await ben.reaches('left');
  expect(await ben.message()).toMatch(
    /^You left the call You were connected for \d+ seconds?\. The call stays open/,
  );
  // The name and the switches are as they were.
  await ben.button('Join again').click();
  await ana.page.locator('stage-top').getByText('Ben').waitFor();
  expect(await ben.microphone.first().getAttribute('aria-pressed')).toBe('false');
  await ben.microphone.first().click();
  await ben.camera.first().click();
  await waitForMedia(ana.page);

  const id = ben.id();
  await ben.hangUp.click();
  await ben.newCall.first().click();
  await ben.reaches('waiting');
  expect(ben.id()).not.toBe(id);
});

test('a name is remembered for the next call', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  const ben = await people.arrive('second', { path: pathOf(ana) });
  await ben.reaches('ready');
  expect(await nameField(ben).inputValue()).toBe('');
  await ben.join('Ben of the Blue Team');
  await ana.reaches('connected');
  await ben.hangUp.click();
  await ana.reaches('waiting');
  await ben.open(ana.page.url());
  await ben.reaches('ready');
  expect(await nameField(ben).inputValue()).toBe('Ben of the Blue Team');
});
