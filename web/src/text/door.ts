import type { CallState } from '../call/state.ts';
import { inWords } from '../words/formats.ts';
import { isolated } from '../words/isolated.ts';
import { words } from '../words/words.ts';

export type DoorState = Extract<CallState, { phase: 'door' }>;

export interface DoorWords {
  readonly title: string;
  readonly text: string;
  /** What the button says by which one asks to be let in; null when that can't be asked now. */
  readonly ask: string | null;
}

/** What somebody reads before the door of a call that lets people in by hand. */
export function doorWords({ status, hostName }: Pick<DoorState, 'status' | 'hostName'>): DoorWords {
  const { door, ask, askAgain } = words().join;
  const { title, text } = door[status];
  const asks = { closed: ask, knocking: null, declined: askAgain, paused: null } as const;
  return { title, text: text(isolated(hostName)), ask: asks[status] };
}

/** How long it takes until one may ask again, at `now`; null when one may. Times are those of Date.now(). */
export function untilAgain(againAt: number | null, now: number): string | null {
  if (againAt === null || againAt <= now) return null;
  // Rounded up, so that it never says zero.
  return words().join.againIn(inWords(Math.ceil((againAt - now) / 1000) * 1000));
}
