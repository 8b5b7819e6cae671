import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { inLab } from './in-lab.ts';
import { call, chosenPath, timesOf, type LabCall } from './lab-call.ts';
import { Lab } from './lab.ts';
import { inWords, listenFor, type Stretch } from './quality.ts';
import { record } from './report.ts';

await inLab('Calls over bad lines', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab?.sendEverybodyHome());
  afterAll(() => lab?.close());

  const both = ({ caller, callee }: LabCall, seconds: number): Promise<[Stretch, Stretch]> =>
    Promise.all([listenFor(caller.page, seconds), listenFor(callee.page, seconds)]);

  async function tell(story: string, pair: LabCall, note: string): Promise<void> {
    const { kind } = await chosenPath(pair);
    const { firstFrameMs } = await timesOf(pair);
    record({ story, connected: true, firstFrameMs, note, ...(kind === null ? {} : { path: kind }) });
  }

  test('with 300 ms each way two people get together', async () => {
    await lab.shape('a', { delayMs: 300 });
    const pair = await call(lab, 'cone', 'cone');
    const heard = await both(pair, 5);
    for (const one of heard) expect(one.fewestAudioPackets).toBeGreaterThan(10);
    await tell('300 ms each way at the caller’s', pair, inWords(heard[1]));
  });

  test('with 5 % loss two people get together and hear each other all the time', async () => {
    await lab.shape('a', { loss: 0.05 });
    const pair = await call(lab, 'cone', 'cone');
    const heard = await both(pair, 15);
    for (const one of heard) {
      // Else nothing was lost.
      expect(one.audioLost).toBeGreaterThan(0.01);
      expect(one.audioLost).toBeLessThan(0.12);
      expect(one.fewestAudioPackets).toBeGreaterThan(10);
      expect(one.concealed).toBeLessThan(0.2);
    }
    await tell('5 % loss at the caller’s', pair, inWords(heard[1]));
  });

  test('with 150 kbit/s sound goes on, the picture gets smaller, and comes back', async () => {
    const pair = await call(lab, 'cone', 'cone');
    // Browsers send more and more for half a minute.
    await eventually(
      () => listenFor(pair.caller.page, 2),
      ({ sentKbps }) => sentKbps > 400,
      45_000,
    );
    const before = await listenFor(pair.caller.page, 3);
    await lab.shape('a', { kbps: 150, loss: 0.05 });
    await pair.caller.page.waitForTimeout(15_000);
    const heard = await both(pair, 15);
    const story = '150 kbit/s and 5 % loss at the caller’s';
    await tell(`${story}: what the caller has`, pair, inWords(heard[0]));
    await tell(`${story}: what the callee has`, pair, inWords(heard[1]));
    expect(await Promise.all([pair.caller.phase(), pair.callee.phase()])).toEqual(['connected', 'connected']);
    for (const one of heard) {
      expect(one.fewestAudioPackets).toBeGreaterThan(5);
      expect(one.concealed).toBeLessThan(0.35);
    }
    expect(heard[0].sentKbps).toBeLessThan(150);
    await lab.shape('a', null);
    const start = Date.now();
    const after = await eventually(
      () => listenFor(pair.caller.page, 2),
      ({ sentKbps }) => sentKbps > before.sentKbps / 2,
      60_000,
    );
    await tell(
      'the line is good again: what the caller has',
      pair,
      `${inWords(after)}; half of the ${before.sentKbps.toFixed(0)} kbit/s before came back in ${((Date.now() - start) / 1000).toFixed(0)} s`,
    );
  }, 200_000);
});
