import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { storedRounds } from '../harness/documents.ts';
import { originUrl } from '../harness/environment.ts';
import { selectedPair, timeline, waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { relayOnly } from '../harness/relay-only.ts';
import { startRelay, type Relay } from '../harness/relay.ts';
import { People } from '../harness/two-people.ts';
import { withTurn } from '../harness/with-turn.ts';

/** How late the servers are where they are late. */
const LATE_MS = 4_000;

const people = new People(originUrl());
let relay: Relay;

beforeAll(async () => {
  relay = await startRelay();
});
afterEach(() => people.sendEverybodyHome());
afterAll(async () => {
  await Promise.all([people.close(), relay?.close()]);
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const connectionsOf = ({ page }: ParleyPage): Promise<number> =>
  page.evaluate(() => window.peerRecord?.connections.length ?? 0);

async function expectRelay(...persons: ParleyPage[]): Promise<void> {
  for (const { page } of persons) expect(await selectedPair(page)).toMatchObject({ localType: 'relay' });
}

test('without a direct way, TURN that is there in time connects in the first round', async () => {
  const ana = await people.prepare('first', { before: relayOnly });
  const ben = await people.prepare('second', { before: relayOnly });
  const { url } = relay;
  const [anaAsked, benAsked] = [await withTurn(ana, { url }), await withTurn(ben, { url })];

  await ana.open(originUrl());
  await ana.create();
  // Alone, Ana renews an offer that nobody outside could have answered.
  await eventually(
    () => storedRounds(ana.id()),
    ({ offer }) => offer === 2,
    30_000,
  );
  await ben.open(ana.page.url());
  await ben.reaches('ready');
  await eventually(
    () => benAsked.answeredAt.length,
    (answers) => answers === 1,
    30_000,
  );
  await ben.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);

  await expectRelay(ana, ben);
  expect(await storedRounds(ana.id())).toEqual({ offer: 2, answer: 2 });
  expect([anaAsked.at.length, benAsked.at.length]).toEqual([1, 1]);
});

test('TURN that comes 4 s late is added by restarting ICE over the same connections', async () => {
  const ana = await people.prepare('first', { before: relayOnly });
  const ben = await people.prepare('second', { before: relayOnly });
  let bothSit = (): void => undefined;
  const paired = new Promise<void>((resolve) => (bothSit = resolve));
  // At least 4 s, and never before the two have tried without.
  const late = (): Promise<unknown> => Promise.all([pause(LATE_MS), paired]);
  const options = { url: relay.url, delay: late };
  const [anaAsked, benAsked] = [await withTurn(ana, options), await withTurn(ben, options)];

  await ana.open(originUrl());
  await ana.create();
  await ben.open(ana.page.url());
  await ben.join();
  await Promise.all([ana.reaches('connecting'), ben.reaches('connecting')]);
  expect(await storedRounds(ana.id())).toEqual({ offer: 1, answer: 1 });
  bothSit();
  await Promise.all([waitForMedia(ana.page, 25_000), waitForMedia(ben.page, 25_000)]);

  await expectRelay(ana, ben);
  expect([anaAsked.at.length, benAsked.at.length]).toEqual([1, 1]);
  for (const asked of [anaAsked, benAsked]) {
    expect((asked.answeredAt[0] ?? 0) - (asked.at[0] ?? 0)).toBeGreaterThanOrEqual(LATE_MS);
  }
  expect([await connectionsOf(ana), await connectionsOf(ben)]).toEqual([1, 1]);
  const { offer } = await storedRounds(ana.id());
  expect(offer).toBeGreaterThan(1);

  const { connected = NaN } = await timeline(ana.page);
  const lastAnswer = Math.max(...anaAsked.answeredAt, ...benAsked.answeredAt);
  console.log(
    `Relay after a mint that took ${lastAnswer - Math.min(...anaAsked.at)} ms: connected ${Math.round(connected - lastAnswer)} ms after the last answer, in round ${offer}`,
  );
});

test('a project with STUN alone never asks the function', async () => {
  const [ana, ben] = [await people.prepare('first'), await people.prepare('second')];
  const asked: string[] = [];
  for (const { page } of [ana, ben]) {
    await page.route('**/parley.json', (route) => route.fulfill({ json: { stunUrls: [], turn: false } }));
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  }
  await ana.open(originUrl());
  await ana.create();
  await ben.open(ana.page.url());
  await ben.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  expect(asked).toContain('/parley.json');
  expect(asked.filter((path) => path.endsWith('/iceServers'))).toEqual([]);
});
