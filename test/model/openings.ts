import { LIMITS } from '../../contract/limits.ts';
import type { IntentionName } from './intentions/intentions.ts';
import type { Random } from './random.ts';
import type { Step } from './steps.ts';

/** Who does what, or what happens by itself. */
type Line = readonly [tab: string, intention: IntentionName] | Exclude<Step, { kind: 'act' }>;

const wait = (ms: number): Line => ({ kind: 'wait', ms });
const opensIn = (ms: number): Line => ({ kind: 'schedule', ms });

const MINUTE = 60_000;
const TALK: readonly Line[] = [
  ['ana', 'create in a room'],
  ['ana', 'open the doors'],
  ['ben', 'sit down as callee'],
];
const KNOCKABLE: readonly Line[] = [
  ['ana', 'create'],
  ['ana', 'let people knock'],
];
const DECLINED: readonly Line[] = [['cho', 'knock'], ['ana', 'decline'], wait(30_000)];
const times = (n: number, line: Line): Line[] => Array.from({ length: n }, () => line);

/** How sequences begin, so that many get where only patience would lead; nothing is hostile yet. */
const OPENINGS: readonly (readonly [readonly Line[], weight: number])[] = [
  [[], 30],
  [TALK, 14],
  [[...TALK, ['ben', 'leave as callee']], 4],
  [[...TALK, ['ana', 'leave as caller']], 4],
  [[...TALK, wait(13 * MINUTE)], 3],
  [[...TALK, wait(16 * MINUTE)], 3],
  [[['ana', 'create'], ['ana', 'open the doors'], opensIn(2 * MINUTE)], 3],
  [[...KNOCKABLE, opensIn(2 * MINUTE)], 3],
  [[...TALK, ['ana', 'lock']], 4],
  [[...TALK, ['ana', 'lock an open call']], 3],
  [[...TALK, ['ana', 'remove']], 5],
  [[...TALK, ['ana', 'set the key']], 5],
  [[...TALK, ['ana', 'offer to move the caller']], 5],
  [[...TALK, ['ben', 'offer to move the callee']], 5],
  [[...TALK, ['ana', 'let people knock'], ['ana', 'leave as caller']], 4],
  [[...TALK, ['ana', 'set the key'], ['ana', 'remove'], ['ben', 'claim']], 4],
  [[...TALK, ['ana', 'end']], 4],
  [[...KNOCKABLE, ['ben', 'knock'], ['ana', 'admit'], ['ben', 'sit down as callee']], 6],
  [[...KNOCKABLE, ...DECLINED, ...DECLINED, ...DECLINED, ...times(2, ['cho', 'knock'])], 4],
  [[...TALK, ['ana', 'set the key'], ['ana', 'hand over']], 2],
  [[...TALK, ...times(LIMITS.admitted, ['ana', 'admit many']), ['ana', 'hand over']], 1.5],
  [[...KNOCKABLE, ...times(LIMITS.admitted + 1, ['ana', 'admit many'])], 1],
  [[...KNOCKABLE, ...times(LIMITS.removed + 1, ['ana', 'put out many'])], 1],
];

export function openingOf(random: Random): Step[] {
  return random.weighted(OPENINGS).map((line): Step => {
    if ('kind' in line) return line;
    const [tab, intention] = line;
    return { kind: 'act', tab, call: 0, intention, twist: null, seed: random.seed() };
  });
}
