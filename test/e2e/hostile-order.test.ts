import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { servePage, type PageServer } from '../emulator/golden/page-server.ts';
import { launchBrowser, type TestBrowser } from '../harness/browser.ts';
import { eventually } from '../harness/command.ts';
import { delayCandidates } from '../harness/late-candidates.ts';
import type { Seen, Trouble } from './hostile-order/page.ts';
import type { Arrival } from './hostile-order/person.ts';

let served: PageServer;
let browser: TestBrowser;
const faults: string[] = [];

beforeAll(async () => {
  [served, browser] = await Promise.all([
    servePage(new URL('hostile-order/page.ts', import.meta.url)),
    launchBrowser(),
  ]);
});
afterEach(() => Promise.all(browser.browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  served.close();
});

/** Ana and Ben call each other in one page; their descriptions have no candidates, so that it is the late ones that connect. */
async function call(seed: number): Promise<Page> {
  const page = await browser.newPerson({ before: delayCandidates });
  // Errors that nobody caught, and rejections that nobody handled.
  page.on('pageerror', (error) => faults.push(String(error.stack ?? error)));
  await page.goto(`${served.url}?seed=${seed}`);
  await page.evaluate(() => window.hostile.connect());
  return page;
}

const look = (page: Page): Promise<Seen> => page.evaluate(() => window.hostile.look());

/** Both are connected by the round that stands, and each has taken candidates of it. */
function isConnected({ phases, rounds: [offered, answered], flows }: Seen): boolean {
  const [a, b] = flows;
  if (!a || !b || offered !== answered) return false;
  return (
    phases.every((phase) => phase === 'connected') &&
    a.local === b.remote &&
    b.local === a.remote &&
    [a, b].every(({ signaling, taken }) => signaling === 'stable' && taken)
  );
}

/** Waits until that is so in a round after `before`, and then until pictures and sound have arrived at both. */
async function waitForFlow(page: Page, before: number): Promise<Seen> {
  const first = await eventually(
    () => look(page),
    (seen) => isConnected(seen) && (seen.rounds[0] ?? 0) > before,
    60_000,
  );
  return eventually(
    () => look(page),
    (seen) =>
      isConnected(seen) &&
      seen.flows.every((flow, i) => {
        const then = first.flows[i];
        const isSame = flow?.connections === then?.connections;
        const [frames, packets] = isSame ? [then?.framesDecoded ?? 0, then?.audioPackets ?? 0] : [0, 0];
        return (flow?.framesDecoded ?? 0) >= frames + 10 && (flow?.audioPackets ?? 0) >= packets + 10;
      }),
    60_000,
  );
}

/** How long before the news of this round's answer its first candidates came to who offered, in milliseconds. */
async function lead(page: Page, round: number): Promise<number> {
  const arrivals = (await page.evaluate(() => window.hostile.arrivals())).filter(
    (one) => one.round === round,
  );
  const at = (what: Arrival['what']): number => arrivals.find((one) => one.what === what)?.at ?? NaN;
  return at('answer') - at('candidates');
}

const TROUBLES: Trouble[] = [
  'late-servers',
  'wake-broken',
  'ask-and-break',
  'reload',
  'wake-broken',
  'reload',
];

test(
  'two who renegotiate at once see and hear each other again, whatever the order of candidates',
  { timeout: 300_000 },
  async () => {
    const page = await call(1);
    let round = (await waitForFlow(page, 0)).rounds[0] ?? NaN;
    expect(await lead(page, round)).toBeGreaterThan(1_000);
    const leads: number[] = [];
    for (const trouble of TROUBLES) {
      const before = round;
      await page.evaluate((one) => window.hostile.strike(one), trouble);
      const { rounds, asked } = await waitForFlow(page, before);
      round = rounds[0] ?? NaN;
      const ms = await lead(page, round);
      // What is offered a second time goes with the candidates that have come meanwhile.
      if (!Number.isNaN(ms)) leads.push(ms);
      // From both sides: the callee has asked for a round, while the caller began one.
      if (trouble !== 'reload') expect(Math.max(...asked)).toBeGreaterThanOrEqual(before);
    }
    expect(leads.length).toBeGreaterThanOrEqual(TROUBLES.length / 2);
    expect(Math.min(...leads)).toBeGreaterThan(500);
    expect(await page.evaluate(() => window.hostile.rejections)).toEqual([]);
    expect(faults.splice(0)).toEqual([]);
  },
);
