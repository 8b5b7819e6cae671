import { readFileSync } from 'node:fs';
import { Database } from './database.ts';
import { play, type Difference, type Played } from './play.ts';
import { openingOf } from './openings.ts';
import { Random } from './random.ts';
import { lengthOf, nextStep } from './sequences.ts';
import { shrunk } from './shrink.ts';
import { describeStep, type Step } from './steps.ts';
import { Tally } from './tally.ts';
import { show } from './values.ts';

export interface RunOptions {
  /** `host:port` of the local Firestore. */
  readonly address: string;
  readonly seed: number;
  readonly sequences: number;
  /** Sequences at a time, each in a project of its own, so that each has its own clock. */
  readonly atOnce?: number;
  readonly rules?: string;
  readonly onProgress?: (done: number) => void;
}

export interface Failure {
  readonly seed: number;
  readonly steps: readonly Step[];
  readonly difference: Difference;
}

export interface Outcome {
  readonly tally: Tally;
  readonly failure: Failure | null;
}

/** The rules that are on trial. */
export const rulesUnderTest = (): string =>
  readFileSync(process.env['PARLEY_RULES'] ?? 'firestore.rules', 'utf8');

/** A sequence's own seed, so that one can be repeated without those before it. */
const seedOf = (seed: number, n: number): number => (seed + n) >>> 0;

/** Plays sequences until all are played or one shows a difference, which is then told by as few steps as do. */
export async function run(options: RunOptions): Promise<Outcome> {
  const tally = new Tally();
  let failure: Failure | null = null;
  let next = 0;
  const worker = async (database: Database): Promise<void> => {
    await database.open(options.rules ?? rulesUnderTest());
    while (failure === null && next < options.sequences) {
      const seed = seedOf(options.seed, next++);
      const played = await playSeed(database, seed).catch((cause: unknown) => {
        throw new Error(`The sequence of PARLEY_SEED=${seed} could not be played`, { cause });
      });
      tally.add(played);
      options.onProgress?.(tally.sequences);
      if (played.difference === null || failure !== null) continue;
      failure = { seed, ...(await shrunk(database, played)) };
    }
  };
  const databases = Array.from(
    { length: Math.min(options.atOnce ?? 6, options.sequences) },
    (_, n) => new Database(options.address, `demo-parley-model-${n}`),
  );
  await Promise.all(databases.map(worker)).finally(() => databases.forEach((database) => database.close()));
  return { tally, failure };
}

function playSeed(database: Database, seed: number): Promise<Played> {
  const random = new Random(seed);
  const opening = openingOf(random);
  let left = lengthOf(random);
  return play(database, (story) => opening.shift() ?? (left-- > 0 ? nextStep(random, story) : null));
}

export function describeFailure({ seed, steps, difference: { what, operation } }: Failure): string {
  const request =
    operation.kind === 'commit'
      ? operation.writes
          .map(({ path, data }) => `  ${path} = ${data === null ? 'deleted' : show(data)}`)
          .join('\n')
      : `  ${operation.kind} ${JSON.stringify(operation)}`;
  return [
    `PARLEY_SEED=${seed} repeats it; of its steps these suffice:`,
    ...steps.map((step, i) => `  ${i + 1}. ${describeStep(step)}`),
    `The last, by ${operation.who ?? 'nobody'}: ${what}`,
    request,
  ].join('\n');
}
