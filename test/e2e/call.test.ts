import { afterAll, afterEach, expect, test } from 'vitest';
import { formatCallId } from '../../contract/ids.ts';
import { anotherTab } from '../harness/browser.ts';
import { originUrl } from '../harness/environment.ts';
import { received, selectedPair, timeline, waitForMedia } from '../harness/media.ts';
import { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

test('two people call each other: create, copy, paste, join, see and hear, hang up', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  const id = await ana.copiedId();
  expect(id).toBe(formatCallId(ana.id()));

  const ben = await people.arrive('second');
  await ben.enter(id);
  await ben.join();
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  expect(await selectedPair(ben.page)).toMatchObject({ protocol: 'udp' });

  const times = { ...(await timeline(ana.page)), ...(await timeline(ben.page)) };
  for (const mark of [
    'new-call-click',
    'created',
    'join-click',
    'joined',
    'answered',
    'connected',
    'first-frame',
  ]) {
    expect(times, mark).toHaveProperty(mark);
  }

  await ben.hangUp.click();
  await ben.reaches('left');
  await ana.reaches('waiting');
  await ana.page
    .getByText(/left\. The call is open/)
    .first()
    .waitFor();

  // Who stayed can be joined again, by someone else too.
  const cleo = await people.arrive('second', { path: `/c/${id}` });
  await cleo.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(cleo.page)]);
});

test('switching off the camera and the microphone reaches the other side', async () => {
  const [ana, ben] = await connect();
  await ana.microphone.first().click();
  await ana.camera.first().click();
  await expect
    .poll(
      async () => {
        const before = await received(ben.page);
        await ben.page.waitForTimeout(600);
        return (await received(ben.page)).framesDecoded - before.framesDecoded;
      },
      { timeout: 30_000 },
    )
    .toBeLessThan(3);
  await ana.camera.first().click();
  await ana.microphone.first().click();
  await waitForMedia(ben.page);
});

test('two tabs of one browser can call each other', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  const other = new ParleyPage(await anotherTab(ana.page));
  await other.open(ana.page.url());
  await other.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(other.page)]);
});

test('closing the tab frees the seat', async () => {
  const [ana, ben] = await connect();
  const path = new URL(ana.page.url()).pathname;
  await ben.page.close({ runBeforeUnload: true });
  await ana.reaches('waiting');
  const cleo = await people.arrive('second', { path });
  await cleo.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(cleo.page)]);
});

test('a third person is told that the call is full', async () => {
  const [ana, , path] = await connect();
  const cleo = await people.arrive('second', { path });
  await cleo.reaches('failed');
  expect(await cleo.message()).toContain('This call is full');
  // Those in it don't notice.
  await waitForMedia(ana.page);
});

test('without camera and microphone one can join and watch', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  const path = new URL(ana.page.url()).pathname;
  const ben = await people.arrive('refusing', { media: 'deny', path });
  await ben.reaches('ready');
  await ben.page
    .getByText(/blocked/i)
    .first()
    .waitFor();
  await ben.join();
  await waitForMedia(ben.page);
  expect((await received(ana.page)).framesDecoded).toBe(0);
});

/** Two people in a call, and its path. */
async function connect(): Promise<[ParleyPage, ParleyPage, string]> {
  const ana = await people.arrive('first');
  await ana.create();
  const path = new URL(ana.page.url()).pathname;
  const ben = await people.arrive('second', { path });
  await ben.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  return [ana, ben, path];
}
