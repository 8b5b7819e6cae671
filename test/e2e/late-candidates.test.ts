import { afterAll, expect, test } from 'vitest';
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

  const fromCaller = await storedCandidates(ana.id(), 'callerCandidates');
  const fromCallee = await storedCandidates(ana.id(), 'calleeCandidates');
  expect(await addedTo(ana)).toEqual(expect.arrayContaining(fromCallee));
  expect(await addedTo(ben)).toEqual(expect.arrayContaining(fromCaller));
  expect(endpoints(fromCallee)).toContain((await selectedPair(ana.page))?.remote);
  expect(endpoints(fromCaller)).toContain((await selectedPair(ben.page))?.remote);
});
