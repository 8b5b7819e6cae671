import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { originUrl } from '../harness/environment.ts';
import { waitForMedia } from '../harness/media.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

test('who goes elsewhere and back is in the call again', async () => {
  const ana = await people.arrive('keeps pages', { keepsPages: true });
  await ana.create();
  const ben = await people.arrive('second', { path: new URL(ana.page.url()).pathname });
  await ben.join('Ben');
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await ben.page.goto(`${originUrl()}/robots.txt`);
  await ana.reaches('waiting');
  await ben.page.goBack({ waitUntil: 'commit' });
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
});

test('who goes elsewhere and back while they wait, waits', async () => {
  const ana = await people.arrive('keeps pages', { keepsPages: true });
  await ana.create();
  const id = ana.id();
  await ana.page.goto(`${originUrl()}/robots.txt`);
  await ana.page.goBack({ waitUntil: 'commit' });
  await ana.reaches('waiting');
  expect(ana.id()).toBe(id);
});

/** As a browser does that keeps a page and brings it back: the events of its window. */
const keepAndReturn = (page: Page): Promise<void> =>
  page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  });
const comesBack = async (page: Page): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), keepAndReturn(page)]);
};

test('a page that was kept by the browser goes on, and does not say that one has left', async () => {
  const [ana, ben] = [await people.arrive('first'), await people.arrive('second')];
  await ana.create();
  const path = new URL(ana.page.url()).pathname;
  await comesBack(ana.page);
  await ana.reaches('waiting');
  await ben.open(originUrl() + path);
  await ben.reaches('ready');
  await comesBack(ben.page);
  await ben.reaches('ready');
  await ben.join('Ben');
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await comesBack(ben.page);
  await eventually(
    () => ben.phase(),
    (phase) => phase === 'connected',
    30_000,
  );
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  await ben.hangUp.click();
  await ben.reaches('left');
  await keepAndReturn(ben.page);
  await ben.page.waitForTimeout(1_000);
  expect(await ben.message()).toContain('You left the call');
});
