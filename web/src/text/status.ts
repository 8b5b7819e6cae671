import { formatCallId } from '../../../contract/ids.ts';
import type { CallState } from '../call/state.ts';
import { messageFor } from './messages.ts';
import { nameFirst, nameOf } from './people.ts';

/** The title of the browser's tab. */
export function titleFor(state: CallState): string {
  const title = shortTitle(state);
  return title === null ? 'Parley' : `${title} · Parley`;
}

function shortTitle(state: CallState): string | null {
  switch (state.phase) {
    case 'idle':
      return null;
    case 'opening':
    case 'ready':
      return `Join ${formatCallId(state.id)}`;
    case 'joining':
      return 'Joining…';
    case 'waiting':
      return 'Waiting';
    case 'connecting':
      return 'Connecting…';
    case 'connected':
      return `Call with ${nameOf(state.other)}`;
    case 'reconnecting':
      return 'Reconnecting…';
    case 'left':
    case 'ended':
    case 'failed':
      return messageFor(state).title;
  }
}

/** What a screen reader is told on reaching a state. `former` is who was here before. */
export function announcementFor(state: CallState, former: string): string {
  switch (state.phase) {
    case 'idle':
      return '';
    case 'opening':
      return 'Opening the call…';
    case 'ready':
      return presence(state.other);
    case 'joining':
      return 'Joining…';
    case 'waiting':
      return waitingStatus(state, former);
    case 'connecting':
      return `Connecting to ${nameOf(state.other)}…`;
    case 'connected':
      return `Connected to ${nameOf(state.other)}.`;
    case 'reconnecting':
      return `The connection to ${nameOf(state.other)} was interrupted. Reconnecting…`;
    case 'left':
    case 'ended':
    case 'failed':
      return messageFor(state).title;
  }
}

/** Who is in a call that may be joined. */
export function presence(other: string | null): string {
  if (other === null) return 'Nobody is here yet.';
  return other.trim() === '' ? 'Someone is here.' : `${other.trim()} is here.`;
}

/** What someone who sits alone is told. */
export function waitingStatus(state: { stored: boolean; departed: boolean }, former: string): string {
  if (!state.stored) return 'Saving the call…';
  if (state.departed) return `${nameFirst(former)} left. The call is open, they can come back.`;
  return 'Waiting for the other person.';
}
