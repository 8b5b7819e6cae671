import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clearDocuments,
  firestoreUnderTest,
  loadRules,
  type FirestoreUnderTest,
} from './firestore-under-test.ts';
import recorded from './golden/browser-webchannel.json' with { type: 'json' };
import { servePage, type PageServer } from './golden/page-server.ts';
import type { Scenario } from './golden/page.ts';

const PROJECT = 'demo-browser';
const RULES = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /{collection}/{id} {
      allow read, write: if collection != 'mockUserToken' || request.auth.uid == 'ana';
    }
  }
}`;

let emulator: FirestoreUnderTest;
let pages: PageServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  emulator = await firestoreUnderTest();
  await loadRules(emulator, PROJECT, RULES);
  await clearDocuments(emulator, PROJECT);
  pages = await servePage();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/lib/chromium/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      // When it has trouble, the SDK asks a host of Google's whether there is a network.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  page = await browser.newPage();
  await page.goto(pages.url);
});
afterAll(async () => {
  await browser?.close();
  pages?.close();
  await emulator?.close();
});

const run = (name: Scenario['name']): Promise<unknown[]> => {
  const scenario: Scenario = { name, project: PROJECT, host: emulator.host, port: emulator.port };
  return page.evaluate((asked) => window.runScenario(asked), scenario);
};

/** The record says what a browser saw with Google's emulator; the page repeats the same steps here. */
describe('a browser sees what it saw with the official emulator', () => {
  const names = [
    'streaming',
    'queriesAndBatches',
    'forceLongPolling',
    'autoDetectLongPolling',
    'mockUserToken',
    'refusedWrite',
  ] as const;
  it.each(names)('%s', async (name) => {
    expect(await run(name)).toEqual(recorded[name]);
  });
});

it('runs transactions, counts, and is refused what the rules deny', async () => {
  expect(await run('beyondTheRecord')).toEqual([2, { n: 2 }, 1, 'permission-denied']);
});
