import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { received, waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

/** What Chromium calls its fake cameras. The one between them measures depth, which can't be sent. */
const FIRST = 'fake_device_0';
const SECOND = 'fake_device_2';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

test('another camera, microphone and speaker are chosen before the call, and found again after a reload', async () => {
  const ana = await arrive();
  await ana.create();
  expect(await ownCamera(ana.page)).toBe(FIRST);
  await openDevices(ana);
  await picker(ana, 'Camera').selectOption(SECOND);
  await expect.poll(() => ownCamera(ana.page)).toBe(SECOND);
  await picker(ana, 'Microphone').selectOption('Fake Audio Input 2');
  await picker(ana, 'Speaker').selectOption('Fake Audio Output 1');
  await expect.poll(() => ownMicrophone(ana.page)).toBe('Fake Audio Input 2');

  await ana.page.reload();
  await ana.reaches('waiting');
  await expect.poll(() => ownCamera(ana.page)).toBe(SECOND);
  await expect.poll(() => ownMicrophone(ana.page)).toBe('Fake Audio Input 2');
  await openDevices(ana);
  expect(await chosen(ana, 'Camera')).toBe(SECOND);
  expect(await chosen(ana, 'Microphone')).toBe('Fake Audio Input 2');
  expect(await chosen(ana, 'Speaker')).toBe('Fake Audio Output 1');
});

test('a camera is found again by its name when the browser has given it another ID', async () => {
  const ana = await people.prepare('three cameras', { cameras: 3, before: rememberCameraUnderAnotherId });
  await ana.open(originUrl());
  await ana.create();
  await expect.poll(() => ownCamera(ana.page)).toBe(SECOND);
});

test('another camera in the middle of a call goes to the other side without a negotiation', async () => {
  const [ana, ben] = await connect();
  const before = await negotiations(ana.page);
  await ana.button('More').click();
  await ana.page.getByRole('menuitem', { name: 'Camera and sound' }).click();
  await picker(ana, 'Camera').selectOption(SECOND);
  await expect.poll(() => sentCamera(ana.page)).toBe(SECOND);
  await expectToReceiveMore(ben.page);
  await picker(ana, 'Microphone').selectOption('Fake Audio Input 1');
  await waitForMedia(ben.page);
  expect(await negotiations(ana.page)).toEqual(before);
  expect(before.length).toBeGreaterThan(0);

  await picker(ana, 'Speaker').selectOption('Fake Audio Output 2');
  const sink = ana.page.locator('remote-view video');
  await expect
    .poll(() => sink.evaluate((video: HTMLVideoElement) => video.sinkId))
    .toBe(await picker(ana, 'Speaker').inputValue());
});

test('an unplugged camera falls back to another, and says so', async () => {
  const [ana, ben] = await connect({ before: letDevicesBeUnplugged });
  const before = await negotiations(ana.page);
  await ana.button('More').click();
  await ana.page.getByRole('menuitem', { name: 'Camera and sound' }).click();
  await picker(ana, 'Camera').selectOption(SECOND);
  await expect.poll(() => sentCamera(ana.page)).toBe(SECOND);
  await ana.page.keyboard.press('Escape');

  await ana.page.evaluate((label) => window.unplug?.(label), SECOND);
  await ana.page.getByRole('heading', { name: `${SECOND} is gone` }).waitFor();
  await ana.page
    .getByRole('status')
    .filter({ hasText: `${SECOND} is gone. Your camera is ${FIRST} now.` })
    .waitFor();
  expect(await sentCamera(ana.page)).toBe(FIRST);
  await expectToReceiveMore(ben.page);

  await ana.page.evaluate((label) => window.plugIn?.(label), SECOND);
  await ana.page.getByRole('heading', { name: `${SECOND} is back` }).waitFor();
  expect(await sentCamera(ana.page)).toBe(SECOND);
  await expectToReceiveMore(ben.page);
  expect(await negotiations(ana.page)).toEqual(before);
});

test('the level moves, the test sound plays, and a recording plays back', async () => {
  const ana = await arrive();
  await ana.create();
  await openDevices(ana);
  const panel = ana.page.locator('device-settings');
  const level = panel.getByRole('meter', { name: 'Level of the microphone' });
  await expect
    .poll(async () => Number(await level.getAttribute('aria-valuenow')), { timeout: 10_000 })
    .toBeGreaterThan(30);
  await panel.getByText('Your microphone works.').first().waitFor();

  await panel.getByRole('button', { name: 'Play a test sound' }).click();
  await panel.getByText('You should hear three notes.').first().waitFor();
  await panel.getByRole('button', { name: 'Play it again' }).waitFor();

  await panel.getByRole('button', { name: 'Record 5 seconds and play back' }).click();
  await panel
    .getByText(/^Recording, \d s left/)
    .first()
    .waitFor();
  await panel.getByText('This is you.').first().waitFor();
  const playing = panel.getByLabel('What was recorded');
  await expect
    .poll(() => playing.evaluate((video: HTMLVideoElement) => video.currentTime), { timeout: 10_000 })
    .toBeGreaterThan(2);
  const { width, audioBytes } = await playing.evaluate((video: HTMLVideoElement) => ({
    width: video.videoWidth,
    audioBytes: (video as { webkitAudioDecodedByteCount?: number }).webkitAudioDecodedByteCount ?? 0,
  }));
  expect(width).toBeGreaterThan(100);
  expect(audioBytes).toBeGreaterThan(1000);
  await panel.getByText('That was you. It is not kept.').first().waitFor();
  expect(await playing.count()).toBe(0);
});

test('the panel works by keyboard, and gives the focus back', async () => {
  const ana = await arrive();
  await ana.create();
  await ana.button('Devices').focus();
  await ana.page.keyboard.press('Enter');
  await ana.page.getByRole('dialog', { name: 'Camera and sound' }).waitFor();
  await picker(ana, 'Camera').focus();
  await ana.page.keyboard.press('End');
  await expect.poll(() => ownCamera(ana.page)).toBe(SECOND);
  await ana.page.keyboard.press('Escape');
  await expect.poll(() => focused(ana.page)).toBe('Devices');
});

test('who refused camera and microphone is told how to allow them, in the browser’s terms', async () => {
  const ana = await people.arrive('refusing', { media: 'deny' });
  await ana.create();
  const alert = ana.page.getByRole('alert').filter({ hasText: 'Camera and microphone are blocked' });
  await alert.getByText('“View site information”').waitFor();
  await alert.getByText('Switch on Camera and Microphone.').waitFor();
  await alert.getByRole('button', { name: 'Try again' }).waitFor();
  expect(await ana.page.getByText('doesn’t let us use the camera').count()).toBe(0);
  // One can look at the devices all the same, though there are none to choose from.
  await openDevices(ana);
  await expect.poll(() => picker(ana, 'Camera').isDisabled()).toBe(true);
  expect(await chosen(ana, 'Camera')).toBe('No camera is allowed yet');
});

test('a camera that another app uses is told, while the microphone works, and is had once it is free', async () => {
  const ana = await people.arrive('first', { before: letCameraBeBusy });
  await ana.create();
  const alert = ana.page.getByRole('alert').filter({ hasText: 'The camera is in use' });
  await alert.getByText('Another app or tab seems to have it.').waitFor();
  await expect.poll(() => ownMicrophone(ana.page), { timeout: 10_000 }).toMatch(/^Fake/);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await alert.waitFor();
  await ana.page.evaluate(() => window.freeCamera?.());
  await alert.getByRole('button', { name: 'Try again' }).click();
  await alert.waitFor({ state: 'detached' });
  await expect.poll(() => ownCamera(ana.page), { timeout: 10_000 }).toBe(FIRST);
});

test('where there is no camera, one is told, and talks without', async () => {
  const ana = await people.arrive('no camera', { cameras: 0 });
  await ana.create();
  await ana.page
    .getByRole('alert')
    .filter({ hasText: 'No camera was found' })
    .getByText('Plug one in, then try again.')
    .waitFor();
  await expect.poll(() => ownMicrophone(ana.page), { timeout: 10_000 }).toMatch(/^Fake/);
  const ben = await people.arrive('first', { path: new URL(ana.page.url()).pathname });
  await ben.join();
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await ana.page.getByRole('button', { name: 'Microphone', pressed: true }).waitFor();
  // The fake microphone beeps beside a fake camera alone.
  await expect
    .poll(async () => (await received(ben.page)).audioPackets, { timeout: 20_000 })
    .toBeGreaterThan(50);
});

test('the browser inside an app that gives no camera is told from others', async () => {
  const ana = await people.arrive('first', { before: beInstagramOnAndroid });
  await ana.create();
  await ana.page.getByText('Instagram doesn’t let us use the camera').waitFor();
  const out = ana.page.getByRole('link', { name: 'Open in your browser' });
  const { host, pathname } = new URL(ana.page.url());
  expect(await out.getAttribute('href')).toContain(`intent://${host}${pathname}#Intent;scheme=http;`);
});

test('inside an app without WebRTC, the way out is shown with what is wrong', async () => {
  const ana = await people.arrive('first', { before: beAppWithoutWebRtc });
  await ana.newCall.first().click();
  await ana.reaches('failed');
  await ana.page.getByText('This app doesn’t let us use the camera').waitFor();
  await ana.page.getByText('“Open in Safari”').waitFor();
  await ana.page.getByRole('button', { name: 'Copy link' }).waitFor();
});

// ---- People ------------------------------------------------------------------------

const arrive = (options: { before?: () => void } = {}): Promise<ParleyPage> =>
  people.arrive('three cameras', { cameras: 3, ...options });

/** Ana with three cameras, and Ben. */
async function connect(options: { before?: () => void } = {}): Promise<[ParleyPage, ParleyPage]> {
  const ana = await arrive(options);
  await ana.create();
  const ben = await people.arrive('first', { path: new URL(ana.page.url()).pathname });
  await ben.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  return [ana, ben];
}

// ---- The panel ------------------------------------------------------------------------

async function openDevices({ page }: ParleyPage): Promise<void> {
  await page.getByRole('button', { name: 'Devices', exact: true }).click();
  await page.getByRole('dialog', { name: 'Camera and sound' }).waitFor();
}

const picker = ({ page }: ParleyPage, label: 'Camera' | 'Microphone' | 'Speaker') =>
  page.getByRole('combobox', { name: label });

const chosen = (one: ParleyPage, label: 'Camera' | 'Microphone' | 'Speaker'): Promise<string> =>
  picker(one, label).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent ?? '');

