import { afterAll, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterAll(() => people.close());

test('the page keeps to its own security headers', async () => {
  const ana = await people.prepare('first');
  const complaints: string[] = [];
  ana.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  ana.page.on('pageerror', (error) => complaints.push(String(error)));
  await ana.open(originUrl());
  await ana.create();
  expect(complaints).toEqual([]);
});

test('the page asks nobody but its own origin', async () => {
  const ana = await people.prepare('first');
  const others = new Set<string>();
  ana.page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== originUrl()) others.add(origin);
  });
  await ana.open(originUrl());
  await ana.create();
  expect([...others]).toEqual([]);
});

test('the first paint does not wait for Firebase', async () => {
  const ana = await people.prepare('first');
  await ana.page.route(/identitytoolkit|google\.firestore|init\.json/, () => new Promise<void>(() => {}));
  await ana.open(originUrl());
  await ana.heading.waitFor();
  await ana.newCall.first().waitFor();
});
