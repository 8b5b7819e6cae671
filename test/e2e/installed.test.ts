import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { formatCallId, newCallId } from '../../contract/ids.ts';
import { ROOT } from '../../emulator/suite/paths.ts';
import { eventually } from '../harness/command.ts';
import { originUrl } from '../harness/environment.ts';
import { PageBuilds } from '../harness/page-builds.ts';
import { startShellServer } from '../harness/shell-server.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl(), { installs: true });
const builds = new PageBuilds();
afterEach(() => people.sendEverybodyHome());
afterAll(async () => {
  builds.remove();
  await people.close();
});

/** Until a worker has kept the whole page. */
const kept = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
const keptBy = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());
const buildOf = (page: Page): Promise<string | null> => page.locator('html').getAttribute('data-build');

describe('what a device installs', () => {
  interface Manifest {
    readonly [name: string]: unknown;
    readonly icons: readonly { src: string; sizes: string; type: string; purpose: string }[];
  }

  test('the manifest is one, and its icons are what it says', async () => {
    const answer = await fetch(new URL('/manifest.webmanifest', originUrl()));
    expect(answer.headers.get('content-type')).toMatch(/^application\/(manifest\+)?json/);
    const manifest = (await answer.json()) as Manifest;
    expect(manifest).toMatchObject({ start_url: '/', scope: '/', id: '/', display: 'standalone' });
    const pictures = manifest.icons.filter(({ type }) => type === 'image/png');
    const kinds = pictures.map(({ sizes, purpose }) => `${purpose} ${sizes}`);
    expect(kinds.sort()).toEqual(['any 192x192', 'any 512x512', 'maskable 192x192', 'maskable 512x512']);
    for (const { src, sizes } of pictures) expect(await pictureSize(src), src).toBe(sizes);
    expect(await pictureSize('/apple-touch-icon.png')).toBe('180x180');
  });

  test('the browser finds nothing in the way of installing it', async () => {
    const ana = await people.arrive('first');
    await kept(ana.page);
    const devtools = await ana.page.context().newCDPSession(ana.page);
    expect((await devtools.send('Page.getAppManifest')).errors).toEqual([]);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    // Tests run in what the browser takes for a private window.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    );
  });

  /** The size in a PNG's header, `width`x`height`. */
  async function pictureSize(path: string): Promise<string> {
    const bytes = Buffer.from(await (await fetch(new URL(path, originUrl()))).arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
  }
});

describe('without a network', () => {
  test('the page opens and says so; with one again it goes on', async () => {
    const ana = await people.arrive('first');
    await kept(ana.page);
    await ana.page.context().setOffline(true);
    await ana.page.reload();
    await ana.newCall.first().waitFor();
    await ana.page.getByText('You are offline').first().waitFor();
    await ana.newCall.first().click();
    await ana.reaches('failed');
    expect(await ana.message()).toContain('You are offline');
    await ana.page.context().setOffline(false);
    await ana.reaches('waiting');
    expect(await ana.page.getByText('You are offline').count()).toBe(0);
  });

  test('a link to a call opens, says so, and finds the call later by itself', async () => {
    const ana = await people.arrive('first');
    await kept(ana.page);
    await ana.page.context().setOffline(true);
    await ana.open(`${originUrl()}/c/${formatCallId(newCallId())}`);
    await ana.reaches('failed');
    expect(await ana.message()).toContain('You are offline');
    await ana.page.context().setOffline(false);
    await ana.page.getByRole('heading', { name: 'There is no call with this ID' }).waitFor();
  });

  test('the connection check opens, too', async () => {
    const ana = await people.arrive('first');
    await kept(ana.page);
    await ana.page.context().setOffline(true);
    await ana.open(`${originUrl()}/check`);
    await ana.page.getByRole('heading', { level: 1, name: /connection check/i }).waitFor();
  });
});

test('nothing is kept but the page itself', async () => {
  const ana = await people.arrive('first');
  await kept(ana.page);
  // From now on the worker sees every request.
  await ana.page.reload();
  await ana.create();
  const urls = await ana.page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(caches_.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => url);
  });
  expect(urls.length).toBeGreaterThan(8);
  for (const url of urls) {
    const { origin, pathname, search } = new URL(url);
    expect(origin).toBe(originUrl());
    expect(search).toBe('');
    expect(existsSync(join(ROOT, 'web/dist', pathname)), pathname).toBe(true);
  }
});

