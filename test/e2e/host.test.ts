import { afterAll, afterEach, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { originUrl } from '../harness/environment.ts';
import { waitForMedia } from '../harness/media.ts';
import { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

const pathOf = ({ page }: ParleyPage): string => new URL(page.url()).pathname;
const isOn = async ({ microphone }: ParleyPage): Promise<boolean> =>
  (await microphone.first().getAttribute('aria-pressed')) === 'true';

/** Ana, the host, and Ben in a call. */
async function connect(): Promise<{ ana: ParleyPage; ben: ParleyPage; path: string }> {
  const ana = await people.arrive('first');
  await ana.page.evaluate(() => localStorage.setItem('parley:name', 'Ana'));
  await ana.page.reload();
  await ana.create();
  const path = pathOf(ana);
  const ben = await people.arrive('second', { path });
  await ben.join('Ben');
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  return { ana, ben, path };
}

test('one button for trouble: who was removed is told, is out for good, and newcomers have to knock', async () => {
  const { ana, ben, path } = await connect();
  await ana.sure('Remove, and let people in by hand from now on', /^Remove Ben$/);
  await Promise.all([ben.reaches('failed'), ana.reaches('waiting')]);
  expect(await ben.message()).toContain('You were removed from this call');
  await ben.page.reload({ waitUntil: 'commit' });
  await ben.reaches('failed');
  expect(await ben.message()).toContain('You were removed from this call');
  const eve = await people.arrive('second', { path });
  await eve.reaches('door');
});

test('a locked call: others are told, who sits there may reload', async () => {
  const { ana, ben, path } = await connect();
  const panel = await ana.host();
  const lock = panel.getByRole('checkbox', { name: /^Lock the call/ });
  await lock.click();
  await eventually(
    () => lock.isChecked(),
    (checked) => checked,
    5_000,
  );
  const eve = await people.arrive('second', { path });
  await eve.reaches('failed');
  expect(await eve.message()).toContain('locked');
  await ben.page.reload({ waitUntil: 'commit' });
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
});

test('muting is immediate, turning on is a request that the other accepts', async () => {
  const { ana, ben } = await connect();
  expect(await isOn(ben)).toBe(true);
  const panel = await ana.host();
  await panel.getByRole('button', { name: 'Mute' }).click();
  await eventually(
    () => isOn(ben),
    (on) => !on,
    5_000,
  );
  await ben.page.getByText('Ana turned your microphone off').first().waitFor();
  await ben.button('OK').click();
  await panel.getByRole('button', { name: 'Ask to unmute' }).click();
  await ben.page.getByText('Ana asks you to turn your microphone on').first().waitFor();
  expect(await isOn(ben)).toBe(false);
  await ben.button('Not now').click();
  expect(await isOn(ben)).toBe(false);
  const askAgain = panel.getByRole('button', { name: 'Ask to unmute' });
  await askAgain.click({ timeout: 20_000 });
  await ben.button('Turn on').click();
  await eventually(
    () => isOn(ben),
    (on) => on,
    5_000,
  );
});

test('the power is handed over, and everyone learns who ended the call', async () => {
  const { ana, ben, path } = await connect();
  // One looks at the call before joining, one loses the network.
  await ana.sure('Make host', 'Make Ben host');
  await ben.button(/^Host/).waitFor();
  expect(await ana.page.getByRole('button', { name: /^Host/ }).count()).toBe(0);
  await ana.page.context().setOffline(true);
  await ben.sure('End the call for everyone', 'End it now');
  await ben.reaches('ended');
  await ana.page.context().setOffline(false);
  await ana.reaches('ended');
  expect(await ana.message()).toContain('Ben ended the call');
  const eve = await people.arrive('second', { path });
  await eve.reaches('ended');
  expect(await eve.message()).toContain('Ben ended the call');
});

test('who looks at a call that the host ends is told', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  const ben = await people.arrive('second', { path: pathOf(ana) });
  await ben.reaches('ready');
  await ana.sure('End the call for everyone', 'End it now');
  await Promise.all([ana.reaches('ended'), ben.reaches('ended')]);
});

test('the host link makes the host again whose browser forgot everything', async () => {
  const { ana, ben } = await connect();
  const panel = await ana.host();
  await panel.getByRole('button', { name: 'Make a host link' }).click();
  const link = await panel.getByRole('textbox', { name: 'Host link' }).inputValue();
  expect(link).toMatch(/#host=[0-9a-z]{24}$/);
  await ana.page.context().close();
  await ben.reaches('waiting');

  const anew = await (await people.prepare('first')).open(link);
  await anew.reaches('invited');
  expect(anew.page.url()).not.toContain('#');
  await anew.button('Become the host').click();
  await anew.join('Ana');
  await Promise.all([waitForMedia(anew.page), waitForMedia(ben.page)]);
  await anew.button(/^Host/).waitFor();

  const thief = await (await people.prepare('second')).open(link);
  await thief.reaches('invited');
  await thief.button('Become the host').click();
  await thief.reaches('failed');
  expect(await thief.message()).toContain('This link works no more');
});
