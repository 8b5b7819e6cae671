import type { CallState } from '../call/state.ts';
import { inWords } from '../words/formats.ts';
import { isolated } from '../words/isolated.ts';
import { words } from '../words/words.ts';
import { actions, errorWords, type Actions } from './errors.ts';

/** The states that end in a message with ways on. */
export type FinalState = Extract<CallState, { phase: 'left' | 'ended' | 'failed' }>;

export interface Message {
  readonly tone: 'calm' | 'trouble';
  readonly title: string;
  readonly explanation: string;
  readonly actions: Actions;
  /** Whether the connection check may tell why. */
  readonly check: boolean;
  /** For whoever reports a mistake of ours. */
  readonly details: string | null;
}

/** What the page says when a call is over for this person, or can't go on; `room` where it was a room's call. */
export function messageFor(state: FinalState, room: string | null = null): Message {
  const { ended } = words();
  switch (state.phase) {
    case 'left':
      return {
        tone: 'calm',
        title: ended.left,
        explanation: `${lasted(state.durationMs)} ${ended.staysOpen}`,
        actions: state.host ? actions('joinAgain', 'newCall', 'endForAll') : actions('joinAgain', 'newCall'),
        check: false,
        details: null,
      };
    case 'ended':
      return {
        tone: 'calm',
        title: endedTitle(state),
        explanation: endedExplanation(state),
        actions: room === null ? actions('newCall', 'home') : actions('openRoom', 'newCall', 'home'),
        check: false,
        details: null,
      };
    case 'failed':
      return {
        // Nothing went wrong: it was the person's wish.
        tone: state.error.code === 'call/moved' ? 'calm' : 'trouble',
        ...errorWords(state.error.code),
        check: state.error.code === 'network/connection-failed' || state.error.code === 'network/no-relay',
        details: state.error.code === 'internal' ? state.error.message : null,
      };
  }
}

type Ended = Extract<CallState, { phase: 'ended' }>;

function endedTitle({ byYou, by, durationMs }: Ended): string {
  const { ended, errors } = words();
  if (byYou) return ended.byYou;
  if (by === null) return ended.over;
  if (by.trim() !== '') return ended.by(isolated(by));
  return durationMs === null ? errors['call/ended'].title : ended.byHost;
}

function endedExplanation({ byYou, by, durationMs }: Ended): string {
  const { ended, errors } = words();
  // Who wasn't in it learns no more than that.
  const isOutsider = !byYou && durationMs === null;
  if (by === null && !byYou) {
    return isOutsider ? ended.nobodyInIt : `${lasted(durationMs)} ${ended.nobodyInIt}`;
  }
  return isOutsider ? errors['call/ended'].explanation : `${lasted(durationMs)} ${ended.closed}`;
}

function lasted(durationMs: number | null): string {
  const { nobodyConnected, connectedFor } = words().ended;
  return durationMs === null ? nobodyConnected : connectedFor(inWords(durationMs));
}
