import { expect, it } from 'vitest';
import { INTENTION_NAMES } from './intentions/intentions.ts';
import { TWIST_NAMES } from './intentions/twists.ts';
import { describeFailure, run } from './run.ts';
import { chosenSeed } from './seed.ts';

/** What nobody may do, however it is done. */
const NEVER_ALLOWED = ['snoop', 'name a room'];

it('the rules answer as the model of the call’s life does, whatever people do', async () => {
  const seed = chosenSeed();
  console.log(`The model’s sequences: PARLEY_SEED=${seed} repeats them.`);
  const address = process.env['FIRESTORE_EMULATOR_HOST'] ?? '127.0.0.1:8080';
  const { tally, failure } = await run({ address, seed, sequences: 400 });
  expect(failure === null ? null : describeFailure(failure)).toBeNull();
  // A model that is asked little says little: each thing that can be done was done, and each twist was refused.
  const done = [...tally.plain].filter(([, { allowed }]) => allowed > 0).map(([name]) => name);
  expect(INTENTION_NAMES.filter((name) => !done.includes(name))).toEqual(
    INTENTION_NAMES.filter((name) => NEVER_ALLOWED.includes(name)),
  );
  const refused = [...tally.twisted].filter(([, { denied }]) => denied > 0).map(([name]) => name);
  expect(TWIST_NAMES.filter((name) => !refused.includes(name))).toEqual([]);
  // 20 s, but a busy machine may need far more.
}, 600_000);
