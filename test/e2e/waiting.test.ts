import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { storedRounds, storedSeats } from '../harness/documents.ts';
import { originUrl } from '../harness/environment.ts';
import { waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { suspend } from '../harness/suspend.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

/** Who is asked again is not thought to be asleep while their offer is younger than this. */
const OLD_OFFER_MS = 6_000;
const pathOf = (url: string): string => new URL(url).pathname;

test('who waits and went to another app is called back, and the other is told to wait for them', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  await ana.page.waitForTimeout(OLD_OFFER_MS);
  // A browser of his own that runs already: what is suspended is Ana's alone.
  const ben = await people.arrive('second');
  const path = pathOf(ana.page.url());
  const id = ana.id();
  const wake = await suspend(ana.page);
  try {
    await ben.open(originUrl() + path);
    await ben.join();
    await ben.page
      .getByText(/^Waiting for .* to come back/)
      .first()
      .waitFor();
    expect(await ben.phase()).toBe('connecting');
    expect((await storedRounds(id)).offer).toBe(1);
  } finally {
    wake();
  }
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
});

/** Both take long, of which the machine feels little. */
describe.concurrent('while somebody is silent', () => {
  const pairs: People[] = [];
  afterAll(() => Promise.all(pairs.map((pair) => pair.close())));

  /** Two in a call, in browsers of their own. */
  async function talk(): Promise<[ParleyPage, ParleyPage]> {
    const also = new People(originUrl());
    pairs.push(also);
    const ana = await also.arrive('first');
    await ana.create();
    const ben = await also.arrive('second', { path: pathOf(ana.page.url()) });
    await ben.join('Ben');
    await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
    return [ana, ben];
  }

  test('a phone that slept for 90 s does not lose its call', { timeout: 300_000 }, async () => {
    const [ana, ben] = await talk();
    const before = await storedSeats(ana.id());
    const wake = await suspend(ben.page);
    try {
      await ana.reaches('reconnecting');
      await ana.page.waitForTimeout(90_000);
      // Not given up: neither the seat nor the page.
      expect(await ana.phase()).toBe('reconnecting');
      expect(await storedSeats(ana.id())).toEqual(before);
    } finally {
      wake();
    }
    await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
    await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
    expect(await storedSeats(ana.id())).toEqual(before);
  });

  test('whoever stays is told after a minute, and reads so after leaving', { timeout: 300_000 }, async () => {
    const [ana, ben] = await talk();
    const wake = await suspend(ben.page);
    try {
      await ana.reaches('reconnecting');
      expect(await ana.page.title()).toBe('Reconnecting… · Parley');
      await ana.page
        .getByText('The connection to Ben is lost. They may come back; try again, or leave.')
        .first()
        .waitFor({ timeout: 90_000 });
      expect(await ana.page.title()).toBe('Connection lost · Parley');
      await ana.hangUp.click();
      await ana.reaches('left');
      expect(await ana.message()).toMatch(
        /^Connection lost You were connected with Ben for .*\. The call stays/,
      );
      await ana.page.getByRole('link', { name: 'Check the connection' }).waitFor();
      await ana.button('Join again').waitFor();
    } finally {
      wake();
    }
  });
});

test('who waits and loses the network offers anew when it is back, and is joined', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  await ana.page.waitForTimeout(OLD_OFFER_MS);
  await ana.page.context().setOffline(true);
  await ana.page.waitForTimeout(3_000);
  await ana.page.context().setOffline(false);
  const rounds = await eventually(
    () => storedRounds(ana.id()),
    ({ offer }) => offer > 1,
    30_000,
  );
  expect(rounds.offer).toBe(2);
  expect(await ana.phase()).toBe('waiting');
  const ben = await people.arrive('second', { path: pathOf(ana.page.url()) });
  await ben.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
});

describe('a device whose clock is wrong notices nothing', () => {
  test.each([
    ['20 minutes ahead', 20],
    ['20 minutes behind', -20],
  ])('%s', async (_, clockMinutes) => {
    const [wrong, right] = [await people.arrive('first', { clockMinutes }), await people.arrive('second')];
    // As the one who is called, and as the one who calls.
    for (const [caller, callee] of [
      [right, wrong],
      [wrong, right],
    ] as const) {
      await caller.open(originUrl());
      await caller.create();
      await callee.open(caller.page.url());
      await callee.reaches('ready');
      await callee.join();
      await Promise.all([waitForMedia(caller.page), waitForMedia(callee.page)]);
      await wrong.page.reload({ waitUntil: 'commit' });
      await Promise.all([caller.reaches('connected'), callee.reaches('connected')]);
      await callee.hangUp.click();
      await caller.reaches('waiting');
      await caller.leave.first().click();
    }
  });
});
