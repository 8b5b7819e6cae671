/**
 * `npm run test:model [sequences]`: plays 10,000 random sequences of what several people, some hostile, do with a
 * call against firestore.rules, and compares every answer with the model. `PARLEY_SEED=…` repeats a run.
 */
import { freePorts } from '../../emulator/suite/ports.ts';
import { answers, MAIN, start } from '../emulator/process.ts';
import { describeFailure, run } from './run.ts';
import { chosenSeed } from './seed.ts';

const sequences = Number(process.argv[2] ?? 10_000);
const seed = chosenSeed();
console.log(`${sequences} sequences; PARLEY_SEED=${seed} repeats them.`);

/** A local Firestore in a process of its own, so that it has a core for itself. */
async function startFirestore(): Promise<{ address: string; stop: () => Promise<void> }> {
  const { firestore: port } = await freePorts();
  const args = ['--import', 'tsx', MAIN, '--port', String(port)];
  const started = start(process.execPath, args);
  const stop = async (): Promise<void> => {
    started.child.kill('SIGINT');
    await started.exit;
  };
  while (!(await answers(port))) {
    if (started.child.exitCode !== null)
      throw new Error(`The local Firestore could not start: ${started.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { address: `127.0.0.1:${port}`, stop };
}

const given = process.env['FIRESTORE_EMULATOR_HOST'];
const firestore = given === undefined ? await startFirestore() : { address: given, stop: async () => {} };
const begin = performance.now();
const seconds = (): string => ((performance.now() - begin) / 1000).toFixed(0);
const onProgress = (done: number): void => {
  if (done % 500 === 0) console.log(`  ${done} after ${seconds()} s`);
};
const { tally, failure } = await run({ address: firestore.address, seed, sequences, onProgress });
await firestore.stop();
console.log(`${tally.toString()}\nIt took ${seconds()} s.`);
if (failure !== null) console.error(`\nThe rules and the model differ.\n${describeFailure(failure)}`);
process.exit(failure === null ? 0 : 1);
