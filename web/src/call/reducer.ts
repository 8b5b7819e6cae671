import type { ParleyError } from '../../../contract/errors.ts';
import type { CallState } from './state.ts';

/** What happened to a call, as far as a person sees it. */
export type CallEvent =
  /** A call is to be read. */
  | { readonly type: 'opened'; readonly id: string }
  /** It may be joined; `other` is the name of who sits there. */
  | { readonly type: 'found'; readonly other: string | null }
  /** The click on "New call". */
  | { readonly type: 'created'; readonly id: string }
  /** The new call can be joined by others. */
  | { readonly type: 'stored' }
  /** The click on "Join". */
  | { readonly type: 'joined' }
  /** Seated, and nobody else is. `departed`: somebody was. */
  | { readonly type: 'alone'; readonly host: boolean; readonly departed: boolean }
  /** Somebody sits opposite, and the connection is being made. */
  | { readonly type: 'paired'; readonly host: boolean; readonly other: string }
  /** Media flows; `at` in milliseconds of Date.now(). */
  | { readonly type: 'connected'; readonly at: number }
  /** It doesn't flow any more. */
  | { readonly type: 'disconnected' }
  /** This person hung up. */
  | { readonly type: 'left'; readonly durationMs: number | null }
  | { readonly type: 'ended'; readonly byYou: boolean; readonly durationMs: number | null }
  | { readonly type: 'failed'; readonly error: ParleyError };

/** The state after `event`; the same object when the event means nothing in this state. */
export function reduce(state: CallState, event: CallEvent): CallState {
  switch (event.type) {
    case 'opened':
      return { phase: 'opening', id: event.id };
    case 'created':
      return { phase: 'waiting', id: event.id, stored: false, host: true, departed: false };
    case 'found':
      return isBeforeSeat(state) ? { phase: 'ready', id: state.id, other: event.other } : state;
    case 'joined':
      return isBeforeSeat(state) ? { phase: 'joining', id: state.id } : state;
    case 'stored':
      return state.phase === 'waiting' ? { ...state, stored: true } : state;
    case 'alone': {
      if (!isSeated(state)) return state;
      const { host, departed } = event;
      return { phase: 'waiting', id: state.id, stored: true, host, departed };
    }
    case 'paired': {
      if (!isSeated(state)) return state;
      const { host, other } = event;
      return { phase: 'connecting', id: state.id, host, other };
    }
    case 'connected': {
      if (state.phase !== 'connecting' && state.phase !== 'reconnecting') return state;
      const since = state.phase === 'reconnecting' ? state.since : event.at;
      return { phase: 'connected', id: state.id, host: state.host, other: state.other, since };
    }
    case 'disconnected':
      return state.phase === 'connected' ? { ...state, phase: 'reconnecting' } : state;
    case 'left': {
      if (!isSeated(state)) return isBeforeSeat(state) ? { phase: 'idle' } : state;
      const host = state.phase !== 'joining' && state.host;
      return { phase: 'left', id: state.id, host, durationMs: event.durationMs };
    }
    case 'ended': {
      if (state.phase !== 'left' && !isBeforeSeat(state) && !isSeated(state)) return state;
      return { phase: 'ended', id: state.id, byYou: event.byYou, durationMs: event.durationMs };
    }
    case 'failed':
      return { phase: 'failed', id: idOf(state), error: event.error };
    default:
      return event satisfies never;
  }
}

/** Reading the call, and nothing was taken. */
type BeforeSeat = Extract<CallState, { phase: 'opening' | 'ready' }>;
/** In a seat or on the way to one. */
type Seated = Extract<
  CallState,
  { phase: 'joining' | 'waiting' | 'connecting' | 'connected' | 'reconnecting' }
>;

function isBeforeSeat(state: CallState): state is BeforeSeat {
  return state.phase === 'opening' || state.phase === 'ready';
}

export function isSeated(state: CallState): state is Seated {
  switch (state.phase) {
    case 'joining':
    case 'waiting':
    case 'connecting':
    case 'connected':
    case 'reconnecting':
      return true;
    case 'idle':
    case 'opening':
    case 'ready':
    case 'left':
    case 'ended':
    case 'failed':
      return false;
    default:
      return state satisfies never;
  }
}

const idOf = (state: CallState): string | null => (state.phase === 'idle' ? null : state.id);
