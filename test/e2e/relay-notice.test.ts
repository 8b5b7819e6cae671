import { afterAll, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { People } from '../harness/two-people.ts';
import { words } from '../../web/src/words/words.ts';

const people = new People(originUrl());
afterAll(() => people.close());

test('where there is no relay, the host is told once that some networks won’t connect', async () => {
  const ana = await people.prepare('first');
  // As a deploy without functions serves it; here the notice is off.
  await ana.page.route('**/parley.json', (route) => route.fulfill({ json: { stunUrls: [], turn: false } }));
  const notice = ana.page.getByText(words().waiting.relay.title);
  await ana.open(originUrl());
  await ana.create();
  await notice.waitFor();
  await ana.page.getByRole('button', { name: words().waiting.relay.dismiss }).click();
  await notice.waitFor({ state: 'detached' });
  await ana.open(originUrl());
  await ana.create();
  expect(await notice.count()).toBe(0);
});

test('on a laptop there is no such notice', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  expect(await ana.page.getByText(words().waiting.relay.title).count()).toBe(0);
});
