import type { ParleyError } from '../../../contract/errors.ts';
import type { CallState, DoorStatus } from './state.ts';

/** What happened to a call, as far as a person sees it. */
export type CallEvent =
  /** A call is to be read. */
  | { readonly type: 'opened'; readonly id: string }
  /** It may be joined; `other` is the name of who sits there. */
  | { readonly type: 'found'; readonly other: string | null; readonly exists: boolean }
  /** The call is to be entered by a link that does something once. */
  | { readonly type: 'invited'; readonly id: string; readonly to: 'move' | 'host' }
  /** It is in somebody's hands whether one gets in. */
  | {
      readonly type: 'door';
      readonly hostName: string;
      readonly status: DoorStatus;
      readonly againAt: number | null;
      readonly opensAt: number | null;
    }
  /** The click on "New call". */
  | { readonly type: 'created'; readonly id: string }
  /** The new call can be joined by others. */
  | { readonly type: 'stored' }
  /** The click on "Join". */
  | { readonly type: 'joined' }
  /** Seated, and nobody else is. `departed`: somebody was. */
  | { readonly type: 'alone'; readonly host: boolean; readonly departed: boolean }
  /** Whether this person is the host: the power can be handed over. */
  | { readonly type: 'host'; readonly host: boolean }
  /** Somebody sits opposite, and the connection is being made. */
  | { readonly type: 'paired'; readonly host: boolean; readonly other: string }
  /** Media flows; `at` in milliseconds of Date.now(). */
  | { readonly type: 'connected'; readonly at: number }
  /** It doesn't flow any more. */
  | { readonly type: 'disconnected' }
  /** Nothing came of mending it for long; it goes on, though. */
  | { readonly type: 'lost'; readonly blocked: boolean }
  /** The other's page doesn't react. */
  | { readonly type: 'absent' }
  /** This person hung up. */
  | { readonly type: 'left'; readonly durationMs: number | null }
  | {
      readonly type: 'ended';
      readonly byYou: boolean;
      readonly by: string | null;
      readonly durationMs: number | null;
    }
  | { readonly type: 'failed'; readonly error: ParleyError };

/** The state after `event`; the same object when the event means nothing in this state. */
export function reduce(state: CallState, event: CallEvent): CallState {
  switch (event.type) {
    case 'opened':
      return { phase: 'opening', id: event.id };
    case 'created':
      return { phase: 'waiting', id: event.id, stored: false, host: true, departed: false };
    case 'invited':
      return { phase: 'invited', id: event.id, to: event.to, busy: false };
    case 'found': {
      if (!isOutside(state)) return state;
      return { phase: 'ready', id: state.id, other: event.other, exists: event.exists };
    }
    case 'door': {
      // Also from `joining`: the door was closed in the moment of the click.
      if (!isOutside(state) && state.phase !== 'joining') return state;
      const { hostName, status, againAt, opensAt } = event;
      return { phase: 'door', id: state.id, hostName, status, againAt, opensAt };
    }
    case 'joined':
      if (state.phase === 'invited') return { ...state, busy: true };
      return isOutside(state) ? { phase: 'joining', id: state.id } : state;
    case 'stored':
      return state.phase === 'waiting' ? { ...state, stored: true } : state;
    case 'alone': {
      if (!isSeated(state) && state.phase !== 'invited') return state;
      const { host, departed } = event;
      return { phase: 'waiting', id: state.id, stored: true, host, departed };
    }
    case 'paired': {
      if (!isSeated(state) && state.phase !== 'invited') return state;
      const { host, other } = event;
      return { phase: 'connecting', id: state.id, host, other, absent: false };
    }
    case 'host':
      if (!isSeated(state) || state.phase === 'joining' || state.host === event.host) return state;
      return { ...state, host: event.host };
    case 'connected': {
      if (state.phase !== 'connecting' && state.phase !== 'reconnecting') return state;
      const since = state.phase === 'reconnecting' ? state.since : event.at;
      return { phase: 'connected', id: state.id, host: state.host, other: state.other, since };
    }
    case 'disconnected':
      return state.phase === 'connected'
        ? { ...state, phase: 'reconnecting', lost: false, blocked: false }
        : state;
    case 'lost':
      return state.phase === 'reconnecting' ? { ...state, lost: true, blocked: event.blocked } : state;
    case 'absent':
      return state.phase === 'connecting' ? { ...state, absent: true } : state;
    case 'left': {
      if (!isSeated(state)) return isOutside(state) ? { phase: 'idle' } : state;
      const host = state.phase !== 'joining' && state.host;
      const lost = state.phase === 'reconnecting' && state.lost;
      return { phase: 'left', id: state.id, host, lost, durationMs: event.durationMs };
    }
    case 'ended': {
      if (state.phase !== 'left' && !isOutside(state) && !isSeated(state)) return state;
      const { byYou, by, durationMs } = event;
      return { phase: 'ended', id: state.id, byYou, by, durationMs };
    }
    case 'failed':
      return { phase: 'failed', id: idOf(state), error: event.error };
    default:
      return event satisfies never;
  }
}

/** Nothing was taken. */
type Outside = Extract<CallState, { phase: 'opening' | 'ready' | 'door' | 'invited' }>;
/** In a seat or on the way to one. */
type Seated = Extract<
  CallState,
  { phase: 'joining' | 'waiting' | 'connecting' | 'connected' | 'reconnecting' }
>;

function isOutside(state: CallState): state is Outside {
  return (
    state.phase === 'opening' ||
    state.phase === 'ready' ||
    state.phase === 'door' ||
    state.phase === 'invited'
  );
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
    case 'door':
    case 'invited':
    case 'left':
    case 'ended':
    case 'failed':
      return false;
    default:
      return state satisfies never;
  }
}

const idOf = (state: CallState): string | null => (state.phase === 'idle' ? null : state.id);
