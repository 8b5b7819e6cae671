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

/** What the page knows of the call besides its last state. */
export interface Past {
  /** The name of the room, where it was a room's call. */
  readonly room?: string | null;
  /** The name of who was there last; may be empty. */
  readonly former?: string;
  /** For how long the two were connected, in milliseconds; null when they never were. */
  readonly talkedMs?: number | null;
}

/** What the page says when a call is over for this person, or can't go on. */
export function messageFor(
  state: FinalState,
  { room = null, former = '', talkedMs = null }: Past = {},
): Message {
  const { ended, status } = words();
  switch (state.phase) {
    case 'left':
      return {
        tone: state.lost ? 'trouble' : 'calm',
        title: state.lost ? status.lost : ended.left,
        explanation: `${lasted(talkedMs ?? state.durationMs, former)} ${ended.staysOpen}`,
        actions: state.host ? actions('joinAgain', 'newCall', 'endForAll') : actions('joinAgain', 'newCall'),
        check: state.lost,
        details: null,
      };
    case 'ended':
      return {
        tone: 'calm',
        title: endedTitle(state),
        explanation: endedExplanation({ ...state, durationMs: talkedMs ?? state.durationMs }, former),
        actions: room === null ? actions('newCall', 'home') : actions('openRoom', 'newCall', 'home'),
        check: false,
        details: null,
      };
    case 'failed':
      return {
        // Nothing went wrong: it was the person's wish.
        tone: state.error.code === 'call/moved' ? 'calm' : 'trouble',
        ...afterTalk(errorWords(state.error.code), talkedMs, former),
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

function endedExplanation({ byYou, by, durationMs }: Ended, former: string): string {
  const { ended, errors } = words();
  // Who wasn't in it learns no more than that.
  const isOutsider = !byYou && durationMs === null;
  if (by === null && !byYou) {
    return isOutsider ? ended.nobodyInIt : `${lasted(durationMs, former)} ${ended.nobodyInIt}`;
  }
  return isOutsider ? errors['call/ended'].explanation : `${lasted(durationMs, former)} ${ended.closed}`;
}

/** Whoever was connected is told for how long, also when it ended otherwise than by hanging up. */
function afterTalk<Words extends { readonly explanation: string }>(
  words: Words,
  talkedMs: number | null,
  former: string,
): Words {
  if (talkedMs === null) return words;
  return { ...words, explanation: `${words.explanation} ${lasted(talkedMs, former)}` };
}

/** For how long the two were connected, as a sentence. */
export function lasted(durationMs: number | null, former = ''): string {
  const { nobodyConnected, connectedFor, connectedWith } = words().ended;
  if (durationMs === null) return nobodyConnected;
  const name = isolated(former);
  return name === '' ? connectedFor(inWords(durationMs)) : connectedWith(name, inWords(durationMs));
}
