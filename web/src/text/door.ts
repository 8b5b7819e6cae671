import type { CallState } from '../call/state.ts';
import { inWords } from '../words/formats.ts';

export type DoorState = Extract<CallState, { phase: 'door' }>;

export interface DoorWords {
  readonly title: string;
  readonly text: string;
  /** What the button says by which one asks to be let in; null when that can't be asked now. */
  readonly ask: string | null;
}

/** What somebody reads before the door of a call that lets people in by hand. */
export function doorWords({ status, hostName }: Pick<DoorState, 'status' | 'hostName'>): DoorWords {
  const host = hostName.trim() || 'The host';
  switch (status) {
    case 'closed':
      return {
        title: 'Ask to join',
        text: `This call lets people in by hand. ${host} decides.`,
        ask: 'Ask to join',
      };
    case 'knocking':
      return { title: 'Waiting to be let in', text: `${host} sees that you are here.`, ask: null };
    case 'declined':
      return { title: 'Not let in this time', text: `${host} didn’t let you in.`, ask: 'Ask again' };
    case 'paused':
      return {
        title: 'Nobody is let in at the moment',
        text: `${host} has closed the door. This page notices when it opens.`,
        ask: null,
      };
  }
}

/** How long it takes until one may ask again, at `now`; null when one may. Times are those of Date.now(). */
export function untilAgain(againAt: number | null, now: number): string | null {
  if (againAt === null || againAt <= now) return null;
  // Rounded up, so that it never says zero.
  return `You may ask again in ${inWords(Math.ceil((againAt - now) / 1000) * 1000)}.`;
}