// ---- What is used ------------------------------------------------------------------------

const ownStream = (page: Page, kind: 'audio' | 'video'): Promise<string> =>
  page
    .locator('self-view video')
    .first()
    .evaluate((video: HTMLVideoElement, wanted) => {
      const tracks = video.srcObject instanceof MediaStream ? video.srcObject.getTracks() : [];
      return tracks.find((track) => track.kind === wanted)?.label ?? '';
    }, kind);

const ownCamera = (page: Page): Promise<string> => ownStream(page, 'video');
const ownMicrophone = (page: Page): Promise<string> => ownStream(page, 'audio');

/** Label of the camera that the newest connection sends, while it runs. */
function sentCamera(page: Page): Promise<string> {
  return page.evaluate(() => {
    const senders = window.peerRecord?.connections.at(-1)?.getSenders() ?? [];
    const track = senders.find((sender) => sender.track?.kind === 'video')?.track;
    return track?.readyState === 'live' ? track.label : '';
  });
}

const negotiations = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.peerRecord?.described ?? []);

async function expectToReceiveMore(page: Page): Promise<void> {
  const { framesDecoded } = await received(page);
  await expect
    .poll(async () => (await received(page)).framesDecoded, { timeout: 15_000 })
    .toBeGreaterThan(framesDecoded + 15);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.textContent?.trim() ?? '';
  });
}

