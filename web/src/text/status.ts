import { formatCallId } from '../../../contract/ids.ts';
import type { CallState } from '../call/state.ts';
import { doorWords } from './door.ts';
import { INVITED_WORDS } from './invited.ts';
import { messageFor } from './messages.ts';
import { nameFirst, nameOf } from './people.ts';

/**
 * The title of the browser's tab. `room` is the name of the room that the page is in, `wanting` the names of
 * those who wait to be let in.
 */
export function titleFor(
  state: CallState,
  { room = null, wanting = [] }: { room?: string | null; wanting?: readonly string[] } = {},
): string {
  const title = wanting.length > 0 ? `(${wanting.length}) ${wantToJoin(wanting)}` : shortTitle(state, room);
  return title === null ? 'Parley' : `${title} · Parley`;
}

function shortTitle(state: CallState, room: string | null): string | null {
  switch (state.phase) {
    case 'idle':
      return null;
    case 'opening':
    case 'ready':
      return `Join ${room ?? formatCallId(state.id)}`;
    case 'door':
      return doorWords(state).title;
    case 'invited':
      return INVITED_WORDS[state.to].title;
    case 'joining':
      return 'Joining…';
    case 'waiting':
      return 'Waiting';
    case 'connecting':
      return state.absent ? 'Waiting' : 'Connecting…';
    case 'connected':
      return `Call with ${nameOf(state.other)}`;
    case 'reconnecting':
      return state.lost ? 'Connection lost' : 'Reconnecting…';
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
      return presence(state);
    case 'door': {
      const { title, text } = doorWords(state);
      return `${title}. ${text}`;
    }
    case 'invited': {
      const { title, text } = INVITED_WORDS[state.to];
      return `${title}. ${text}`;
    }
    case 'joining':
      return 'Joining…';
    case 'waiting':
      return waitingStatus(state, former);
    case 'connecting':
      return connectingStatus(state);
    case 'connected':
      return `Connected to ${nameOf(state.other)}.`;
    case 'reconnecting':
      if (state.lost) return lostStatus(state);
      return `The connection to ${nameOf(state.other)} was interrupted. Reconnecting…`;
    case 'left':
    case 'ended':
    case 'failed':
      return messageFor(state).title;
  }
}

/** Who is in a call that may be joined. */
export function presence({ other, exists }: { other: string | null; exists: boolean }): string {
  if (!exists) return 'Nobody is here yet. You open the room.';
  if (other === null) return 'Nobody is here yet.';
  return other.trim() === '' ? 'Someone is here.' : `${other.trim()} is here.`;
}

/** What is said while the connection is being made. */
export function connectingStatus({ other, absent }: { other: string; absent: boolean }): string {
  return absent
    ? `Waiting for ${nameOf(other)} to come back to the page…`
    : `Connecting to ${nameOf(other)}…`;
}

/** What is said when a connection couldn't be mended for long. */
export function lostStatus({ other }: { other: string }): string {
  return `The connection to ${nameOf(other)} is lost. They may come back; try again, or leave.`;
}

/** Who waits before the door, by their names. */
export function wantToJoin([first = '', ...others]: readonly string[]): string {
  const name = first.trim() || 'Someone';
  if (others.length === 0) return `${name} wants to join`;
  return `${name} and ${others.length === 1 ? 'one other' : `${others.length} others`} want to join`;
}

/** What someone who sits alone is told. */
export function waitingStatus(state: { stored: boolean; departed: boolean }, former: string): string {
  if (!state.stored) return 'Saving the call…';
  if (state.departed) return `${nameFirst(former)} left. The call is open, they can come back.`;
  return 'Waiting for the other person.';
}
