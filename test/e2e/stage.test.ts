import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { lookAway } from '../harness/look-away.ts';
import { received, waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

test('oneself is dragged to another corner, clear of the controls, and found there after a reload', async () => {
  const [ana] = await connect();
  const { page } = ana;
  const own = tile(page, 'self');
  expect(await own.getAttribute('corner')).toBe('bottom-right');
  await drag(page, own, { x: 200, y: 300 });
  await expect.poll(() => own.getAttribute('corner')).toBe('top-left');
  await expectClear(page);
  await drag(page, own, { x: 250, y: 700 });
  await expect.poll(() => own.getAttribute('corner')).toBe('bottom-left');
  await expectClear(page);
  // A picture that was dropped nearby glides back.
  await drag(page, own, { x: 300, y: 600 });
  await expect.poll(() => own.getAttribute('corner')).toBe('bottom-left');

  await page.reload();
  await ana.reaches('connected');
  expect(await own.getAttribute('corner')).toBe('bottom-left');
});

test('oneself is moved by keyboard and by a button that is pressed', async () => {
  const [{ page }] = await connect();
  const own = tile(page, 'self');
  const move = page.getByRole('button', { name: 'Your picture: Move it' });
  await move.focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => own.getAttribute('corner')).toBe('top-right');
  await said(page, 'Now at the top right.');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => own.getAttribute('corner')).toBe('top-left');
  await page.keyboard.press('Enter');
  await expect.poll(() => own.getAttribute('corner')).toBe('top-right');
  await expectClear(page);
  const { width, height } = (await move.boundingBox()) ?? { width: 0, height: 0 };
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
});

test('oneself is hidden and shown again, and stays hidden over a reload', async () => {
  const [ana] = await connect();
  const { page } = ana;
  await tile(page, 'self').hover();
  await page.getByRole('button', { name: 'Your picture: Hide it' }).click();
  await expect.poll(() => tile(page, 'self').isVisible()).toBe(false);
  const show = page.getByRole('button', { name: 'Show your picture' });
  await expect.poll(() => focusedName(page)).toBe('Show your picture');
  await page.reload();
  await ana.reaches('connected');
  await show.waitFor();
  expect(await tile(page, 'self').isVisible()).toBe(false);
  await show.click();
  await expect.poll(() => tile(page, 'self').isVisible()).toBe(true);

  await ana.button('More').click();
  await page.getByRole('menuitem', { name: 'Hide your picture' }).click();
  await expect.poll(() => tile(page, 'self').isVisible()).toBe(false);
  await page.keyboard.press('o');
  await expect.poll(() => tile(page, 'self').isVisible()).toBe(true);
});

test('the pictures are swapped, and nothing stops by it', async () => {
  const [{ page }] = await connect();
  await markVideos(page);
  await tile(page, 'self').dblclick();
  await expect.poll(() => large(page)).toBe('self');
  expect(await tile(page, 'other').getAttribute('corner')).toBe('bottom-right');
  // As in a mirror oneself, large too; the other as they are.
  expect(await scaleX(tile(page, 'self'))).toBe(-1);
  expect(await scaleX(tile(page, 'other'))).toBe(1);
  await expectClear(page);
  await page.keyboard.press('x');
  await expect.poll(() => large(page)).toBe('other');
  expect(await areMarkedVideosPlaying(page)).toBe(true);
});

