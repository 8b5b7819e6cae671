import { CALLS, TABS } from './cast.ts';
import { INTENTION_NAMES, type IntentionName } from './intentions/intentions.ts';
import { TWIST_NAMES, type TwistName } from './intentions/twists.ts';
import { likelyNext } from './likely.ts';
import type { Random } from './random.ts';
import type { Step, Story } from './steps.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long people wait, and on which side of the times that the contract knows. */
const WAITS = [
  [3 * SECOND, 2],
  [10 * SECOND, 3],
  [20 * SECOND, 1],
  [30 * SECOND, 2],
  [MINUTE, 4],
  [90 * SECOND, 1],
  [2 * MINUTE, 3],
  [5 * MINUTE, 3],
  [11 * MINUTE, 1],
  [12 * MINUTE, 1.5],
  [15 * MINUTE, 1],
  [3 * HOUR, 0.3],
] as const;

/** Twists that have many ways to go wrong by themselves are tried more often. */
const WEIGHTS: { readonly [name in TwistName]?: number } = {
  'half done': 4,
  'changing more besides': 2.5,
  'with one field more': 2,
  'with an odd entry': 2,
  'too long': 2,
  'with an odd type': 1.5,
};
const SOME_TWIST = TWIST_NAMES.map((name) => [name, WEIGHTS[name] ?? 1] as const);

/** How often a request is twisted. What ends a sequence is mostly tried in vain, so that it goes on. */
const twistOf = (random: Random, intention: IntentionName): TwistName | null =>
  random.chance(intention === 'end' ? 0.85 : 0.45) ? random.weighted(SOME_TWIST) : null;

/** How many steps follow the opening. */
export const lengthOf = (random: Random): number => 10 + random.below(36);

/** What happens next: mostly something sensible, often with a hostile twist; at times anything by anybody. */
export function nextStep(random: Random, story: Story): Step {
  if (random.chance(0.13)) return { kind: 'wait', ms: random.weighted(WAITS) };
  const call = random.chance(0.12) || isDone(story) ? random.pick([0, 1, 1] as const) : 0;
  const seed = random.seed();
  if (random.chance(0.1)) {
    const intention = random.pick(INTENTION_NAMES);
    return {
      kind: 'act',
      tab: random.pick(TABS).name,
      call,
      intention,
      twist: twistOf(random, intention),
      seed,
    };
  }
  const likely = likelyNext(story, CALLS[call]);
  const { tab, intention } = random.weighted(likely.map((one) => [one, one.weight] as const));
  return { kind: 'act', tab: tab.name, call, intention, twist: twistOf(random, intention), seed };
}

/** Nothing much happens with an ended call, so people go on to the other. */
const isDone = ({ world }: Story): boolean => world.get(`calls/${CALLS[0]}`)?.['state'] === 'ended';
