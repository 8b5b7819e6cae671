import { afterAll, afterEach, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';
import { ar } from '../../web/src/words/ar.ts';
import { check as arCheck } from '../../web/src/words/ar/check.ts';
import { de } from '../../web/src/words/de.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

const html = ({ page }: ParleyPage) =>
  page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return { lang, dir };
  });

test('in Arabic the page runs from right to left, from the start page to the end of a call', async () => {
  const ana = await people.arrive('first', { locale: 'ar-EG' });
  const ben = await people.prepare('second');
  await ana.heading.getByText(ar.landing.heading).waitFor();
  expect(await html(ana)).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(await ana.page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl');

  await ana.page.getByRole('button', { name: ar.landing.newCall }).click();
  await ana.reaches('waiting');
  await ana.page.getByRole('heading', { name: ar.waiting.invite }).waitFor();
  expect(await ana.page.title()).toBe(`${ar.status.waiting} · Parley`);

  await ben.open(ana.page.url());
  await ben.join('Ben');
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  expect(await ana.page.title()).toBe('مكالمة مع \u2068Ben\u2069 · Parley');
  await ana.page.getByRole('button', { name: ar.devices.microphone, exact: true }).waitFor();
  expect(await html(ben)).toEqual({ lang: 'en', dir: 'ltr' });

  await ana.page.getByRole('button', { name: ar.controls.hangUp, exact: true }).click();
  await ana.page.getByRole('heading', { name: ar.ended.left }).waitFor();
});

test('the language is changed in the middle of a call, which goes on', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  const ben = await people.prepare('second');
  await ben.open(ana.page.url());
  await ben.join();
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await waitForMedia(ana.page);

  await ana.page.keyboard.press('?');
  await ana.page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await ana.page.getByRole('heading', { name: de.controls.keys.title }).waitFor();
  await ana.page.keyboard.press('Escape');
  await ana.page.getByRole('button', { name: de.controls.hangUp }).waitFor();
  expect(await html(ana)).toEqual({ lang: 'de', dir: 'ltr' });
  expect(await ana.page.title()).toBe('Anruf mit der anderen Person · Parley');
  expect(await ana.phase()).toBe('connected');
  await waitForMedia(ana.page);

  // It is remembered on the device, and goes before what the browser prefers.
  await ana.page.getByRole('button', { name: de.controls.hangUp }).click();
  await ana.page.goto(`${originUrl()}/`);
  await ana.heading.getByText(de.landing.heading).waitFor();
});

test('nobody sees English first who reads another language', async () => {
  const ana = await people.prepare('first', { locale: 'de' });
  await ana.page.route(/\/assets\/de-/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await ana.page.goto(`${originUrl()}/`, { waitUntil: 'load' });
  const early = await ana.page.evaluate(() => document.body.innerText);
  expect(early).not.toMatch(/Talk|New call|Join/);
  await ana.heading.getByText(de.landing.heading).waitFor();
});

test('the address can ask for a language, also on the page that checks the connection', async () => {
  const ana = await people.prepare('first');
  await ana.open(`${originUrl()}/check?lang=ar`);
  await ana.heading.getByText(arCheck.title).waitFor();
  expect(await html(ana)).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(await ana.page.title()).toBe(`${arCheck.title} · Parley`);
  await ana.page.getByRole('combobox').selectOption('en');
  await ana.heading.getByText('Connection check').waitFor();
});