test('keys do nothing while one types, nor where they are switched off', async () => {
  const [ana] = await connect();
  const { page } = ana;
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys in a call' }).waitFor();
  for (const label of [
    'Swap the pictures',
    'Own picture: hide or show',
    'Full screen',
    'Small window on top',
  ]) {
    await page.getByText(label, { exact: true }).waitFor();
  }
  await page.getByRole('checkbox', { name: 'Use these keys' }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.waitForTimeout(300);
  expect(await large(page)).toBe('other');
});

test('controls hide while nobody needs them, and come back', async () => {
  const [ana] = await connect();
  const { page } = ana;
  await ana.keepStill();
  await page.mouse.move(600, 300);
  await resting(page, true);
  expect(await opacity(page, '.bottom')).toBe('0');
  expect(await cursor(page)).toBe('none');
  await page.mouse.move(620, 320);
  await resting(page, false);
  await expect.poll(() => opacity(page, '.bottom')).toBe('1');

  // By keyboard: focus brings them back, and keeps them.
  await resting(page, true);
  await ana.hangUp.focus();
  await resting(page, false);
  await page.keyboard.press('Shift+Tab');
  await page.waitForTimeout(6000);
  await resting(page, false);

  // Not while a dialog is open.
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys in a call' }).waitFor();
  await page.waitForTimeout(6000);
  await resting(page, false);
});

test('a finger that brings the controls back presses none of them', async () => {
  const [ana] = await connect({ touch: true });
  const { page } = ana;
  await ana.keepStill();
  const box = await ana.hangUp.boundingBox();
  if (box === null) throw new Error('No hang up button');
  await page.touchscreen.tap(400, 300);
  await resting(page, true);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await resting(page, false);
  await page.waitForTimeout(600);
  expect(await ana.phase()).toBe('connected');
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await ana.reaches('left');
});

test('the whole screen is filled and left again', async () => {
  const [ana] = await connect();
  const { page } = ana;
  await page.keyboard.press('f');
  await expect.poll(() => isFullScreen(page)).toBe(true);
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect.poll(() => isFullScreen(page)).toBe(false);
  await page.getByRole('button', { name: 'Full screen' }).click();
  await expect.poll(() => isFullScreen(page)).toBe(true);
  await ana.hangUp.click();
  await ana.reaches('left');
  await expect.poll(() => isFullScreen(page)).toBe(false);
});

test('the screen is kept from going dark in a call, and only then', async () => {
  const [ana] = await connect({ before: countWakeLocks });
  const { page } = ana;
  const locks = (): Promise<boolean[] | undefined> =>
    page.evaluate(() => window.wakeLocks?.map(({ released }) => !released));
  await expect.poll(locks, { timeout: 10_000 }).toEqual([true]);
  // Browsers take the lock back from a page that is hidden. It is asked for again when one looks, not before.
  const lookBack = await lookAway(page);
  await page.evaluate(() => window.wakeLocks?.[0]?.release());
  await page.waitForTimeout(500);
  expect(await locks()).toEqual([false]);
  await lookBack();
  await expect.poll(locks, { timeout: 10_000 }).toEqual([false, true]);
  await ana.hangUp.click();
  await ana.reaches('left');
  await expect.poll(locks, { timeout: 10_000 }).toEqual([false, false]);
  const lookAgain = await lookAway(page);
  await lookAgain();
  await page.waitForTimeout(500);
  expect(await locks()).toEqual([false, false]);
});

test('who speaks is shown, on both pictures', async () => {
  const [ana, ben] = await connect();
  const { page } = ana;
  await speaking(page, 'other', true);
  await speaking(page, 'self', true);
  await ben.microphone.first().click();
  await speaking(page, 'other', false);
  await speaking(page, 'self', true);
  await page.keyboard.press('m');
  await speaking(page, 'self', false);
});

test('who speaks while muted is told, and nothing of it is sent', async () => {
  const [ana, ben] = await connect();
  const { page } = ana;
  // Else the sound might be the other person’s, out of the loudspeaker.
  await ben.microphone.first().click();
  await page.keyboard.press('m');
  await page.locator('stage-tile[data-picture="self"][muted]').waitFor();
  const hint = page.locator('muted-hint[shown]');
  await hint.getByText('You are muted').waitFor({ timeout: 20_000 });
  await said(page, 'You are muted. Press M to unmute.');
  const before = (await received(ben.page)).audioEnergy;
  await page.waitForTimeout(2000);
  expect((await received(ben.page)).audioEnergy - before).toBeLessThan(1e-6);
  await page.keyboard.press('m');
  await hint.waitFor({ state: 'detached' });
  await speaking(page, 'self', true);
});

test('who doesn’t want to be told is not listened to while muted', async () => {
  const [ana, ben] = await connect({ before: countAudioContexts });
  const { page } = ana;
  await ben.microphone.first().click();
  await ana.button('More').click();
  await page.getByRole('menuitem', { name: 'Camera and sound' }).click();
  await page.getByRole('checkbox', { name: /^Tell me when I speak while muted/ }).uncheck();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => window.listening?.())).toBe(1);
  await page.keyboard.press('m');
  await expect.poll(() => page.evaluate(() => window.listening?.())).toBe(0);
  await page.waitForTimeout(5000);
  expect(await page.locator('muted-hint[shown]').count()).toBe(0);
});

