import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../emulator/suite/paths.ts';
import { anyFreePort } from '../../emulator/suite/ports.ts';
import { anotherTab, launchBrowser, type TestBrowser } from '../harness/browser.ts';
import { eventually, runCommand, type Command } from '../harness/command.ts';
import { waitForMedia } from '../harness/media.ts';

const MODULE = 'docs/learn/serve.ts';

let port: number;
let served: Command;
let url: string;
let browser: TestBrowser;
const faults: string[] = [];

beforeAll(async () => {
  port = await anyFreePort();
  served = runCommand(MODULE, [], { cwd: ROOT, env: { PARLEY_LEARN_PORT: String(port) } });
  const [line] = await Promise.all([
    served.waitForLine(/http:/),
    launchBrowser().then((one) => (browser = one)),
  ]);
  url = /http:\S+/.exec(line)?.[0] ?? '';
});
afterAll(async () => {
  await browser.close();
  served.process.kill('SIGINT');
  expect(await served.ended).toBe(0);
  expect(served.alive()).toEqual([]);
});
afterEach(async () => {
  await Promise.all(browser.browser.contexts().map((context) => context.close()));
  expect(faults.splice(0)).toEqual([]);
});

async function open(page: Page, path: string): Promise<Page> {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (answer) => {
    if (answer.status() >= 400) faults.push(`${answer.status()} ${answer.url()}`);
  });
  await page.goto(url + path);
  return page;
}

const message = (page: Page): Promise<string | null> => page.getByRole('status').textContent();

describe('npm run learn', () => {
  it('leads to the three pages', async () => {
    const page = await open(await browser.newPerson(), '');
    const links = await page
      .getByRole('listitem')
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual(['/1-camera/', '/2-by-hand/', '/3-firestore/']);
  });

  it('says in a sentence that its port is busy', async () => {
    const second = runCommand(MODULE, [], { cwd: ROOT, env: { PARLEY_LEARN_PORT: String(port) } });
    expect(await second.ended).toBe(1);
    expect(second.output().trim()).toMatch(new RegExp(`^Port ${port} is busy\\..*PARLEY_LEARN_PORT=`));
  });
});

