import { afterAll, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { appBytes, checkBytes, firstPageBytes, firstPagePaths } from '../harness/sizes.ts';
import { People } from '../harness/two-people.ts';

const KB = 1000;

const people = new People(originUrl());
afterAll(() => people.close());

test('the first page is small, and the whole app too', () => {
  expect(firstPageBytes()).toBeGreaterThan(10 * KB);
  expect(firstPageBytes()).toBeLessThan(60 * KB);
  expect(appBytes()).toBeGreaterThan(100 * KB);
  expect(appBytes()).toBeLessThan(250 * KB);
  expect(checkBytes()).toBeGreaterThan(100 * KB);
  expect(checkBytes()).toBeLessThan(250 * KB);
});

test('the start page works with what is counted as the first page alone', async () => {
  const counted = new Set([...firstPagePaths(), '/']);
  const ana = await people.prepare('first');
  // Of the rest, nothing ever comes.
  await ana.page.route(
    (url) => !counted.has(url.pathname),
    () => new Promise<void>(() => {}),
  );
  await ana.page.goto(originUrl(), { waitUntil: 'commit' });
  const start = ana.page.locator('landing-page').getByRole('button', { name: 'New call' });
  await start.click();
  await ana.page.locator('landing-page').getByRole('button', { name: 'Starting…' }).waitFor();
});
