import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { originUrl } from '../harness/environment.ts';
import { lookAway } from '../harness/look-away.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl(), { installs: true });
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

/** Somebody whose browser lets the page notify them, at the landing page and with a worker. */
async function arriveNotifiable(browser: string, path = '/'): Promise<ParleyPage> {
  const person = await people.prepare(browser);
  await person.page
    .context()
    .grantPermissions(['notifications', 'camera', 'microphone', 'clipboard-read', 'clipboard-write'], {
      origin: originUrl(),
    });
  return person.open(originUrl() + path);
}

async function agree(person: ParleyPage, button: string): Promise<void> {
  await person.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await person.button(button).click();
  await person.page.getByRole('button', { name: button, pressed: true }).waitFor();
}

const notices = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    return (await worker.getNotifications()).map(({ title, data }) => `${title} ${JSON.stringify(data)}`);
  });
const rang = (page: Page, what: 'arrival' | 'knock'): Promise<number> =>
  page.evaluate((name) => performance.getEntriesByName(name).length, `parley:${what}-sound`);
const pathOf = (page: Page): string => new URL(page.url()).pathname;

test('who agreed is notified when the other arrives, and hears it; the title says so until they look', async () => {
  const ana = await arriveNotifiable('first');
  await ana.create();
  const path = pathOf(ana.page);
  await agree(ana, 'Tell me when someone comes');
  const lookBack = await lookAway(ana.page);
  const ben = await people.arrive('second', { path });
  await ben.join('Ben');
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  expect(await ana.page.title()).toBe('Ben is here · Parley');
  await eventually(
    () => notices(ana.page),
    (shown) => shown.length === 1 && shown[0] === `Ben is here {"path":"${path}"}`,
    10_000,
  );
  expect(await rang(ana.page, 'arrival')).toBe(1);
  // Who came has waited for nobody.
  expect(await rang(ben.page, 'arrival')).toBe(0);
  await lookBack();
  expect(await ana.page.title()).toBe('Call with Ben · Parley');
  await eventually(
    () => notices(ana.page),
    (shown) => shown.length === 0,
    10_000,
  );
});

test('nobody is notified who did not agree, or who looks', async () => {
  const ana = await arriveNotifiable('first');
  await ana.create();
  const ben = await people.arrive('second', { path: pathOf(ana.page) });
  const lookBack = await lookAway(ana.page);
  await ben.join('Ben');
  await ana.reaches('connected');
  await ben.hangUp.click();
  await ana.reaches('waiting');
  await lookBack();
  await agree(ana, 'Tell me when someone comes');
  await ben.button('Join again').click();
  await ana.reaches('connected');
  expect(await notices(ana.page)).toEqual([]);
  expect(await rang(ana.page, 'arrival')).toBe(2);
});

test('a knock is notified, and so is who is let in', async () => {
  const ana = await arriveNotifiable('first');
  await ana.createByHand();
  await agree(ana, 'Tell me when someone comes');
  await lookAway(ana.page);
  const ben = await arriveNotifiable('second', pathOf(ana.page));
  await ben.knock('Ben');
  await eventually(
    () => notices(ana.page),
    (shown) => shown.length === 1 && shown[0]?.startsWith('Ben wants to join ') === true,
    15_000,
  );
  expect(await ana.page.title()).toMatch(/^\(1\) Ben wants to join/);
  await agree(ben, 'Tell me when I am let in');
  await lookAway(ben.page);
  await ana.button('Let in Ben').click();
  await ben.reaches('connected');
  await eventually(
    () => notices(ben.page),
    (shown) => shown.length === 1 && shown[0]?.startsWith('You were let in ') === true,
    15_000,
  );
});

test('where notifications are blocked, the page says so and asks for nothing', async () => {
  const ana = await people.arrive('first');
  expect(await ana.page.evaluate(() => Notification.permission)).toBe('denied');
  await ana.create();
  await ana.page.getByText('Notifications are blocked for this page').waitFor();
  expect(await ana.page.getByRole('button', { name: /^Tell me/ }).count()).toBe(0);
  await lookAway(ana.page);
  const ben = await people.arrive('second', { path: pathOf(ana.page) });
  await ben.join('Ben');
  await ana.reaches('connected');
  expect(await ana.page.title()).toBe('Ben is here · Parley');
});

test('where a browser has no notifications, the page says so', async () => {
  const before = (): void => {
    Reflect.deleteProperty(window, 'Notification');
  };
  const ana = await people.arrive('first', { before });
  await ana.create();
  await ana.page.getByText('This browser can’t notify you here').waitFor();
});
