import { createHash, createHmac, randomUUID, X509Certificate } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hostBundle, type BundleHost } from '../functions/bundle-host.ts';
import { startGuideTurnserver, type GuideTurnserver } from '../functions/guide-turnserver.ts';
import { storedState } from '../harness/documents.ts';
import { originUrl } from '../harness/environment.ts';
import { freePort } from '../harness/turnserver.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
const secret = randomUUID();
let turnserver: GuideTurnserver;
let functions: BundleHost;

beforeAll(async () => {
  turnserver = await startGuideTurnserver(secret);
  functions = await hostBundle({
    STUN_URLS: '',
    TURN_PROVIDER: 'coturn',
    TURN_URLS: turnserver.urls.join(','),
    TURN_SECRET: secret,
  });
});
afterEach(() => people.sendEverybodyHome());
afterAll(async () => {
  await Promise.all([people.close(), functions?.close(), turnserver?.close()]);
});

/** The check's page as a person uses it. */
class CheckPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<this> {
    await this.page.addInitScript(() => {
      const seen = { violations: [] as string[], asked: 0 };
      Object.assign(window, { seen });
      document.addEventListener('securitypolicyviolation', (event) => {
        seen.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
      });
      const devices = navigator.mediaDevices;
      const ask = devices.getUserMedia.bind(devices);
      devices.getUserMedia = (constraints) => {
        seen.asked += 1;
        return ask(constraints);
      };
    });
    await this.page.goto(`${originUrl()}/check`);
    await this.page.getByRole('button', { name: 'Start the check' }).waitFor();
    return this;
  }

  seen(): Promise<{ violations: string[]; asked: number }> {
    return this.page.evaluate(
      () => (window as unknown as { seen: { violations: string[]; asked: number } }).seen,
    );
  }

  /** Waits until a check has ended; `id` as in web/src/check/plan.ts. */
  async result(id: string): Promise<{ state: string; text: string }> {
    const row = this.page.locator(`#row-${id}`);
    await this.page
      .locator(`#row-${id}:is([data-state=passed], [data-state=failed], [data-state=skipped])`)
      .waitFor();
    // Of a custom element itself, the text is what stands outside of its shadow.
    const texts = await row.locator('h3, p').allInnerTexts();
    return {
      state: (await row.getAttribute('data-state')) ?? '',
      text: texts.join(' ').replace(/\s+/g, ' '),
    };
  }

  async expectPassed(...ids: string[]): Promise<void> {
    for (const id of ids) {
      const { state, text } = await this.result(id);
      expect(state, `${id}: ${text}`).toBe('passed');
    }
  }

  async answer(label: 'Yes' | 'No'): Promise<void> {
    await this.page.getByRole('button', { name: label, exact: true }).click();
  }

  async over(): Promise<void> {
    await this.page.getByRole('button', { name: 'Check again' }).waitFor();
  }

  async typeServer(urls: string, username: string, credential: string): Promise<void> {
    await this.page.getByLabel('URL, or several').fill(urls);
    await this.page.getByLabel('User name').fill(username);
    await this.page.getByLabel('Credential', { exact: true }).fill(credential);
    await this.page.getByRole('button', { name: 'Check these' }).click();
  }

  /** The report as the button copies it. */
  async report(): Promise<string> {
    await this.page.bringToFront();
    await this.page.getByRole('button', { name: 'Copy report' }).click();
    await this.page.getByText('Copied', { exact: true }).waitFor();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}

const reaching = (): { reachable: string } => ({ reachable: turnserver.address });

const trusting = (): { reachable: string; trustedKey: string } => {
  const key = new X509Certificate(turnserver.certificate).publicKey.export({ type: 'spki', format: 'der' });
  return { ...reaching(), trustedKey: createHash('sha256').update(key).digest('base64') };
};

async function arrive(browser: string, options: Parameters<People['prepare']>[1] = {}): Promise<CheckPage> {
  const { page } = await people.prepare(browser, options);
  return new CheckPage(page);
}

