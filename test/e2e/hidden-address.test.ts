import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { storedCandidates, storedDescriptions, storedRounds } from '../harness/documents.ts';
import { originUrl } from '../harness/environment.ts';
import { received, selectedPair, waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { startRelay, type Relay } from '../harness/relay.ts';
import { People } from '../harness/two-people.ts';
import { withTurn } from '../harness/with-turn.ts';

const SWITCH = { name: /^Hide my address/ };
const people = new People(originUrl());
let relay: Relay;

beforeAll(async () => {
  relay = await startRelay();
});
afterEach(() => people.sendEverybodyHome());
afterAll(async () => {
  await Promise.all([people.close(), relay?.close()]);
});

/** Somebody at the landing page of a site with TURN, and all that their browser sends. */
async function arrive(browser: string, settings = {}): Promise<{ person: ParleyPage; sent: () => string }> {
  const person = await people.prepare(browser);
  const bodies: string[] = [];
  person.page.on('request', (request) => bodies.push(request.postData() ?? ''));
  await withTurn(person, { url: relay.url, settings });
  await person.open(originUrl());
  return { person, sent: () => bodies.join('\n') };
}

/** Ana calls; Ben comes once her offer has a relay in it, if that is what she needs. */
async function connect(ana: ParleyPage, ben: ParleyPage, round: number): Promise<void> {
  await ana.create();
  await eventually(
    () => storedRounds(ana.id()),
    ({ offer }) => offer === round,
    30_000,
  );
  await ben.open(ana.page.url());
  await ben.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
}

const typesIn = (text: string): Set<string> => new Set(text.match(/ typ \w+/g));

async function everythingStored(id: string): Promise<string> {
  const { offer, answer } = await storedDescriptions(id);
  const late = [
    ...(await storedCandidates(id, 'callerCandidates')),
    ...(await storedCandidates(id, 'calleeCandidates')),
  ];
  return [offer, answer, ...late].join('\n');
}

test('a page that hides everybody’s address connects by relays, and tells no other address', async () => {
  const { person: ana, sent: anaSent } = await arrive('first', { relayOnly: true });
  const { person: ben, sent: benSent } = await arrive('second', { relayOnly: true });
  await connect(ana, ben, 2);
  for (const { page } of [ana, ben]) {
    expect(await selectedPair(page)).toMatchObject({ localType: 'relay', remoteType: 'relay' });
  }
  expect(typesIn(await everythingStored(ana.id()))).toEqual(new Set([' typ relay']));
  for (const sent of [anaSent(), benSent()]) expect(typesIn(sent)).toEqual(new Set([' typ relay']));
  expect(anaSent() + benSent()).not.toMatch(/raddr (?!0\.0\.0\.0)/);
  expect(await storedRounds(ana.id())).toEqual({ offer: 2, answer: 2 });
});

test('one person alone hides theirs, is remembered, and the other does so during the call', async () => {
  const { person: ana, sent: anaSent } = await arrive('first');
  await ana.page.getByRole('checkbox', SWITCH).check();
  await ana.page.reload();
  await expect.poll(() => ana.page.getByRole('checkbox', SWITCH).isChecked()).toBe(true);
  const { person: ben, sent: benSent } = await arrive('second');
  await connect(ana, ben, 2);

  expect(typesIn(anaSent())).toEqual(new Set([' typ relay']));
  expect(typesIn(benSent())).toContain(' typ host');
  expect(await selectedPair(ana.page)).toMatchObject({ localType: 'relay' });

  const before = benSent().length;
  await ben.button('More').click();
  await ben.page.getByRole('menuitem', { name: 'Camera and sound' }).click();
  await ben.page.getByRole('checkbox', SWITCH).check();
  await eventually(
    () => storedRounds(ana.id()),
    ({ answer }) => answer === 3,
    30_000,
  );
  await eventually(
    () => selectedPair(ben.page),
    (pair) => pair?.localType === 'relay',
    30_000,
  );
  expect(typesIn(benSent().slice(before))).toEqual(new Set([' typ relay']));
  expect(typesIn(anaSent())).toEqual(new Set([' typ relay']));
  const { audioPackets } = await received(ana.page);
  await eventually(
    () => received(ana.page),
    (now) => now.audioPackets > audioPackets + 50,
    10_000,
  );
});

test('who hides it between looking and joining tells none', async () => {
  const { person: ana } = await arrive('first');
  const { person: ben, sent } = await arrive('second');
  await ana.create();
  await ben.open(ana.page.url());
  await ben.reaches('ready');
  await ben.button('Devices').click();
  await ben.page.getByRole('checkbox', SWITCH).check();
  await ben.page.keyboard.press('Escape');
  await ben.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  expect(await selectedPair(ben.page)).toMatchObject({ localType: 'relay' });
  expect(typesIn(sent())).toEqual(new Set([' typ relay']));
});

test('without a relay the switch says why it can’t be used, and a page that demands one says so', async () => {
  const ana = await people.prepare('first');
  await ana.page.route('**/parley.json', (route) => route.fulfill({ json: { stunUrls: [], turn: false } }));
  await ana.open(originUrl());
  await ana.create();
  await ana.button('Devices').click();
  const hide = ana.page.getByRole('checkbox', SWITCH);
  await hide.waitFor();
  expect(await hide.isDisabled()).toBe(true);
  await ana.page.getByText('This page has no relay that').waitFor();

  const ben = await people.prepare('second');
  await ben.page.route('**/parley.json', (route) =>
    route.fulfill({ json: { stunUrls: [], turn: false, relayOnly: true } }),
  );
  await ben.open(ana.page.url());
  await ben.reaches('failed');
  expect(await ben.message()).toContain('isn’t set up for calls');
  expect(await storedRounds(ana.id())).toEqual({ offer: 1, answer: 0 });
});

test('who hid their address goes on without, where the page has lost its relay', async () => {
  const ana = await people.prepare('first', {
    before: () =>
      localStorage.setItem('parley:hide-address', localStorage.getItem('parley:hide-address') ?? 'on'),
  });
  await ana.page.route('**/parley.json', (route) => route.fulfill({ json: { stunUrls: [], turn: false } }));
  await ana.open(originUrl());
  await ana.button(/^New call/).click();
  await ana.reaches('failed');
  expect(await ana.message()).toContain('Hiding your address needs a relay');
  await ana.button('Go on without hiding').click();
  await ana.reaches('waiting');
});
