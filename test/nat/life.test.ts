import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { inLab } from './in-lab.ts';
import { call, settlesOn, type LabCall } from './lab-call.ts';
import { Lab } from './lab.ts';
import { gapOf, watchForGaps } from './media-gap.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The longest silence of either side, once both hear each other again, in milliseconds. */
async function silence({ caller, callee }: LabCall, withinMs: number): Promise<number> {
  const gaps = await eventually(
    () => Promise.all([gapOf(caller.page), gapOf(callee.page)]),
    (both) => both.every(({ currentMs }) => currentMs < 700),
    withinMs,
  );
  await Promise.all([caller.reaches('connected'), callee.reaches('connected')]);
  return Math.max(...gaps.map(({ longestMs }) => longestMs));
}

const listen = ({ caller, callee }: LabCall): Promise<unknown> =>
  Promise.all([watchForGaps(caller.page), watchForGaps(callee.page)]);

const connectionsMade = ({ caller, callee }: LabCall): Promise<number[]> =>
  Promise.all(
    [caller, callee].map(({ page }) => page.evaluate(() => window.peerRecord?.connections.length ?? 0)),
  );

/** Whether a page gets an answer from Parley's host within 3 s. */
const reachesParley = ({ caller }: LabCall): Promise<boolean> =>
  caller.page.evaluate(() =>
    fetch(`/parley.json?${performance.now()}`, { signal: AbortSignal.timeout(3_000) }).then(
      ({ ok }) => ok,
      () => false,
    ),
  );

await inLab('A call lives on', () => {
  let lab: Lab;
  const told: string[] = [];
  const tell = (story: string, ms: number): void =>
    void told.push(`${story}: ${(ms / 1000).toFixed(1)} s of silence`);

  beforeAll(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab?.sendEverybodyHome());
  afterAll(async () => {
    await lab?.close();
    console.log(told.join('\n'));
  });

  test('a cable that was out for 3 s is forgotten, over the same connection', async () => {
    const pair = await call(lab, 'cone', 'cone');
    const before = await connectionsMade(pair);
    await listen(pair);
    lab.internet.plug('a', 'out');
    await pause(3_000);
    lab.internet.plug('a', 'in');
    const ms = await silence(pair, 30_000);
    tell('cable out for 3 s', ms);
    // Else it wasn't out at all.
    expect(ms).toBeGreaterThan(2_500);
    expect(await connectionsMade(pair)).toEqual(before);
  });

  test('a cable that was out for 20 s', async () => {
    const pair = await call(lab, 'cone', 'cone');
    await listen(pair);
    lab.internet.plug('a', 'out');
    await pause(20_000);
    lab.internet.plug('a', 'in');
    const ms = await silence(pair, 30_000);
    tell('cable out for 20 s', ms);
    expect(ms).toBeGreaterThan(19_000);
  });

  test('another address, as of another network', async () => {
    const pair = await call(lab, 'cone', 'cone');
    await listen(pair);
    lab.internet.move('a');
    await pause(2_000);
    const ms = await silence(pair, 30_000);
    tell('another address', ms);
    // Else what was sent from the old one would still have arrived.
    expect(ms).toBeGreaterThan(1_000);
    await settlesOn('direct', pair);
  });

  test('a TURN server that is started anew has forgotten the relays', async () => {
    const pair = await call(lab, 'symmetric', 'symmetric');
    await settlesOn('relay udp', pair);
    await listen(pair);
    await lab.turnserver.stop();
    await lab.turnserver.start();
    await pause(1_000);
    const ms = await silence(pair, 30_000);
    tell('coturn started anew', ms);
    await settlesOn('relay udp', pair);
  });

  test('nothing happens when Firestore can’t be reached for 20 s', async () => {
    const pair = await call(lab, 'cone', 'cone');
    const before = await connectionsMade(pair);
    await listen(pair);
    expect(await reachesParley(pair)).toBe(true);
    for (const side of ['a', 'b'] as const) lab.internet.hideParley(side);
    expect(await reachesParley(pair)).toBe(false);
    await pause(17_000);
    expect(await Promise.all([pair.caller.phase(), pair.callee.phase()])).toEqual(['connected', 'connected']);
    for (const side of ['a', 'b'] as const) lab.internet.behind(side, 'cone');
    const ms = await silence(pair, 5_000);
    tell('no Firestore for 20 s', ms);
    expect(ms).toBeLessThan(2_000);
    expect(await connectionsMade(pair)).toEqual(before);
  });
});
