import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { anotherTab } from '../harness/browser.ts';
import { originUrl } from '../harness/environment.ts';
import { inACall } from '../harness/in-a-call.ts';
import { waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';
import { readUsage, resetUsage } from '../harness/usage.ts';

const SLIDES = 'Slides of Ana';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

test('a screen is shared without a negotiation, large and whole, and stopped by our button', async () => {
  const { ana, ben } = await connect();
  const before = await negotiations(ana.page, ben.page);
  await settled();
  await resetUsage();

  await shareButton(ana).click();
  await ana.page.getByText('You are sharing your screen', { exact: true }).waitFor();
  await heard(ana, 'You are sharing your screen.');
  await heard(ben, 'Ana is sharing a screen.');
  await expect.poll(() => pressed(ana)).toBe('true');
  await expectFrames(ben.page);

  // Nothing else that changes makes it begin anew.
  await screen(ben.page).evaluate((video: HTMLVideoElement) => {
    video.addEventListener('emptied', () => video.setAttribute('data-began-anew', ''));
  });
  await ana.microphone.first().click();
  await ben.page.locator('stage-top').getByText('is muted').waitFor({ state: 'attached' });
  await ana.microphone.first().click();
  await ben.page.locator('stage-top').getByText('is muted').waitFor({ state: 'detached' });
  expect(await screen(ben.page).getAttribute('data-began-anew')).toBeNull();

  // The monitor has other proportions than the window: all of it is to be seen, and nothing lies over it but corners.
  const shown = await screen(ben.page).evaluate((video: HTMLVideoElement) => ({
    fit: getComputedStyle(video).objectFit,
    picture: video.videoWidth > 300 && video.videoHeight > 200,
    box: [video.clientWidth, video.clientHeight],
    window: [innerWidth, innerHeight],
  }));
  expect(shown).toMatchObject({ fit: 'contain', picture: true, box: shown.window });
  for (const picture of ['other', 'self']) {
    const { width, height } = await ben.page
      .locator(`stage-tile[data-picture="${picture}"]`)
      .evaluate((tile) => tile.getBoundingClientRect().toJSON() as DOMRect);
    expect(width * height).toBeLessThan(0.1 * 1280 * 800);
    expect(width).toBeGreaterThan(80);
  }
  // Who shares sees the other person, and not themselves in themselves without end.
  expect(await screen(ana.page).count()).toBe(0);
  expect(await ana.page.locator('stage-tile[data-picture="other"]').getAttribute('large')).toBe('');
  expect(await contentHint(ana.page)).toBe('detail');

  await ana.page.getByRole('button', { name: 'Stop sharing' }).click();
  await screen(ben.page).waitFor({ state: 'detached' });
  await heard(ben, 'Ana stopped sharing.');
  await ana.page.getByText('You are sharing your screen', { exact: true }).waitFor({ state: 'detached' });
  expect(await pressed(ana)).toBe('false');
  expect(await ben.page.locator('stage-tile[data-picture="other"]').getAttribute('large')).toBe('');
  await waitForMedia(ben.page);

  expect(await negotiations(ana.page, ben.page)).toEqual(before);
  const { reads, writes } = await readUsage();
  expect({ reads, writes }).toEqual({ reads: 0, writes: 0 });
});

test('both share at once, by the key, and each sees the other’s', async () => {
  const { ana, ben } = await connect();
  for (const { page } of [ana, ben]) {
    await page.bringToFront();
    await page.keyboard.press('s');
    await page.getByText('You are sharing your screen', { exact: true }).waitFor();
  }
  await Promise.all([ana, ben].map(({ page }) => expectFrames(page)));
  await ana.page.bringToFront();
  await ana.page.keyboard.press('s');
  await screen(ben.page).waitFor({ state: 'detached' });
  await expectFrames(ana.page);
});

test('a tab is shared with its sound, and its end in the browser is the end of it for both', async () => {
  const { ana, ben } = await connect({}, { browser: 'sharing a tab', sharedTab: SLIDES });
  const slides = await openSlides(ana.page);
  await ana.page.bringToFront();
  await shareButton(ana).click();
  await expectFrames(ben.page);
  await expect.poll(() => screenSound(ben.page), { timeout: 20_000 }).toBeGreaterThan(0.01);
  expect(await screen(ben.page).evaluate((video: HTMLVideoElement) => video.muted || video.paused)).toBe(
    false,
  );

  // The page gets no other news of this than of a click on the browser's own "Stop sharing".
  await slides.close();
  await screen(ben.page).waitFor({ state: 'detached' });
  await heard(ana, 'Your screen is not shared any more.');
  expect(await pressed(ana)).toBe('false');
  await waitForMedia(ben.page);
});

test('a reload ends it, and says so', async () => {
  const { ana, ben } = await connect();
  await shareButton(ana).click();
  await expectFrames(ben.page);
  await ana.page.reload();
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await ana.page.getByText('The page was reloaded. Share it again').first().waitFor();
  expect(await screen(ben.page).count()).toBe(0);
  expect(await pressed(ana)).toBe('false');
  // It can be shared again, over the new connection.
  await shareButton(ana).click();
  await expectFrames(ben.page);
});

test('who shares stays alone: nobody who comes next sees it', async () => {
  const { ana, ben } = await connect();
  await shareButton(ana).click();
  await expectFrames(ben.page);
  await ben.hangUp.click();
  await ana.reaches('waiting');
  await ana.page.getByText('The other person left. Share it again').first().waitFor();
  const next = await people.arrive('first', { path: new URL(ana.page.url()).pathname });
  await next.join('Cara');
  await Promise.all([waitForMedia(ana.page), waitForMedia(next.page)]);
  expect(await screen(next.page).count()).toBe(0);
  expect(await pressed(ana)).toBe('false');
});

test('who thinks better of it in the browser’s dialog shares nothing, and is told nothing', async () => {
  const { ana } = await connect({ before: refuseToShare });
  await shareButton(ana).click();
  await expect.poll(() => ana.page.evaluate(() => window.askedToShare ?? 0)).toBe(1);
  await expect.poll(() => pressed(ana)).toBe('false');
  expect(await shareButton(ana).getAttribute('aria-busy')).toBe('false');
  expect(await ana.page.getByRole('heading', { name: /screen/i }).count()).toBe(0);
  await ana.page.evaluate(() => (window.refuseWith = 'Permission denied by system'));
  await shareButton(ana).click();
  await ana.page
    .getByRole('heading', { name: 'The system doesn’t let this browser record the screen' })
    .waitFor();
});

test('a phone has no button for it, and sees what the other side shares', async () => {
  const ana = await people.arrive('first', { before: beWithoutScreen });
  await ana.create();
  const ben = await people.arrive('second', { path: new URL(ana.page.url()).pathname });
  await ben.join('Ben');
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  expect(await shareButton(ana).count()).toBe(0);
  await ana.page.keyboard.press('s');
  await shareButton(ben).click();
  await expectFrames(ana.page);
});

test('a microphone that another app takes is told to both, and taken back', async () => {
  const { ana, ben } = await connect({ before: letDevicesBeTaken });
  await ana.page.evaluate(() => window.takeMicrophone?.());
  await ana.page.getByRole('heading', { name: 'Another app has your microphone' }).waitFor();
  await ben.page.locator('stage-top').getByText('is muted').waitFor({ state: 'attached' });
  // The next time that it is asked for, it is free.
  await heard(ana, 'Your microphone is back.');
  await ana.page
    .getByRole('heading', { name: 'Another app has your microphone' })
    .waitFor({ state: 'detached' });
  await ben.page.locator('stage-top').getByText('is muted').waitFor({ state: 'detached' });
  await waitForMedia(ben.page);
});

test('two who seem to be in one network are told once that they may echo', async () => {
  const { ana } = await connect({ before: beNeighbours });
  await ana.page.getByRole('heading', { name: 'In one room with each other?' }).waitFor();
  await ana.page.getByText('use headphones or mute one').first().waitFor();
  expect(await ana.page.locator('echo-note').innerText()).not.toMatch(/\d/);
  await ana.page.locator('echo-note').getByRole('button', { name: 'Close' }).click();
  await ana.page.reload();
  await ana.reaches('connected');
  await settled();
  expect(await ana.page.getByRole('heading', { name: 'In one room with each other?' }).count()).toBe(0);
});

// ---- People ------------------------------------------------------------------------

/** Ana, in whose pages `before` runs, and Ben. */
async function connect(
  options: { before?: () => void } = {},
  { browser = 'first', ...launch }: { browser?: string; sharedTab?: string } = {},
): Promise<{ ana: ParleyPage; ben: ParleyPage }> {
  const [ana, ben] = await inACall(people, { ana: { ...options, ...launch }, browser });
  return { ana, ben };
}

const shareButton = ({ page }: ParleyPage) => page.getByRole('button', { name: 'Share screen' });
const pressed = (one: ParleyPage): Promise<string | null> => shareButton(one).getAttribute('aria-pressed');
const screen = (page: Page) => page.locator('screen-view video');
const heard = ({ page }: ParleyPage, text: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });

