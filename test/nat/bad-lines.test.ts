import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually } from '../harness/command.ts';
import { inLab } from './in-lab.ts';
import { call, chosenPath, timesOf, type LabCall } from './lab-call.ts';
import { Lab } from './lab.ts';
import { fewestPackets, inWords, listenFor, lostShare, mean, type Second } from './quality.ts';
import { record } from './report.ts';

/** By then the picture has made place for the sound, seconds. */
const SETTLES_WITHIN = 10;
/** What of the sound may be made up in the mean, once the picture has made place. 5 % are lost on the way. */
const MADE_UP = 0.1;

/** Less than sound and the smallest picture take, about 90, and more than sound alone does, about 50. */
const SOUND_ALONE_KBPS = 70;

await inLab('Calls over bad lines', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab?.sendEverybodyHome());
  afterAll(() => lab?.close());

  const both = ({ caller, callee }: LabCall, seconds: number): Promise<[Second[], Second[]]> =>
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
    await tell('300 ms each way at the caller’s', pair, inWords(heard[1]));
    for (const one of heard) expect(fewestPackets(one)).toBeGreaterThan(10);
  });

  test('with 5 % loss two people get together and hear each other all the time', async () => {
    await lab.shape('a', { loss: 0.05 });
    const pair = await call(lab, 'cone', 'cone');
    const heard = await both(pair, 15);
    await tell('5 % loss at the caller’s', pair, inWords(heard[1]));
    for (const one of heard) {
      // Else nothing was lost.
      expect(lostShare(one)).toBeGreaterThan(0.01);
      expect(lostShare(one)).toBeLessThan(0.12);
      expect(fewestPackets(one)).toBeGreaterThan(10);
      expect(mean(one, 'concealed')).toBeLessThan(MADE_UP);
    }
  });

  test('with 150 kbit/s and 5 % loss sound goes on, the picture gets smaller, and comes back', async () => {
    const pair = await call(lab, 'cone', 'cone');
    // Browsers send more and more for half a minute.
    await eventually(
      () => listenFor(pair.caller.page, 2),
      (seconds) => mean(seconds, 'sentKbps') > 400,
      45_000,
    );
    const good = await listenFor(pair.caller.page, 3);
    await lab.shape('a', { kbps: 150, loss: 0.05 });
    const falling = await both(pair, SETTLES_WITHIN);
    const settled = await both(pair, 20);
    const story = '150 kbit/s and 5 % loss at the caller’s';
    for (const [index, who] of ['caller', 'callee'].entries()) {
      await tell(
        `${story}, the first ${SETTLES_WITHIN} s: what the ${who} has`,
        pair,
        inWords(falling[index] ?? []),
      );
      await tell(`${story}, the next 20 s: what the ${who} has`, pair, inWords(settled[index] ?? []));
    }
    expect(await Promise.all([pair.caller.phase(), pair.callee.phase()])).toEqual(['connected', 'connected']);
    for (const seconds of [...falling, ...settled]) expect(fewestPackets(seconds)).toBeGreaterThan(0);
    for (const seconds of settled) {
      expect(mean(seconds, 'concealed')).toBeLessThan(MADE_UP);
      expect(mean(seconds, 'sentKbps')).toBeLessThan(150);
      expect(seconds.at(-1)?.lines).toBeLessThanOrEqual(180);
      expect(mean(seconds, 'frames')).toBeGreaterThan(2);
    }

    await lab.shape('a', null);
    const start = Date.now();
    const after = await eventually(
      () => both(pair, 2),
      ([caller, callee]) =>
        mean(caller, 'sentKbps') > mean(good, 'sentKbps') / 2 &&
        [caller, callee].every((seconds) => (seconds.at(-1)?.lines ?? 0) >= 360),
      90_000,
    );
    const back = `half of the ${mean(good, 'sentKbps').toFixed(0)} kbit/s before, and 360 lines at both, came back in ${((Date.now() - start) / 1000).toFixed(0)} s`;
    await tell('the line is good again: what the caller has', pair, `${inWords(after[0])}; ${back}`);
    for (const seconds of after) expect(fewestPackets(seconds)).toBeGreaterThan(0);
  }, 260_000);

  test('on a line for sound alone the picture is paused, both are told, and it goes on later', async () => {
    const pair = await call(lab, 'cone', 'cone');
    const { caller, callee } = pair;
    const ownNote = caller.page.locator('line-note').getByText('Your line is weak');
    const othersNote = callee.page.locator('line-note').getByText('their video is paused');
    await listenFor(caller.page, 12);
    let since = Date.now();
    const seconds = (): string => ((Date.now() - since) / 1_000).toFixed(0);
    await lab.shape('a', { kbps: SOUND_ALONE_KBPS, only: 'up' });
    await ownNote.waitFor({ timeout: 60_000 });
    await othersNote.waitFor({ timeout: 15_000 });
    const paused = `${seconds()} s until the picture is paused, and both are told`;
    // What waits in the line. After 10 s the picture is tried again.
    await caller.page.waitForTimeout(2_000);
    const heard = await listenFor(callee.page, 6);
    const story = `${SOUND_ALONE_KBPS} kbit/s from the caller: what the callee has`;
    await tell(story, pair, `${paused}; then ${inWords(heard)}`);
    expect(fewestPackets(heard)).toBeGreaterThan(20);
    expect(mean(heard, 'concealed')).toBeLessThan(MADE_UP);

    since = Date.now();
    await lab.shape('a', null);
    await ownNote.waitFor({ state: 'detached', timeout: 60_000 });
    await othersNote.waitFor({ state: 'detached', timeout: 15_000 });
    const back = `${seconds()} s until the picture goes on`;
    const seen = await listenFor(callee.page, 5);
    await tell('that line is good again: what the callee has', pair, `${back}; then ${inWords(seen)}`);
    expect(mean(seen, 'frames')).toBeGreaterThan(2);
    expect(fewestPackets(seen)).toBeGreaterThan(0);
  }, 240_000);
});
