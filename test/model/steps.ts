import { CALLS, tabNamed } from './cast.ts';
import { INTENTIONS, type IntentionName } from './intentions/intentions.ts';
import { TWISTS, type TwistName } from './intentions/twists.ts';
import type { Operation } from './operations.ts';
import { Random } from './random.ts';
import type { Data, Time } from './values.ts';
import type { World } from './world.ts';

/** One step of a sequence. What somebody makes up in it depends on its own seed, so that it stays the same without others. */
export type Step =
  | { readonly kind: 'wait'; readonly ms: number }
  /** An application opens the doors of the first call at another time, past the rules. */
  | { readonly kind: 'schedule'; readonly ms: number }
  | {
      readonly kind: 'act';
      readonly tab: string;
      readonly call: 0 | 1;
      readonly intention: IntentionName;
      readonly twist: TwistName | null;
      readonly seed: number;
    };

export type Act = Extract<Step, { kind: 'act' }>;

/** All that a sequence has come to so far. */
export interface Story {
  readonly world: World;
  readonly now: Time;
  /** What each call has been, the newest last. */
  readonly past: ReadonlyMap<string, readonly Data[]>;
}

/** The request by which this step is taken at this point of a story, and whether a twist has made it another. */
export function operationOf(
  step: Act,
  { world, now, past }: Story,
): { readonly operation: Operation; readonly isTwisted: boolean } {
  const random = new Random(step.seed);
  const id = CALLS[step.call];
  const stage = { world, now, past: past.get(id) ?? [], tab: tabNamed(step.tab), id, random };
  const meant = INTENTIONS[step.intention](stage);
  const operation = step.twist === null ? meant : TWISTS[step.twist](meant, stage);
  return { operation, isTwisted: operation !== meant };
}

export function describeStep(step: Step): string {
  if (step.kind === 'wait') return `wait ${step.ms / 1000} s`;
  if (step.kind === 'schedule') return `the doors open in ${step.ms / 1000} s`;
  const twist = step.twist === null ? '' : ` — ${step.twist}`;
  return `${step.tab}, call ${step.call}: ${step.intention}${twist} (${step.seed})`;
}