/** What is done after a connection stands, late candidates for one, is done by then. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_500));

/** The other's screen is shown, and goes on. */
async function expectFrames(page: Page): Promise<void> {
  await screen(page).waitFor();
  const frames = (): Promise<number> =>
    screen(page).evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
  await expect.poll(frames, { timeout: 20_000 }).toBeGreaterThan(0);
  const first = await frames();
  await expect.poll(frames, { timeout: 20_000 }).toBeGreaterThan(first + 3);
}

/** Another tab of the same person, in which something moves and sounds. */
async function openSlides(page: Page): Promise<Page> {
  const tab = await anotherTab(page);
  await tab.setContent(`<title>${SLIDES}</title><h1>Slides</h1>`);
  await tab.evaluate(() => {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    tone.connect(audio.destination);
    tone.start();
    setInterval(() => {
      document.body.style.background = `hsl(${(Date.now() / 10) % 360} 90% 50%)`;
    }, 50);
  });
  return tab;
}

/** Loudness of the other's screen, summed up. */
const screenSound = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const receiver = window.peerRecord?.connections.at(-1)?.getReceivers()[3];
    let energy = 0;
    (await receiver?.getStats())?.forEach((one: Record<string, unknown>) => {
      if (one['type'] === 'inbound-rtp') energy += Number(one['totalAudioEnergy'] ?? 0);
    });
    return energy;
  });