// ---- In the page, before its scripts ---------------------------------------------------

declare global {
  interface Window {
    unplug?: (label: string) => void;
    plugIn?: (label: string) => void;
    freeCamera?: () => void;
  }
}

/** Chromium’s fake devices stay for good: what is unplugged ends, and is no longer told of. */
function letDevicesBeUnplugged(): void {
  const gone = new Set<string>();
  const running: MediaStreamTrack[] = [];
  const { mediaDevices } = navigator;
  const enumerate = mediaDevices.enumerateDevices.bind(mediaDevices);
  const capture = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.enumerateDevices = async () => (await enumerate()).filter(({ label }) => !gone.has(label));
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await capture(constraints);
    running.push(...stream.getTracks());
    return stream;
  };
  window.unplug = (label) => {
    gone.add(label);
    for (const track of running.filter((one) => one.label === label && one.readyState === 'live')) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    mediaDevices.dispatchEvent(new Event('devicechange'));
  };
  window.plugIn = (label) => {
    gone.delete(label);
    mediaDevices.dispatchEvent(new Event('devicechange'));
  };
}

/** As systems that let one app alone have a camera do. */
function letCameraBeBusy(): void {
  const { mediaDevices } = navigator;
  const capture = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (constraints) =>
    constraints?.video
      ? Promise.reject(new DOMException('Could not start video source', 'NotReadableError'))
      : capture(constraints);
  window.freeCamera = () => {
    mediaDevices.getUserMedia = capture;
  };
}

function rememberCameraUnderAnotherId(): void {
  localStorage.setItem(
    'parley:devices',
    JSON.stringify({ camera: { id: 'of-old', label: 'fake_device_2' } }),
  );
}

function beInstagramOnAndroid(): void {
  const userAgent =
    'Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36 Instagram 400.0.0.0 Android';
  Object.defineProperty(navigator, 'userAgent', { value: userAgent });
  Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
}

function beAppWithoutWebRtc(): void {
  const userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';
  Object.defineProperty(navigator, 'userAgent', { value: userAgent });
  Object.defineProperty(window, 'RTCPeerConnection', { value: undefined });
}
