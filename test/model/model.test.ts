import { expect, it } from 'vitest';
import { INTENTION_NAMES } from './intentions/intentions.ts';
import { TWIST_NAMES } from './intentions/twists.ts';
import { describeFailure, run } from './run.ts';
import { chosenSeed } from './seed.ts';

/** Nobody may list calls. */
const NEVER_ALLOWED = ['snoop'];
/** A name for a call that was made with it and lost it: so seldom that a run may lack it. */
const SELDOM = ['name a room'];

it('the rules answer as the model of the call’s life does, whatever people do', async () => {
  const seed = chosenSeed();
  console.log(`The model’s sequences: PARLEY_SEED=${seed} repeats them.`);
  const address = process.env['FIRESTORE_EMULATOR_HOST'] ?? '127.0.0.1:8080';
  const { tally, failure } = await run({ address, seed, sequences: 400 });
  expect(failure === null ? null : describeFailure(failure)).toBeNull();
  // A model that is asked little says little: each thing that can be done was done, and each twist was refused.
  const done = [...tally.plain].filter(([, { allowed }]) => allowed > 0).map(([name]) => name);
  const expected = INTENTION_NAMES.filter((name) => !SELDOM.includes(name));
  expect(expected.filter((name) => !done.includes(name))).toEqual(NEVER_ALLOWED);
  const refused = [...tally.twisted].filter(([, { denied }]) => denied > 0).map(([name]) => name);
  expect(TWIST_NAMES.filter((name) => !refused.includes(name))).toEqual([]);
  // 20 s, but a busy machine may need far more.
}, 600_000);
