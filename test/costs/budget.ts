import type { Operations } from './counted.ts';
import type { StoryName } from './stories.ts';

/**
 * What each story takes, exactly. The test fails when it takes more; raising a number is a decision.
 * Taking less is good news, and then the number is lowered.
 */
export const BUDGET: Readonly<Record<StoryName, Operations>> = {
  minute: { reads: 10, writes: 5, deletes: 0, invocations: 0 },
  hour: { reads: 34, writes: 17, deletes: 0, invocations: 0 },
  knock: { reads: 27, writes: 9, deletes: 0, invocations: 0 },
  ended: { reads: 13, writes: 5, deletes: 1, invocations: 0 },
  abandoned: { reads: 2, writes: 1, deletes: 1, invocations: 0 },
  reload: { reads: 7, writes: 3, deletes: 0, invocations: 0 },
  iceServers: { reads: 1, writes: 1, deletes: 0, invocations: 1 },
  nothing: { reads: 1, writes: 0, deletes: 0, invocations: 1 },
};
