import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ParleyPage } from '../harness/pages.ts';
import { inLab } from './in-lab.ts';
import { settlesOn } from './lab-call.ts';
import { Lab } from './lab.ts';
import { pause, story } from './story.ts';

/** When the newest credentials end that a page's connection was given, in milliseconds since 1970. */
async function goodUntil({ page }: ParleyPage): Promise<number> {
  const names = await page.evaluate(() =>
    window.peerRecord?.connections
      .at(-1)
      ?.getConfiguration()
      .iceServers?.map(({ username }) => username ?? ''),
  );
  return Math.max(...(names ?? []).map((name) => Number(name.split(':')[0]) * 1_000));
}

/** What is left of the life of the first credentials when somebody gets them. */
const LEFT_MS = 20_000;

await inLab('Credentials that expire during a call', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await Lab.open({ credentialsLastMs: LEFT_MS });
  });
  afterEach(() => lab?.sendEverybodyHome());
  afterAll(() => lab?.close());

  test('leave the relays alone, and another network gets new ones', async () => {
    const name = 'credentials expired, then the caller gets another address';
    const options = { name, behind: 'symmetric', path: 'relay udp' } as const;
    const { pair } = await story(lab, options, async ({ caller, callee }) => {
      // Nothing has happened yet, so nothing may have been heard of it.
      await pause(LEFT_MS + 5_000);
      expect(await Promise.all([caller.phase(), callee.phase()])).toEqual(['connected', 'connected']);
      for (const person of [caller, callee]) expect(await goodUntil(person)).toBeLessThan(Date.now());
      lab.internet.move('a');
      await pause(2_000);
    });
    await settlesOn('relay udp', pair);
    expect(await goodUntil(pair.caller)).toBeGreaterThan(Date.now());
  });
});
