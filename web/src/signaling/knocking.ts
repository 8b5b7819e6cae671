import type { Knock } from './door.ts';

/** How often one has knocked, knocking now: to come back after having gone away doesn't count. */
export function triesAfter(before: Knock | null): number {
  if (before === null) return 1;
  return before.status === 'declined' ? before.tries + 1 : before.tries;
}
