import type { CallState } from '../call/state.ts';
import { dateAndTime, inWords } from '../words/formats.ts';
import { isolated } from '../words/isolated.ts';
import { words } from '../words/words.ts';

/** The longest that is counted down. */
const COUNTED_MS = 12 * 60 * 60_000;

export type DoorState = Extract<CallState, { phase: 'door' }>;

export interface DoorWords {
  readonly title: string;
  readonly text: string;
  /** What the button says by which one asks to be let in; null when that can't be asked now. */
  readonly ask: string | null;
}

/** What somebody reads before the door of a call that lets people in by hand. */
export function doorWords({
  status,
  hostName,
  opensAt,
}: Pick<DoorState, 'status' | 'hostName' | 'opensAt'>): DoorWords {
  const { door, early, ask, askAgain } = words().join;
  if (status === 'early') {
    return { title: early.title, text: early.text(dateAndTime(opensAt ?? Date.now())), ask: null };
  }
  const { title, text } = door[status];
  const asks = { closed: ask, knocking: null, declined: askAgain, paused: null } as const;
  return { title, text: text(isolated(hostName)), ask: asks[status] };
}

/**
 * How long it takes until one may ask again, or until the doors open, at `now`; null when that is now, and where
 * it takes so long that the day and the hour say more. Times are those of Date.now().
 */
export function untilAgain(againAt: number | null, now: number, isEarly = false): string | null {
  if (againAt === null || againAt <= now) return null;
  if (isEarly && againAt - now > COUNTED_MS) return null;
  // Rounded up, so that it never says zero.
  const time = inWords(Math.ceil((againAt - now) / 1000) * 1000);
  return isEarly ? words().join.early.opensIn(time) : words().join.againIn(time);
}
