import type { Database } from './database.ts';
import { play, type Difference, type Played } from './play.ts';
import type { Step } from './steps.ts';

interface Shrunk {
  readonly steps: readonly Step[];
  readonly difference: Difference;
}

const TRIES = 300;

/** The same trouble by fewer steps: drops runs of them, long ones first, as long as something still differs. */
export async function shrunk(database: Database, { steps, difference }: Played): Promise<Shrunk> {
  if (difference === null) throw new Error('There is nothing to shrink');
  let best: Shrunk = { steps, difference };
  let tries = 0;
  for (
    let length = Math.ceil(steps.length / 2);
    length >= 1;
    length = length === 1 ? 0 : Math.ceil(length / 2)
  ) {
    for (let start = 0; start + length < best.steps.length && tries < TRIES; tries++) {
      const fewer = [...best.steps.slice(0, start), ...best.steps.slice(start + length)];
      const found = await replay(database, fewer);
      if (found.difference === null) start += length;
      else best = { steps: found.steps, difference: found.difference };
    }
  }
  return best;
}

function replay(database: Database, steps: readonly Step[]): Promise<Played> {
  const left = [...steps];
  return play(database, () => left.shift() ?? null);
}
