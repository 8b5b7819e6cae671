import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { anotherTab } from '../harness/browser.ts';
import { eventually } from '../harness/command.ts';
import { storedSeats } from '../harness/documents.ts';
import { originUrl } from '../harness/environment.ts';
import { waitForMedia } from '../harness/media.ts';
import { ParleyPage } from '../harness/pages.ts';
import { lastWord, loseLastWords, sayLastWord } from '../harness/last-words.ts';
import { People } from '../harness/two-people.ts';
import { readUsage, resetUsage } from '../harness/usage.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

interface Pair {
  readonly ana: ParleyPage;
  readonly ben: ParleyPage;
  readonly id: string;
  readonly path: string;
}

/** Ana, who calls, and Ben in a call; with `crashing`, their pages go without a word. */
async function connect({ crashing = false } = {}): Promise<Pair> {
  const options = crashing ? { before: loseLastWords } : {};
  const ana = await people.arrive('first', options);
  await ana.create();
  const path = new URL(ana.page.url()).pathname;
  const ben = await people.arrive('second', { ...options, path });
  await ben.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  return { ana, ben, id: ana.id(), path };
}

/** Doesn't wait for the page to come back. */
async function reload({ page }: ParleyPage): Promise<void> {
  await page.reload({ waitUntil: 'commit' });
}

/** One call again: media flows, the same two tabs sit in it, each once, and nobody was told that it is full. */
async function expectOneCall({ ana, ben, id }: Pair, peers: readonly string[]): Promise<void> {
  await Promise.all([ana, ben].map((person) => person.reaches('connected')));
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  const { caller, callee } = await eventually(
    () => storedSeats(id),
    (seats) => [seats.caller, seats.callee].every((seat) => seat?.peer !== undefined && !seat.left),
    5_000,
  );
  expect(new Set([caller?.peer, callee?.peer])).toEqual(new Set(peers));
}

const peerOf = ({ page }: ParleyPage): Promise<string> =>
  page.evaluate(() => sessionStorage.getItem('parley.peer') ?? '');
const peersOf = ({ ana, ben }: Pair): Promise<string[]> => Promise.all([peerOf(ana), peerOf(ben)]);

describe('a reload goes on with the same call, without a click', () => {
  test.each(['ana', 'ben'] as const)('of %s', async (who) => {
    const pair = await connect();
    const peers = await peersOf(pair);
    await reload(pair[who]);
    await expectOneCall(pair, peers);
    // And once more, in whatever seat that is now.
    await reload(pair[who]);
    await expectOneCall(pair, peers);
  });

  test.each([
    ['both at once', 0, 0],
    ['Ana first', 0, 400],
    ['Ben first', 400, 0],
    ['Ana long before Ben', 0, 2_500],
    ['Ben long before Ana', 2_500, 0],
  ])('of both: %s', async (_, anaAfter, benAfter) => {
    const pair = await connect();
    const peers = await peersOf(pair);
    const { ana, ben } = pair;
    // Both are gone before either is back.
    await Promise.all([ana, ben].map(({ page }) => page.goto('about:blank')));
    const back = async (person: ParleyPage, after: number): Promise<void> => {
      await person.page.waitForTimeout(after);
      await person.page.goBack({ waitUntil: 'commit' });
    };
    await Promise.all([back(ana, anaAfter), back(ben, benAfter)]);
    await expectOneCall(pair, peers);
  });
});

