import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { servePage, type PageServer } from '../emulator/golden/page-server.ts';
import { launchBrowser, type TestBrowser } from '../harness/browser.ts';
import { eventually } from '../harness/command.ts';
import { delayCandidates } from '../harness/late-candidates.ts';
import type { Flow } from './hostile-order/flow.ts';
import type { Seen, Trouble } from './hostile-order/page.ts';

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

/** Both are connected by the round that stands, and media goes between candidates of it. */
function isConnected({ phases, rounds: [offered, answered], flows }: Seen): boolean {
  const [a, b] = flows;
  return (
    phases.every((phase) => phase === 'connected') &&
    offered === answered &&
    a?.local != null &&
    a.local === b?.remote &&
    b.local === a.remote &&
    flows.every((flow) => flow !== null && flow.signaling === 'stable' && isNew(flow))
  );
}

const isNew = ({ used, local, remote }: Flow): boolean =>
  used !== null && (used[0] === local || used[1] === remote);

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

/** How long before the news of their answer the first candidates of a round came to who offered, in milliseconds. */
async function earliest(page: Page): Promise<number> {
  const { ana } = await page.evaluate(() => window.hostile.arrivals());
  const leads = ana.flatMap((one) => {
    const answer = ana.find(({ what, round }) => what === 'answer' && round === one.round);
    return one.what === 'candidates' && answer !== undefined ? [answer.at - one.at] : [];
  });
  return Math.max(...leads);
}

const TROUBLES: Trouble[] = [
  'late-servers',
  'wake-broken',
  'ask-and-break',
  'reload',
  'wake-broken',
  'reload',
];

test.each([1, 2])(
  'two who renegotiate at once see and hear each other again each time, whatever the order of candidates (seed %i)',
  { timeout: 300_000 },
  async (seed) => {
    const page = await call(seed);
    let { rounds } = await waitForFlow(page, 0);
    expect(await earliest(page)).toBeGreaterThan(1_000);
    for (const trouble of TROUBLES) {
      await page.evaluate((one) => window.hostile.strike(one), trouble);
      ({ rounds } = await waitForFlow(page, rounds[0] ?? 0));
    }
    expect(await page.evaluate(() => window.hostile.rejections)).toEqual([]);
    expect(faults.splice(0)).toEqual([]);
  },
);