describe('a new version', () => {
  test('is there at the next visit, while a page of the old one still finds its parts', async () => {
    const [first, second] = [await builds.make('one'), await builds.make('two')];
    const server = await startShellServer(first);
    try {
      const ana = await people.prepare('first');
      await ana.open(server.url);
      await kept(ana.page);
      const [old] = await keptBy(ana.page);
      const part = await ana.page.evaluate(
        () => document.querySelector<HTMLScriptElement>('script[type=module]')?.src,
      );
      if (part === undefined) throw new Error('The page has no script.');

      server.deploy(second);
      const newer = await ana.page.context().newPage();
      await newer.goto(server.url);
      expect(await buildOf(newer)).toBe('two');
      await eventually(
        () => keptBy(newer),
        (names) => names.length === 2,
        20_000,
      );
      // The old page goes on undisturbed, by what was kept for it: the server has it no more.
      expect((await fetch(part)).status).toBe(404);
      expect(await buildOf(ana.page)).toBe('one');
      await ana.page.reload();
      expect(await buildOf(ana.page)).toBe('two');

      await newer.close();
      await ana.page.reload();
      await eventually(
        () => keptBy(ana.page),
        (names) => names.length === 1 && names[0] !== old,
        20_000,
      );
      await ana.page.context().setOffline(true);
      await ana.page.reload();
      expect(await buildOf(ana.page)).toBe('two');
    } finally {
      await server.close();
    }
  });

  test('comes with the way back to the start, without a click more', async () => {
    const server = await startShellServer(await builds.make('three'));
    try {
      const ana = await people.prepare('first');
      await ana.open(`${server.url}/c/${formatCallId(newCallId())}`);
      await kept(ana.page);
      server.deploy(await builds.make('four'));
      await ana.page.evaluate(async () => {
        const told = new Promise((resolve) => {
          navigator.serviceWorker.addEventListener('message', resolve, { once: true });
        });
        await (await navigator.serviceWorker.ready).update();
        await told;
      });
      expect(await buildOf(ana.page)).toBe('three');
      await ana.page.getByRole('link', { name: 'Parley, back to start' }).click();
      await ana.newCall.first().waitFor();
      await eventually(
        () => buildOf(ana.page),
        (build) => build === 'four',
        20_000,
      );
    } finally {
      await server.close();
    }
  });

  test('that has no worker takes the old one back', async () => {
    const server = await startShellServer(await builds.make('five'));
    try {
      const ana = await people.prepare('first');
      await ana.open(server.url);
      await kept(ana.page);
      server.deploy(await builds.make('six', { worker: false }));
      await ana.page.reload();
      expect(await buildOf(ana.page)).toBe('six');
      const left = () =>
        ana.page.evaluate(async () => ({
          workers: (await navigator.serviceWorker.getRegistrations()).length,
          caches: (await caches.keys()).length,
        }));
      await eventually(left, ({ workers, caches }) => workers === 0 && caches === 0, 20_000);
    } finally {
      await server.close();
    }
  });
});

test('a server that is slow or in trouble is not waited for', async () => {
  const server = await startShellServer(join(ROOT, 'web/dist'));
  try {
    const ana = await people.prepare('first');
    await ana.open(server.url);
    await kept(ana.page);
    server.pageDelayMs = 15_000;
    const before = performance.now();
    await ana.page.reload({ waitUntil: 'commit' });
    await ana.newCall.first().waitFor();
    expect(performance.now() - before).toBeLessThan(10_000);
    server.pageDelayMs = 0;
    server.pageStatus = 503;
    await ana.page.reload();
    await ana.newCall.first().waitFor();
  } finally {
    await server.close();
  }
});