const credentials = (): { username: string; credential: string } => {
  const username = `${Math.floor(Date.now() / 1000) + 600}:${randomUUID()}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
};

/** The address of the plain TURN server, without how to reach it. */
const plainUrl = (): string => (turnserver.urls[0] ?? '').replace(/\?.*/, '');

test('the page has the same headers as every page, and does nothing before it is asked to', async () => {
  const [check, start] = await Promise.all([fetch(`${originUrl()}/check`), fetch(originUrl())]);
  for (const name of ['content-security-policy', 'permissions-policy', 'cache-control', 'referrer-policy']) {
    expect(check.headers.get(name), name).toBe(start.headers.get(name));
  }
  expect(await check.text()).toContain('<check-page>');
  await start.text();

  const ana = await arrive('trusting', trusting());
  const asked: string[] = [];
  const complaints: string[] = [];
  ana.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  ana.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await ana.open();
  await ana.page.waitForTimeout(1_000);
  expect(asked.filter((path) => !/^\/(check|favicon\.svg|assets\/[\w.-]+)$/.test(path))).toEqual([]);
  expect(await ana.seen()).toEqual({ violations: [], asked: 0 });
  expect(await ana.page.evaluate(() => window.peerRecord?.connections.length)).toBe(0);
  expect(await ana.page.locator('check-row:not([data-state=idle])').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('the start page leads to it, and it leads back', async () => {
  const ana = await people.arrive('trusting', trusting());
  await ana.heading.waitFor();
  await ana.page.getByRole('link', { name: 'Connection check' }).click();
  await ana.page.getByRole('button', { name: 'Start the check' }).waitFor();
  expect(new URL(ana.page.url()).pathname).toBe('/check');
  await ana.page.getByRole('link', { name: 'Parley, back to start' }).click();
  await ana.newCall.first().waitFor();
});

test('with a relay of the project’s own, everything passes, and the report keeps the secrets', async () => {
  const ana = await arrive('trusting', trusting());
  let minted = '';
  let call = '';
  await ana.page.route('**/parley.json', (route) => route.fulfill({ json: { stunUrls: [], turn: true } }));
  await ana.page.route('**/iceServers', async (route) => {
    call = (route.request().postDataJSON() as { data: { id: string } }).data.id;
    expect(await storedState(call)).toBe('open');
    const response = await route.fetch({ url: functions.url });
    minted = await response.text();
    await route.fulfill({ response });
  });
  await ana.open();
  await tabTo(ana.page, 'Start the check');
  await ana.page.keyboard.press('Enter');

  await ana.expectPassed('browser', 'camera', 'microphone');
  // The picture is there and moves, and so does the level.
  const video = ana.page.getByLabel('Your camera');
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThan(0);
  const level = ana.page.locator('device-view .bar > div');
  await expect.poll(() => level.evaluate((bar) => bar.getBoundingClientRect().width)).toBeGreaterThan(1);
  await ana.answer('Yes');
  await ana.expectPassed('speaker', 'sign-in', 'create-call', 'ice-servers', 'end-call', 'host');
  expect((await ana.result('create-call')).text).toMatch(/heard of after [\d.]+ m?s/);
  expect(await storedState(call)).toBe('ended');
  expect(await ana.result('stun')).toMatchObject({ state: 'skipped' });
  await ana.expectPassed('udp-0', 'udp-1', 'tcp-0', 'tcp-1', 'tls-0', 'loopback');
  const [, kbit = ''] = /([\d,]+) kbit\/s over UDP/.exec((await ana.result('loopback')).text) ?? [];
  expect(Number(kbit.replaceAll(',', ''))).toBeGreaterThan(0);
  await ana.over();

  const { credential = '', username = '' } =
    /"username":"(?<username>[^"]+)","credential":"(?<credential>[^"]+)"/.exec(minted)?.groups ?? {};
  expect(credential).not.toBe('');
  const report = await ana.report();
  expect(report).toContain('15 passed, 1 skipped');
  expect(report).toMatch(/passed {2}Relay over TLS turns:\d+\.\d+\.x\.x:\d+\?transport=tcp \(\d+ ms\)/);
  for (const secretText of [credential, username, turnserver.address, call]) {
    expect(report).not.toContain(secretText);
  }
  expect((await ana.seen()).violations).toEqual([]);

  await ana.page.getByRole('button', { name: 'Switch off' }).click();
  await video.waitFor({ state: 'detached' });
});

test('without a relay it says so, and a stop ends it', async () => {
  const ana = await arrive('trusting', trusting());
  await ana.open();
  await ana.page.getByRole('button', { name: 'Start the check' }).click();
  await ana.expectPassed('create-call', 'ice-servers', 'end-call', 'host');
  expect((await ana.result('tls')).text).toContain('no relay server');
  expect((await ana.result('loopback')).text).toContain('No relay has worked');
  // The person is still being asked whether they heard the sound.
  await ana.page.getByRole('group', { name: 'Did you hear the sound?' }).waitFor();
  await ana.page.getByRole('button', { name: 'Stop', exact: true }).click();
  await ana.over();
  expect(await ana.result('speaker')).toMatchObject({ state: 'skipped' });
});

describe('a server that is typed in', () => {
  test('is tested over each transport, and nothing of it is kept or sent elsewhere', async () => {
    const ana = await arrive('trusting', trusting());
    await ana.open();
    const requests: string[] = [];
    ana.page.on('request', (request) => requests.push(request.url()));
    const { username, credential } = credentials();
    const tls = turnserver.urls.find((url) => url.startsWith('turns:')) ?? '';
    const stun = plainUrl().replace('turn:', 'stun:');
    await ana.typeServer([plainUrl(), tls, stun].join('\n'), username, credential);
    await ana.expectPassed('hand-0', 'hand-1', 'hand-2', 'hand-3', 'hand-loopback');
    expect((await ana.result('hand-1')).text).toContain('Relay over TCP');
    const report = await ana.report();
    expect(report).toContain('5 passed');
    for (const secretText of [credential, username, turnserver.address]) {
      expect(report).not.toContain(secretText);
    }
    expect(requests).toEqual([]);
    const kept = await ana.page.evaluate(async () =>
      JSON.stringify([localStorage.length, sessionStorage.length, await indexedDB.databases()]),
    );
    expect(kept).toBe('[0,0,[]]');
  });

  test('with a wrong credential, at a closed port, or over TLS that nobody trusts fails in plain words', async () => {
    const ana = await arrive('strict', reaching());
    await ana.open();
    const { username } = credentials();
    await ana.typeServer(`${plainUrl()}?transport=udp ${plainUrl()}?transport=tcp`, username, 'wrong');
    for (const id of ['hand-0', 'hand-1']) {
      expect(await ana.result(id)).toMatchObject({
        state: 'failed',
        text: expect.stringContaining('Wrong or expired credentials (401)') as string,
      });
    }
    expect((await ana.result('hand-loopback')).state).toBe('skipped');

    const { credential, ...right } = credentials();
    const closed = `turn:${turnserver.address}:${await freePort(turnserver.address)}`;
    const tls = turnserver.urls.find((url) => url.startsWith('turns:')) ?? '';
    const closedStun = closed.replace('turn:', 'stun:');
    await ana.typeServer(`${closed} ${tls} ${closedStun}`, right.username, credential);
    expect(await ana.result('hand-0')).toMatchObject({ state: 'failed' });
    expect((await ana.result('hand-0')).text).toMatch(/No answer within 12 seconds|can’t be reached \(701\)/);
    expect((await ana.result('hand-1')).text).toContain('can’t be reached (701)');
    const untrusted = await ana.result('hand-2');
    expect(untrusted.state).toBe('failed');
    expect(untrusted.text).toContain('doesn’t trust the certificate');
    expect((await ana.result('hand-3')).text).toMatch(/No answer within 12 seconds|can’t be reached \(701\)/);
  });

  test('is looked at before it is tried', async () => {
    const ana = await arrive('strict', reaching());
    await ana.open();
    await ana.typeServer('turn://turn.example.org', '', '');
    await ana.page.getByText('it is turn:turn.example.org').waitFor();
    await ana.typeServer('turn:turn.example.org', '', '');
    await ana.page.getByText('wants a user name').waitFor();
    expect(await ana.page.evaluate(() => window.peerRecord?.connections.length)).toBe(0);
  });
});

test('refused camera and microphone fail in plain words, and the rest goes on', async () => {
  const ana = await arrive('refusing', { media: 'deny' });
  await ana.open();
  await ana.page.getByRole('button', { name: 'Start the check' }).click();
  expect((await ana.result('camera')).text).toContain('The camera is blocked (media/denied)');
  expect((await ana.result('microphone')).text).toContain('The microphone is blocked (media/denied)');
  await ana.answer('No');
  expect((await ana.result('speaker')).text).toContain('The sound wasn’t heard');
  await ana.expectPassed('create-call', 'end-call', 'host');
  await ana.over();
  expect(await ana.report()).toMatch(/failed {2}Camera .*media\/denied/);
});

test('where Firebase can’t be reached, it says so, and looks at the rest', async () => {
  const ana = await arrive('strict', reaching());
  await ana.page.route(/identitytoolkit/, (route) => route.abort());
  await ana.open();
  await ana.page.getByRole('button', { name: 'Start the check' }).click();
  expect(await ana.result('sign-in')).toMatchObject({ state: 'failed' });
  expect(await ana.result('create-call')).toMatchObject({ state: 'skipped' });
  await ana.expectPassed('host');
});

/** By the keyboard alone: what comes before it are the way home and the languages. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let times = 0; times < 8; times++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.textContent?.trim() ?? '';
    });
    if (focused === name) return;
  }
  throw new Error(`${name} can't be reached by Tab.`);
}