const contentHint = (page: Page): Promise<string> =>
  page.evaluate(() => window.peerRecord?.connections.at(-1)?.getSenders()[2]?.track?.contentHint ?? '');

const negotiations = (...pages: Page[]): Promise<unknown> =>
  Promise.all(pages.map((page) => page.evaluate(() => window.peerRecord?.described.length ?? 0)));

// ---- In the page, before its scripts ---------------------------------------------------

declare global {
  interface Window {
    askedToShare?: number;
    refuseWith?: string;
    takeMicrophone?: () => void;
  }
}

/** The fake dialog always says yes. */
function refuseToShare(): void {
  navigator.mediaDevices.getDisplayMedia = () => {
    window.askedToShare = (window.askedToShare ?? 0) + 1;
    return Promise.reject(
      new DOMException(window.refuseWith ?? 'Permission denied by user', 'NotAllowedError'),
    );
  };
}

function beWithoutScreen(): void {
  Reflect.deleteProperty(MediaDevices.prototype, 'getDisplayMedia');
}

/** Chromium's fake microphone can't be taken away: its track says that it is muted, as after the system did so. */
function letDevicesBeTaken(): void {
  const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  let newest: MediaStreamTrack | undefined;
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await capture(constraints);
    newest = stream.getAudioTracks()[0] ?? newest;
    return stream;
  };
  window.takeMicrophone = () => {
    const track = newest;
    if (track === undefined) return;
    Object.defineProperty(track, 'muted', { value: true });
    track.dispatchEvent(new Event('mute'));
  };
}

/** On this machine both have the same addresses: here they are those of two neighbours. */
function beNeighbours(): void {
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    override async getStats(): Promise<RTCStatsReport> {
      const changed = new Map<string, unknown>();
      (await super.getStats()).forEach((one: Record<string, unknown>, id: string) => {
        const last = { 'local-candidate': 2, 'remote-candidate': 3 }[String(one['type'])];
        const neighbour = { ...one, candidateType: 'host', address: `192.168.1.${last}` };
        changed.set(id, last === undefined ? one : neighbour);
      });
      return changed as unknown as RTCStatsReport;
    }
  };
}
