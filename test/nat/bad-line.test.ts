import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inLab } from './in-lab.ts';
import { call } from './lab-call.ts';
import { Lab } from './lab.ts';
import { tell, watchSeconds, type Second } from './seconds.ts';

/** What of the sound may be made up in the mean, once the picture has made place. 5 % are lost on the way. */
const MADE_UP = 0.1;
/** By then it has made place. */
const SETTLES_WITHIN_S = 10;

await inLab('On a bad line', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await Lab.open();
  }, 120_000);
  afterEach(() => lab?.sendEverybodyHome());
  afterAll(() => lab?.close());

  const both = (pages: readonly Page[], seconds: number): Promise<Second[][]> =>
    Promise.all(pages.map((page) => watchSeconds(page, seconds)));

  test('at 150 kbit/s and with 5 % loss sound goes on, and the picture steps down and comes back', async () => {
    const { caller, callee } = await call(lab, 'cone', 'cone');
    const pages = [caller.page, callee.page];
    const good = await both(pages, 20);
    const bad = { kbps: 150, loss: 0.05 };
    await Promise.all([lab.shape('a', bad), lab.shape('b', bad)]);
    const falling = await both(pages, SETTLES_WITHIN_S);
    const settled = await both(pages, 30);
    await Promise.all([lab.shape('a', null), lab.shape('b', null)]);
    const after = await both(pages, 45);
    for (const [index, who] of ['caller', 'callee'].entries()) {
      const phases = { good, falling, settled, after };
      for (const [name, seconds] of Object.entries(phases))
        console.log(`${who}, ${name}: ${tell(seconds[index] ?? [])}`);
    }

    for (const seconds of [...falling, ...settled, ...after])
      for (const { packets } of seconds) expect(packets).toBeGreaterThan(0);
    for (const seconds of settled) {
      expect(seconds.reduce((sum, { concealed }) => sum + concealed, 0) / seconds.length).toBeLessThan(
        MADE_UP,
      );
      expect(seconds.at(-1)?.height).toBeLessThanOrEqual(180);
    }
    for (const [index, seconds] of after.entries()) {
      const { height = 0, frames = 0 } = seconds.at(-1) ?? {};
      expect(height).toBeGreaterThanOrEqual(360);
      expect(height).toBeGreaterThan(settled[index]?.at(-1)?.height ?? Infinity);
      expect(frames).toBeGreaterThan(10);
    }
  }, 240_000);

  test('on a line for sound alone the picture is paused, both are told, and it goes on later', async () => {
    const { caller, callee } = await call(lab, 'cone', 'cone');
    await watchSeconds(caller.page, 12);
    await lab.shape('a', { kbps: 70, only: 'up' });
    await caller.page.getByText('Your line is weak').first().waitFor({ timeout: 60_000 });
    await callee.page.getByText('their video is paused').first().waitFor({ timeout: 15_000 });
    const heard = await watchSeconds(callee.page, 8);
    console.log(`sound alone: ${tell(heard)}`);
    for (const { packets } of heard) expect(packets).toBeGreaterThan(20);
    await lab.shape('a', null);
    await caller.page.getByText('Your line is weak').first().waitFor({ state: 'detached', timeout: 60_000 });
    await callee.page
      .getByText('their video is paused')
      .first()
      .waitFor({ state: 'detached', timeout: 15_000 });
    expect((await watchSeconds(callee.page, 5)).at(-1)?.frames).toBeGreaterThan(5);
  }, 240_000);
});