test('a picture of any shape is shown whole or filled, and turns with the phone', async () => {
  const [ana, ben] = await connect({ before: haveTurningCamera });
  await expect.poll(() => tile(ana.page, 'self').getAttribute('shape')).toBe('tall');
  // A tall picture on a wide screen keeps its head.
  await expect.poll(() => fitOf(ben.page)).toBe('contain');
  await ben.page.setViewportSize({ width: 390, height: 780 });
  await expect.poll(() => fitOf(ben.page)).toBe('cover');
  await ana.page.evaluate(() => window.turnCamera?.());
  await expect.poll(() => tile(ana.page, 'self').getAttribute('shape')).toBe('wide');
  await expect.poll(() => fitOf(ben.page), { timeout: 15_000 }).toBe('contain');
  await ben.page.setViewportSize({ width: 1280, height: 620 });
  await expect.poll(() => fitOf(ben.page)).toBe('cover');
});

test('a small window has the other person, and what one needs', async () => {
  const [ana] = await connect();
  const { page } = ana;
  const opened = page.context().waitForEvent('page');
  await page.keyboard.press('i');
  const small = await opened;
  await expect
    .poll(() => small.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThan(0);
  expect(
    await small
      .locator('button')
      .first()
      .evaluate((one) => getComputedStyle(one).borderRadius),
  ).toBe('50%');
  await small.getByRole('button', { name: 'Microphone' }).click();
  await expect.poll(() => ana.microphone.first().getAttribute('aria-pressed')).toBe('false');
  await expect
    .poll(() => small.getByRole('button', { name: 'Microphone' }).getAttribute('aria-pressed'))
    .toBe('false');
  await page.getByRole('button', { name: 'Close the small window' }).click();
  await expect.poll(() => small.isClosed()).toBe(true);
  await page.getByRole('button', { name: 'Small window on top' }).waitFor();
});

test('where only a video can be in a small window, the other person’s is', async () => {
  const [ana] = await connect({ before: beWithoutDocumentWindow });
  const { page } = ana;
  const isInWindow = (): Promise<boolean> =>
    page
      .locator('remote-view video')
      .evaluate((video) => (video.getRootNode() as ShadowRoot).pictureInPictureElement === video);
  await ana.button('More').click();
  await page.getByRole('menuitem', { name: 'Small window on top' }).click();
  await expect.poll(isInWindow, { timeout: 10_000 }).toBe(true);
  expect(await page.locator('remote-view video').evaluate((video: HTMLVideoElement) => video.paused)).toBe(
    false,
  );
  await waitForMedia(page);
  // By the key, and by the browser's own button there.
  await page.keyboard.press('i');
  await expect.poll(isInWindow, { timeout: 10_000 }).toBe(false);
  await page.keyboard.press('i');
  await expect.poll(isInWindow, { timeout: 10_000 }).toBe(true);
  await page.evaluate(() => document.exitPictureInPicture());
  await ana.button('More').click();
  await page.getByRole('menuitem', { name: 'Small window on top' }).waitFor();
});

// ---- People ------------------------------------------------------------------------

async function connect(
  options: { touch?: boolean; before?: () => void } = {},
): Promise<[ParleyPage, ParleyPage]> {
  const ana = await people.arrive(options.touch ? 'touch' : 'first', options);
  await ana.create();
  const ben = await people.arrive('second', { path: new URL(ana.page.url()).pathname });
  await ben.join('Ben');
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  await ana.page.bringToFront();
  return [ana, ben];
}

// ---- The stage ------------------------------------------------------------------------

const tile = (page: Page, picture: 'self' | 'other'): Locator =>
  page.locator(`stage-tile[data-picture="${picture}"]`);

const large = (page: Page): Promise<string | null> =>
  page.locator('stage-tile[large]').getAttribute('data-picture');

const resting = (page: Page, is: boolean): Promise<void> =>
  page.locator(is ? 'main.resting' : 'main:not(.resting)').waitFor({ timeout: 12_000 });

const speaking = (page: Page, picture: 'self' | 'other', is: boolean): Promise<void> =>
  page
    .locator(`stage-tile[data-picture="${picture}"]${is ? '[speaking]' : ':not([speaking])'}`)
    .waitFor({ timeout: 15_000 });

const fitOf = (page: Page): Promise<string> =>
  page.locator('remote-view video').evaluate((video) => getComputedStyle(video).objectFit);

const opacity = (page: Page, selector: string): Promise<string> =>
  page.locator(`call-stage ${selector}`).evaluate((element) => getComputedStyle(element).opacity);

const cursor = (page: Page): Promise<string> =>
  page.locator('call-stage main').evaluate((element) => getComputedStyle(element).cursor);

const isFullScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.fullscreenElement !== null);

