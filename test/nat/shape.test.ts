import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../emulator/suite/paths.ts';
import { inLab } from './in-lab.ts';
import { Internet, TURN_HOST } from './internet.ts';
import { Way } from './shape.ts';

const PROBE = [process.execPath, '--import', 'tsx', fileURLToPath(new URL('line-probe.ts', import.meta.url))];

test('a way at 80 kbit/s sends 100 bytes in 10 ms, lets them wait, and drops what would wait too long', () => {
  const way = new Way({ kbps: 80, delayMs: 5, queueMs: 25 });
  expect([0, 0, 0, 0, 0].map((now) => way.arrival(100, now))).toEqual([15, 25, 35, null, null]);
  expect(way.arrival(100, 12)).toBe(45);
  expect(way.arrival(100, 1_000)).toBe(1_015);
});

/** Enough to tell 5 % from 4. */
const SENT = 8_000;

await inLab('A bad line is as bad as it should be', () => {
  let internet: Internet;

  beforeAll(async () => {
    internet = new Internet();
    const echo = internet.namespaces.start(internet.turn, [...PROBE, 'echo', TURN_HOST], ROOT);
    await new Promise((resolve) => echo.stdout?.once('data', resolve));
  });
  afterAll(() => internet?.close());

  /** After how many milliseconds each packet came back from a host in the internet; null for lost ones. */
  function ask(count: number, bytes: number, everyMs: number): (number | null)[] {
    const command = [...PROBE, 'ask', TURN_HOST, String(count), String(bytes), String(everyMs)];
    return JSON.parse(internet.namespaces.run(internet.client('a'), command, '', ROOT)) as (number | null)[];
  }

  const arrived = (all: readonly (number | null)[]): number[] => all.filter((one) => one !== null);
  const median = (all: readonly (number | null)[]): number =>
    arrived(all).toSorted((a, b) => a - b)[Math.floor(arrived(all).length / 2)] ?? NaN;

  test('delay', async () => {
    expect(median(ask(100, 200, 10))).toBeLessThan(10);
    await internet.shape('a', { delayMs: 100 });
    const slow = ask(100, 200, 10);
    console.log(`100 ms each way: ${median(slow).toFixed(1)} ms there and back`);
    expect(arrived(slow)).toHaveLength(100);
    expect(Math.min(...arrived(slow))).toBeGreaterThanOrEqual(199);
    expect(median(slow)).toBeLessThan(230);
    await internet.shape('a', null);
    expect(median(ask(100, 200, 10))).toBeLessThan(10);
  });

  test('loss', async () => {
    await internet.shape('a', { loss: 0.05, only: 'up' });
    const share = 1 - arrived(ask(SENT, 200, 2)).length / SENT;
    console.log(`5 % loss: ${(share * 100).toFixed(1)} %`);
    // Four standard deviations: chance goes beyond them once in 16 000 times.
    expect(Math.abs(share - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / SENT));
    await internet.shape('a', { loss: 1 });
    expect(arrived(ask(20, 200, 1))).toEqual([]);
  });

  test('a narrow line', async () => {
    await internet.shape('a', { kbps: 150, only: 'up' });
    // 800 kbit/s for 4 s.
    const all = ask(400, 1_000, 10);
    const kbps = (arrived(all).length * 8_000) / 4_000;
    console.log(`150 kbit/s: ${kbps.toFixed(0)} kbit/s`);
    expect(kbps).toBeGreaterThan(140);
    expect(kbps).toBeLessThan(170);
    expect(median(all)).toBeGreaterThan(250);
    expect(median(all)).toBeLessThan(450);
  });
});
