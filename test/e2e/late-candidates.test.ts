import { afterAll, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { originUrl } from '../harness/environment.ts';
import { storedCandidates, storedDescriptions } from '../harness/documents.ts';
import { delayCandidates } from '../harness/late-candidates.ts';
import { selectedPair, waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterAll(() => people.close());

/** Collections that a page has asked Firestore to listen to. */
function listenedTo(person: ParleyPage): Set<string> {
  const collections = new Set<string>();
  person.page.on('request', (request) => {
    if (!request.url().includes('/Listen/channel')) return;
    const body = decodeURIComponent(request.postData() ?? '');
    for (const match of body.matchAll(/"collectionId":"(\w+)"/g)) if (match[1]) collections.add(match[1]);
  });
  return collections;
}

const addedTo = (person: ParleyPage): Promise<string[]> =>
  person.page.evaluate(() => window.peerRecord?.added ?? []);

/** `address:port` of each candidate: RFC 8839, section 5.1. */
const endpoints = (candidates: readonly string[]): string[] =>
  candidates.map((candidate) => candidate.split(' ').slice(4, 6).join(':'));

test('each side listens to the other’s subcollection and connects by candidates from it', async () => {
  const ana = await people.prepare('first', { before: delayCandidates });
  const ben = await people.prepare('second', { before: delayCandidates });
  const anaListens = listenedTo(ana);
  const benListens = listenedTo(ben);

  await ana.open(originUrl());
  await ana.create();
  await ben.open(ana.page.url());
  await ben.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);

  expect([...anaListens]).toContain('calleeCandidates');
  expect([...benListens]).toContain('callerCandidates');

  const { offer, answer } = await storedDescriptions(ana.id());
  expect(offer).toContain('a=ice-ufrag');
  expect(answer).toContain('a=ice-ufrag');
  expect(offer + answer).not.toContain('a=candidate');

  // Media may flow by the candidates of one side before those of the other are there.
  for (const [writer, reader] of [
    ['callerCandidates', ben],
    ['calleeCandidates', ana],
  ] as const) {
    await eventually(
      async () => {
        const stored = await storedCandidates(ana.id(), writer);
        const added = await addedTo(reader);
        return stored.length > 0 && stored.every((candidate) => added.includes(candidate));
      },
      (arrived) => arrived,
      10_000,
    );
  }
  // Whose candidates came first: the other side finds the way back by itself.
  const [fromCaller, fromCallee] = await Promise.all([
    storedCandidates(ana.id(), 'callerCandidates'),
    storedCandidates(ana.id(), 'calleeCandidates'),
  ]);
  const [ofAna, ofBen] = [await selectedPair(ana.page), await selectedPair(ben.page)];
  expect(
    endpoints(fromCallee).includes(ofAna?.remote ?? '') ||
      endpoints(fromCaller).includes(ofBen?.remote ?? ''),
  ).toBe(true);
});
