import { afterAll, afterEach, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { originUrl } from '../harness/environment.ts';
import { waitForMedia } from '../harness/media.ts';
import { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';
import { readUsage, resetUsage } from '../harness/usage.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

const pathOf = ({ page }: ParleyPage): string => new URL(page.url()).pathname;

test('who knocks is seen in the page and in the tab, let in by a click, and several can wait', async () => {
  const ana = await people.arrive('first');
  await ana.createByHand();
  const path = pathOf(ana);
  const ben = await people.arrive('second', { path });
  await ben.knock('Ben');
  await ana.button('Let in Ben').waitFor();
  expect(await ana.page.title()).toContain('(1) Ben wants to join');
  const eve = await people.arrive('second', { path });
  await eve.knock('Eve');
  await ana.page.getByText('2 people are waiting').first().waitFor();
  expect(await ana.page.title()).toContain('(2)');

  await ana.button('Let in Eve').click();
  await Promise.all([waitForMedia(ana.page), waitForMedia(eve.page)]);
  // Ben still waits, and knows no more than before.
  expect(await ben.phase()).toBe('door');
  const connections = await ben.page.evaluate(
    () => window.peerRecord?.connections.filter(({ remoteDescription }) => remoteDescription !== null).length,
  );
  expect(connections).toBe(0);
  await ana.button('Decline Ben').click();
  await ben.page.getByRole('heading', { name: 'Not let in this time' }).waitFor();
  await ben.page.getByText(/You may ask again in/).waitFor();
  await eventually(
    () => ana.page.title(),
    (title) => !title.includes('('),
    5_000,
  );
});

test('the door can be opened and closed while somebody waits, and they learn of the end', async () => {
  const ana = await people.arrive('first');
  await ana.createByHand();
  const path = pathOf(ana);
  const [ben, eve] = [await people.arrive('second', { path }), await people.arrive('second', { path })];
  await ben.knock('Ben');
  await eve.reaches('door');
  const panel = await ana.host();
  const lock = panel.getByRole('checkbox', { name: /^Lock the call/ });
  await lock.click();
  await ben.page.getByRole('heading', { name: 'Nobody is let in at the moment' }).waitFor();
  await lock.click();
  await ben.page.getByRole('heading', { name: 'Waiting to be let in' }).waitFor();
  await ana.sure('End the call for everyone', 'End it now');
  await Promise.all([ben.reaches('ended'), eve.reaches('ended')]);
});

test('opening pages knocks on no door, claims no link, makes no room', async () => {
  const ana = await people.arrive('first');
  await ana.createByHand();
  const path = pathOf(ana);
  const panel = await ana.host();
  await panel.getByRole('button', { name: 'Make a host link' }).click();
  const hostLink = await panel.getByRole('textbox', { name: 'Host link' }).inputValue();
  await panel.keyboard.press('Escape');
  const secret = 'abcdefghjkmnpqrstvwxyz01';
  await ana.page.waitForTimeout(500);
  await resetUsage();
  const pages = await Promise.all(
    [path, hostLink.slice(originUrl().length), `${path}#move=caller.${secret}.host`, '/r/some-room'].map(
      (address) => people.arrive('second', { path: address }),
    ),
  );
  const phases = ['door', 'invited', 'invited', 'ready'] as const;
  await Promise.all(pages.map((page, i) => page.reaches(phases[i] ?? 'idle')));
  await ana.page.waitForTimeout(2_000);
  await Promise.all(pages.map(({ page }) => page.close({ runBeforeUnload: true })));
  await ana.page.waitForTimeout(500);
  const { writes, deletes } = await readUsage();
  expect({ writes, deletes }).toEqual({ writes: 0, deletes: 0 });
  expect(
    await eventually(
      () => ana.phase(),
      (phase) => phase === 'waiting',
      1_000,
    ),
  ).toBe('waiting');
});