const said = (page: Page, text: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor();

const scaleX = (picture: Locator): Promise<number> =>
  picture.locator('video').evaluate((video) => new DOMMatrix(getComputedStyle(video).transform).a);

async function drag(page: Page, what: Locator, to: { x: number; y: number }): Promise<void> {
  const box = await what.boundingBox();
  if (box === null) throw new Error('Nothing to drag');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 20);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  // Held still, so that it isn't thrown.
  await page.waitForTimeout(150);
  await page.mouse.up();
}

/** The small picture is on the page, and covers neither the name above nor a control below. */
async function expectClear(page: Page): Promise<void> {
  await page.waitForTimeout(400);
  const small = await page.locator('stage-tile:not([large])').boundingBox();
  const viewport = page.viewportSize();
  if (small === null || viewport === null) throw new Error('No small picture');
  expect(small.x).toBeGreaterThanOrEqual(0);
  expect(small.y).toBeGreaterThanOrEqual(0);
  expect(small.x + small.width).toBeLessThanOrEqual(viewport.width);
  expect(small.y + small.height).toBeLessThanOrEqual(viewport.height);
  for (const button of await page.locator('call-controls button, stage-top button').all()) {
    const box = await button.boundingBox();
    if (box === null) continue;
    const apart =
      box.x + box.width <= small.x ||
      small.x + small.width <= box.x ||
      box.y + box.height <= small.y ||
      small.y + small.height <= box.y;
    expect(apart, await button.getAttribute('aria-label').then(String)).toBe(true);
  }
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute('aria-label') ?? '';
  });
}

async function markVideos(page: Page): Promise<void> {
  for (const video of await page.locator('stage-tile video').all()) {
    await video.evaluate((element: HTMLVideoElement) => {
      element.dataset['marked'] = '';
      element.addEventListener('pause', () => element.setAttribute('data-paused', ''));
    });
  }
}

async function areMarkedVideosPlaying(page: Page): Promise<boolean> {
  const videos = page.locator('stage-tile video[data-marked]:not([data-paused])');
  return (
    (await videos.count()) === 2 &&
    (await videos.evaluateAll((all) => all.every((video) => !(video as HTMLVideoElement).paused)))
  );
}

// ---- In the page, before its scripts ---------------------------------------------------

declare global {
  interface Window {
    wakeLocks?: WakeLockSentinel[];
    listening?: () => number;
    turnCamera?: () => void;
  }
}

function countWakeLocks(): void {
  const locks: WakeLockSentinel[] = [];
  window.wakeLocks = locks;
  const { wakeLock } = navigator;
  const request = wakeLock.request.bind(wakeLock);
  wakeLock.request = async (type) => {
    const lock = await request(type);
    locks.push(lock);
    return lock;
  };
}

function beWithoutDocumentWindow(): void {
  Reflect.deleteProperty(window, 'documentPictureInPicture');
}

function countAudioContexts(): void {
  const Native = window.AudioContext;
  const contexts: AudioContext[] = [];
  window.listening = () => contexts.filter(({ state }) => state !== 'closed').length;
  window.AudioContext = class extends Native {
    constructor(options?: AudioContextOptions) {
      super(options);
      contexts.push(this);
    }
  };
}

/** A phone’s camera, upright; the picture turns with the phone. */
function haveTurningCamera(): void {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [360, 640];
  window.turnCamera = () => {
    [canvas.width, canvas.height] = [canvas.height, canvas.width];
  };
  const paint = canvas.getContext('2d');
  let shade = 0;
  setInterval(() => {
    if (paint === null) return;
    shade = (shade + 7) % 360;
    paint.fillStyle = `hsl(${shade} 60% 50%)`;
    paint.fillRect(0, 0, canvas.width, canvas.height);
  }, 50);
  const { mediaDevices } = navigator;
  const capture = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const { video, ...others } = constraints ?? {};
    const [picture] = canvas.captureStream(20).getVideoTracks();
    const sound = others.audio === undefined ? [] : (await capture(others)).getTracks();
    return new MediaStream([...sound, ...(video === undefined || picture === undefined ? [] : [picture])]);
  };
}
