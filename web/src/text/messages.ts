import type { CallState } from '../call/state.ts';
import { inWords } from '../words/formats.ts';
import { ERROR_WORDS, type Action } from './errors.ts';

/** The states that end in a message with ways on. */
export type FinalState = Extract<CallState, { phase: 'left' | 'ended' | 'failed' }>;

export interface Message {
  readonly tone: 'calm' | 'trouble';
  readonly title: string;
  readonly explanation: string;
  readonly actions: readonly [Action, ...Action[]];
  /** Whether the connection check may tell why. */
  readonly check: boolean;
  /** For whoever reports a mistake of ours. */
  readonly details: string | null;
}

const joinAgain: Action = { label: 'Join again', does: 'join-again' };
const newCall: Action = { label: 'New call', does: 'new-call' };
const home: Action = { label: 'Back to start', does: 'home' };
const backToRoom: Action = { label: 'Open the room again', does: 'retry' };
const endForAll: Action = { label: 'End the call for everyone', does: 'end-for-all' };

/** What the page says when a call is over for this person, or can't go on; `room` where it was a room's call. */
export function messageFor(state: FinalState, room: string | null = null): Message {
  switch (state.phase) {
    case 'left':
      return {
        tone: 'calm',
        title: 'You left the call',
        explanation: `${lasted(state.durationMs)} The call stays open: whoever has its link can join again.`,
        actions: state.host ? [joinAgain, newCall, endForAll] : [joinAgain, newCall],
        check: false,
        details: null,
      };
    case 'ended':
      return {
        tone: 'calm',
        title: endedTitle(state),
        explanation: endedExplanation(state),
        actions: room === null ? [newCall, home] : [backToRoom, newCall, home],
        check: false,
        details: null,
      };
    case 'failed': {
      const words = ERROR_WORDS[state.error.code];
      return {
        // Nothing went wrong: it was the person's wish.
        tone: state.error.code === 'call/moved' ? 'calm' : 'trouble',
        ...words,
        check: state.error.code === 'network/connection-failed' || state.error.code === 'network/no-relay',
        details: state.error.code === 'internal' ? state.error.message : null,
      };
    }
  }
}

type Ended = Extract<CallState, { phase: 'ended' }>;

function endedTitle({ byYou, by, durationMs }: Ended): string {
  if (byYou) return 'You ended the call';
  if (by === null) return 'This call is over';
  if (by.trim() !== '') return `${by.trim()} ended the call`;
  return durationMs === null ? ERROR_WORDS['call/ended'].title : 'The host ended the call';
}

function endedExplanation({ byYou, by, durationMs }: Ended): string {
  // Who wasn't in it learns no more than that.
  const isOutsider = !byYou && durationMs === null;
  if (by === null && !byYou) {
    return `${isOutsider ? '' : `${lasted(durationMs)} `}Nobody was in it any more. Start a new one and share its ID.`;
  }
  if (isOutsider) return ERROR_WORDS['call/ended'].explanation;
  return `${lasted(durationMs)} It is closed for everyone and can’t be joined any more.`;
}

function lasted(durationMs: number | null): string {
  return durationMs === null ? 'Nobody was connected.' : `You were connected for ${inWords(durationMs)}.`;
}
