/** The part of the lab that `npm test` runs; `npm run test:nat` has the rest. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { EXPECTED } from './expected-paths.ts';
import { inLab } from './in-lab.ts';
import { call, settlesOn, timesOf } from './lab-call.ts';
import { Lab } from './lab.ts';
import type { Kind } from './nat-kinds.ts';
import { forgetRows, record, recorded, tellRows } from './report.ts';
import { pause, story } from './story.ts';

/** One of each kind of path. */
const CELLS: readonly (readonly [Kind, Kind])[] = [
  ['cone', 'cone'],
  ['symmetric', 'cone'],
  ['open', 'udp blocked'],
  ['web only', 'symmetric'],
];

await inLab('Real browsers behind routers, the most telling of them', () => {
  let lab: Lab;

  beforeAll(async () => {
    forgetRows();
    lab = await Lab.open();
  });
  afterEach(() => lab?.sendEverybodyHome());
  afterAll(async () => {
    await lab?.close();
    console.log(tellRows(recorded()));
  });

  test.each(CELLS)('%s calls %s', async (caller, callee) => {
    const pair = await call(lab, caller, callee);
    const path = EXPECTED[caller][callee];
    await settlesOn(path, pair);
    record({ story: `${caller} calls ${callee}`, connected: true, path, ...(await timesOf(pair)) });
  });

  test('a cable that was out for 3 s is forgotten, over the same connection', async () => {
    const { gapMs, connections } = await story(lab, { name: 'a cable is out for 3 s' }, async () => {
      lab.internet.plug('a', 'out');
      await pause(3_000);
      lab.internet.plug('a', 'in');
    });
    expect(gapMs).toBeGreaterThan(2_500);
    expect(connections).toEqual([0, 0]);
  });

  test('another address leads to a direct path again', async () => {
    const { pair } = await story(lab, { name: 'the caller gets another address' }, async () => {
      lab.internet.move('a');
      await pause(2_000);
    });
    await settlesOn('direct', pair);
  });
});
