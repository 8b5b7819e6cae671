import { afterAll, afterEach, beforeAll, test } from 'vitest';
import { EXPECTED } from './expected-paths.ts';
import { inLab } from './in-lab.ts';
import { call, settlesOn, timesOf } from './lab-call.ts';
import { Lab } from './lab.ts';
import { KINDS } from './nat-kinds.ts';
import { record } from './report.ts';

const PAIRS = KINDS.flatMap((caller) =>
  KINDS.map((callee) => ({ caller, callee, expected: EXPECTED[caller][callee] })),
);

await inLab('Real browsers behind two routers', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab?.sendEverybodyHome());
  afterAll(() => lab?.close());

  test.each(PAIRS)('$caller calls $callee: $expected', async ({ caller, callee, expected }) => {
    const name = `${caller} calls ${callee}`;
    try {
      const pair = await call(lab, caller, callee);
      await settlesOn(expected, pair);
      record({ story: name, connected: true, path: expected, ...(await timesOf(pair)) });
    } catch (error) {
      record({ story: name, connected: false });
      throw error;
    }
  });
});