describe('1: camera and microphone', () => {
  it('shows a playing picture and the level, and lets go of both', async () => {
    const page = await open(await browser.newPerson(), '1-camera/');
    await page.getByRole('button', { name: 'Start' }).click();
    const frames = (): Promise<number> =>
      page
        .locator('video')
        .evaluate((video) => (video as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames);
    await eventually(frames, (count) => count > 5, 45_000);
    // The fake microphone beeps once a second.
    const level = (): Promise<number> =>
      page.locator('meter').evaluate((meter) => (meter as HTMLMeterElement).value);
    await eventually(level, (value) => value > 0.3, 45_000);
    expect(await page.locator('#settings').textContent()).toMatch(/640 × 480/);

    const track = await page.locator('video').evaluateHandle((video) => {
      const stream = (video as HTMLVideoElement).srcObject as MediaStream;
      return stream.getVideoTracks()[0];
    });
    await page.getByRole('button', { name: 'Stop' }).click();
    await eventually(
      () => message(page),
      (text) => text === 'Camera and microphone are off.',
      5000,
    );
    expect(await track.evaluate((one) => one?.readyState)).toBe('ended');
  });

  it('says in words what to do when they are refused', async () => {
    const strict = await launchBrowser({ media: 'deny' });
    try {
      const page = await strict.newPerson();
      await page.context().clearPermissions();
      await open(page, '1-camera/');
      await page.getByRole('button', { name: 'Start' }).click();
      await eventually(
        () => message(page),
        (text) => /are blocked\. Allow them/.test(text ?? ''),
        30_000,
      );
      await eventually(() => page.getByRole('button', { name: 'Start' }).isEnabled(), Boolean, 5000);
    } finally {
      await strict.close();
    }
  });
});

describe('2: by hand', () => {
  const text = (page: Page, id: string): Promise<string> =>
    eventually(
      () => page.locator(id).inputValue(),
      (value) => value !== '',
      30_000,
    );

  /** Two tabs of one person, connected by what is carried between them. */
  async function twoTabs(onTheWay = (answer: string) => answer): Promise<{ a: Page; b: Page }> {
    const a = await open(await browser.newPerson(), '2-by-hand/');
    const b = await open(await anotherTab(a), '2-by-hand/');
    await a.locator('#make-offer').click();
    await b.locator('#offer-in').fill(await text(a, '#offer-out'));
    await b.locator('#make-answer').click();
    await a.locator('#answer-in').fill(onTheWay(await text(b, '#answer-out')));
    await a.locator('#take-answer').click();
    return { a, b };
  }

  it('connects two tabs by what is copied and pasted, and messages arrive both ways', async () => {
    const { a, b } = await twoTabs();
    await a.locator('#text').fill('hello <b>B</b>');
    await a.locator('#send').click();
    await b.getByText('they: hello <b>B</b>', { exact: true }).waitFor();
    await b.locator('#text').fill('hello A');
    await b.locator('#text').press('Enter');
    await a.getByText('they: hello A', { exact: true }).waitFor();
    expect(await a.locator('#log li').allTextContents()).toEqual(['you: hello <b>B</b>', 'they: hello A']);
  });

  it('fails where the fingerprint was changed on the way', async () => {
    const { a } = await twoTabs((answer) =>
      answer.replace(
        /(fingerprint:sha-256 )(.)/,
        (_, name: string, digit: string) => name + (digit === '0' ? '1' : '0'),
      ),
    );
    await a.getByText('There is a way, but the certificates differ').waitFor();
    expect(await a.locator('#send').isDisabled()).toBe(true);
  });

  it('says what is wrong with what was pasted', async () => {
    const a = await open(await browser.newPerson(), '2-by-hand/');
    await a.locator('#offer-in').fill('{ "type": "offer", "sdp": "v=0');
    await a.locator('#make-answer').click();
    await eventually(
      () => message(a),
      (text) => text === 'That is not a whole offer. Copy all of it.',
      5000,
    );
  });
});

describe('3: Firestore', () => {
  it('is a call in under 100 lines', () => {
    const script = readFileSync(join(ROOT, 'docs/learn/3-firestore/call.js'), 'utf8');
    expect(script.trimEnd().split('\n').length).toBeLessThan(100);
  });

  it('connects two people, who receive pictures and sound of each other', async () => {
    const ana = await open(await browser.newPerson(), '3-firestore/');
    const ben = await open(await browser.newPerson(), '3-firestore/');
    await ana.getByRole('button', { name: 'Create a call' }).click();
    const id = await eventually(
      () => ana.locator('#id').inputValue(),
      (text) => text !== '',
      45_000,
    );
    await ben.locator('#id').fill(id);
    await ben.getByRole('button', { name: 'Join' }).click();
    const seen = await Promise.all([waitForMedia(ana), waitForMedia(ben)]);
    for (const { framesDecoded, audioPackets } of seen) {
      expect(framesDecoded).toBeGreaterThan(10);
      expect(audioPackets).toBeGreaterThan(10);
    }
    for (const page of [ana, ben]) {
      expect(
        await page.locator('#them').evaluate((video) => (video as HTMLVideoElement).videoWidth),
      ).toBeGreaterThan(0);
    }
  });

  it('says that an ID leads nowhere', async () => {
    const ben = await open(await browser.newPerson(), '3-firestore/');
    await ben.locator('#id').fill('nosuchcall');
    await ben.getByRole('button', { name: 'Join' }).click();
    await eventually(
      () => message(ben),
      (text) => /There is no call with this ID/.test(text ?? ''),
      45_000,
    );
  });
});
