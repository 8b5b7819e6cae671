import type { CallState } from '../call/state.ts';
import { inWords } from './duration.ts';
import { ERROR_WORDS, type Action } from './errors.ts';

/** The states that end in a message with ways on. */
export type FinalState = Extract<CallState, { phase: 'left' | 'ended' | 'failed' }>;

export interface Message {
  readonly tone: 'calm' | 'trouble';
  readonly title: string;
  readonly explanation: string;
  readonly actions: readonly [Action, ...Action[]];
  /** For whoever reports a mistake of ours. */
  readonly details: string | null;
}

const joinAgain: Action = { label: 'Join again', does: 'join-again' };
const newCall: Action = { label: 'New call', does: 'new-call' };
const home: Action = { label: 'Back to start', does: 'home' };
const endForAll: Action = { label: 'End the call for everyone', does: 'end-for-all' };

/** What the page says when a call is over for this person, or can't go on. */
export function messageFor(state: FinalState): Message {
  switch (state.phase) {
    case 'left':
      return {
        tone: 'calm',
        title: 'You left the call',
        explanation: `${lasted(state.durationMs)} The call stays open: whoever has its link can join again.`,
        actions: state.host ? [joinAgain, newCall, endForAll] : [joinAgain, newCall],
        details: null,
      };
    case 'ended':
      // Who wasn't in it learns no more than that.
      if (!state.byYou && state.durationMs === null) {
        return { tone: 'calm', ...ERROR_WORDS['call/ended'], details: null };
      }
      return {
        tone: 'calm',
        title: state.byYou ? 'You ended the call' : 'The call has ended',
        explanation: `${lasted(state.durationMs)} It is closed for everyone and can’t be joined any more.`,
        actions: [newCall, home],
        details: null,
      };
    case 'failed': {
      const words = ERROR_WORDS[state.error.code];
      return {
        tone: 'trouble',
        ...words,
        details: state.error.code === 'internal' ? state.error.message : null,
      };
    }
  }
}

function lasted(durationMs: number | null): string {
  return durationMs === null ? 'Nobody was connected.' : `You were connected for ${inWords(durationMs)}.`;
}