describe('a crash and a restored tab', () => {
  test.each(['ana', 'ben'] as const)('give the same seat back: %s', async (who) => {
    const pair = await connect({ crashing: true });
    const peers = await peersOf(pair);
    const before = await storedSeats(pair.id);
    await reload(pair[who]);
    await expectOneCall(pair, peers);
    const after = await storedSeats(pair.id);
    expect([after.caller?.peer, after.callee?.peer]).toEqual([before.caller?.peer, before.callee?.peer]);

    // The last word of the page before comes now: it frees nothing.
    const word = await lastWord(pair[who].page);
    expect(await sayLastWord(word)).toBe(403);
    expect(await storedSeats(pair.id)).toEqual(after);
    await Promise.all([waitForMedia(pair.ana.page), waitForMedia(pair.ben.page)]);
  });

  test('of both at once end in one call', async () => {
    const pair = await connect({ crashing: true });
    const peers = await peersOf(pair);
    await Promise.all([reload(pair.ana), reload(pair.ben)]);
    await expectOneCall(pair, peers);
  });
});

test('a reload keeps the microphone off where it was switched off', async () => {
  const { ana, ben } = await connect();
  await ana.microphone.first().click();
  const isOn = (): Promise<string | null> => ana.microphone.first().getAttribute('aria-pressed');
  const off = await eventually(isOn, (pressed) => pressed !== null, 2_000);
  await reload(ana);
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  expect(await isOn()).toBe(off);
  const sounds = await ana.page.evaluate(() =>
    window.peerRecord?.connections
      .at(-1)
      ?.getSenders()
      .map(({ track }) => track?.kind ?? null),
  );
  expect(sounds).not.toContain('audio');
  expect(sounds).toContain('video');
});

test('after hanging up, a reload takes nothing', async () => {
  const { ana, ben, id } = await connect();
  await ben.hangUp.click();
  await ana.reaches('waiting');
  await reload(ben);
  await ben.reaches('ready');
  await ben.page.waitForTimeout(1_000);
  expect(await ben.phase()).toBe('ready');
  expect((await storedSeats(id)).callee).toBeUndefined();
});

test('a duplicated tab is somebody else and leaves its original alone', async () => {
  const pair = await connect();
  const { ana, ben, id, path } = pair;
  const peers = await peersOf(pair);
  const duplicate = await duplicateOf(ben);
  // Two sit there, so there is no place, also for another tab of one of them.
  await duplicate.reaches('failed');
  expect(await duplicate.message()).toContain('This call is full');
  expect(peers).not.toContain(await peerOf(duplicate));
  await expectOneCall(pair, peers);

  // With a free seat it stands before the click like anybody else, and sits opposite its original after it.
  await ana.hangUp.click();
  await ben.reaches('waiting');
  const other = await duplicateOf(ben);
  expect(new URL(other.page.url()).pathname).toBe(path);
  await other.reaches('ready');
  await other.join();
  await Promise.all([waitForMedia(other.page), waitForMedia(ben.page)]);
  const { caller, callee } = await storedSeats(id);
  expect([caller?.peer, callee?.peer]).toEqual([await peerOf(ben), await peerOf(other)]);
});

test('opening a page takes no seat and writes nothing', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  const path = new URL(ana.page.url()).pathname;
  const before = await storedSeats(ana.id());
  await resetUsage();
  // A visitor, another tab of Ana's, and the start page.
  const ben = await people.arrive('second', { path });
  const tab = await new ParleyPage(await anotherTab(ana.page)).open(ana.page.url());
  await people.arrive('second');
  await Promise.all([ben.reaches('ready'), tab.reaches('ready')]);
  await ben.page.waitForTimeout(2_000);
  await ben.page.close({ runBeforeUnload: true });
  await tab.page.close({ runBeforeUnload: true });
  await ana.page.waitForTimeout(500);
  const { writes, deletes } = await readUsage();
  expect({ writes, deletes }).toEqual({ writes: 0, deletes: 0 });
  expect(await storedSeats(ana.id())).toEqual(before);
});

/** A tab with a copy of the session storage, as browsers make it for "Duplicate". */
async function duplicateOf({ page }: ParleyPage): Promise<ParleyPage> {
  const opened = page.context().waitForEvent('page');
  await page.evaluate(() => void window.open(location.href, '_blank'));
  const duplicate = await opened;
  duplicate.setDefaultTimeout(45_000);
  return new ParleyPage(duplicate);
}
