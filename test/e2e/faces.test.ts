import { afterAll, afterEach, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { originUrl } from '../harness/environment.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

/** Somebody at the start page for whom these addresses can't be reached. */
async function without(what: RegExp, path = '/'): Promise<ParleyPage> {
  const person = await people.prepare('first');
  await person.page.route(what, (route) => route.abort());
  return person.open(originUrl() + path);
}

test('a page whose script can’t be loaded says so', async () => {
  const ana = await without(/\/assets\/index-.*\.js/);
  await ana.page.getByText('Parley couldn’t be loaded').waitFor();
  await ana.page.unrouteAll();
  await ana.page.getByRole('link', { name: 'load the page again' }).click();
  await ana.page.locator('parley-app landing-page').waitFor({ state: 'attached' });
  expect(await ana.page.getByText('Parley couldn’t be loaded').count()).toBe(0);
});

test.each([
  ['/', ['Parley needs JavaScript', 'Parley braucht JavaScript', 'يحتاج Parley إلى JavaScript']],
  ['/check', ['The check needs JavaScript', 'Der Test braucht JavaScript', 'يحتاج الفحص إلى JavaScript']],
])('where scripts are switched off, %s says so, in each language', async (path, sentences) => {
  const { browser, close } = await launchBrowser();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(originUrl() + path);
  // Playwright finds no text in `noscript`.
  const said = page.locator('noscript p');
  await said.waitFor();
  for (const sentence of sentences) expect(await said.innerText()).toContain(sentence);
  await close();
});

test('what is loaded later is loaded when it is tried again', async () => {
  const ana = await without(/\/assets\/create-call-controller/);
  await ana.newCall.first().click();
  await ana.reaches('failed');
  expect(await ana.message()).toContain('Parley’s server can’t be reached');
  await ana.page.unrouteAll();
  await ana.button('Try again').click();
  await ana.newCall.or(ana.leave).first().waitFor();
  if (await ana.newCall.isVisible()) await ana.newCall.first().click();
  await ana.reaches('waiting');
});

test.each([
  ['signing in', /identitytoolkit/],
  ['its configuration', /init\.json/],
  ['its database', /google\.firestore|\/v1\/projects/],
])('where %s is blocked, the page says that Firebase can’t be reached', async (_, what) => {
  const ana = await without(what);
  await ana.newCall.first().click();
  await ana.reaches('failed');
  expect(await ana.message()).toContain('Parley’s server can’t be reached');
  await ana.page.unrouteAll();
  await ana.button('Try again').click();
  await ana.reaches('waiting');
});
