import { formatCallId } from '../../../contract/ids.ts';
import type { CallState } from '../call/state.ts';
import { isolated, leftToRight } from '../words/isolated.ts';
import { words } from '../words/words.ts';
import { doorWords } from './door.ts';

import { messageFor } from './messages.ts';

/**
 * The title of the browser's tab. `room` is the name of the room that the page is in, `wanting` the names of
 * those who wait to be let in. `news` is what happened while nobody looked.
 */
export function titleFor(
  state: CallState,
  {
    room = null,
    wanting = [],
    news = null,
  }: { room?: string | null; wanting?: readonly string[]; news?: string | null } = {},
): string {
  if (news !== null) return `${news} · Parley`;
  const { counted } = words().status;
  const title = wanting.length > 0 ? counted(wanting.length, wantToJoin(wanting)) : shortTitle(state, room);
  return title === null ? 'Parley' : `${title} · Parley`;
}

function shortTitle(state: CallState, room: string | null): string | null {
  const { status } = words();
  switch (state.phase) {
    case 'idle':
      return null;
    case 'opening':
    case 'ready':
      return status.join(room === null ? leftToRight(formatCallId(state.id)) : isolated(room));
    case 'door':
      return doorWords(state).title;
    case 'invited':
      return words().join.invited[state.to].title;
    case 'joining':
      return status.joining;
    case 'waiting':
      return status.waiting;
    case 'connecting':
      return state.absent ? status.waiting : status.connecting;
    case 'connected':
      return status.callWith(isolated(state.other));
    case 'reconnecting':
      return state.lost ? status.lost : status.reconnecting;
    case 'left':
    case 'ended':
    case 'failed':
      return messageFor(state).title;
  }
}

/** What a screen reader is told on reaching a state. `former` is who was here before. */
export function announcementFor(state: CallState, former: string): string {
  const { status } = words();
  switch (state.phase) {
    case 'idle':
      return '';
    case 'opening':
      return status.opening;
    case 'ready':
      return presence(state);
    case 'door': {
      const { title, text } = doorWords(state);
      return `${title}. ${text}`;
    }
    case 'invited': {
      const { title, text } = words().join.invited[state.to];
      return `${title}. ${text}`;
    }
    case 'joining':
      return status.joining;
    case 'waiting':
      return waitingStatus(state, former);
    case 'connecting':
      return connectingStatus(state);
    case 'connected':
      return status.connectedTo(isolated(state.other));
    case 'reconnecting':
      if (state.lost) return lostStatus(state);
      return status.interrupted(isolated(state.other));
    case 'left':
    case 'ended':
    case 'failed':
      return messageFor(state).title;
  }
}

/** Who is in a call that may be joined. */
export function presence({ other, exists }: { other: string | null; exists: boolean }): string {
  const { status } = words();
  if (!exists) return status.youOpenRoom;
  return other === null ? status.nobodyHere : status.isHere(isolated(other));
}

/** What is said while the connection is being made. */
export function connectingStatus({ other, absent }: { other: string; absent: boolean }): string {
  const { connectingTo, waitingForReturn } = words().status;
  return absent ? waitingForReturn(isolated(other)) : connectingTo(isolated(other));
}

/** What is said when a connection couldn't be mended for long. */
export function lostStatus({ other, blocked }: { other: string; blocked: boolean }): string {
  return words().status[blocked ? 'lostAsBlocked' : 'lostTo'](isolated(other));
}

/** Who waits before the door, by their names. */
export function wantToJoin([first = '', ...others]: readonly string[]): string {
  const { status } = words();
  const name = isolated(first);
  return others.length === 0 ? status.wantsToJoin(name) : status.wantToJoin(name, others.length);
}

/** What someone who sits alone is told. */
export function waitingStatus(state: { stored: boolean; departed: boolean }, former: string): string {
  const { status } = words();
  if (!state.stored) return status.saving;
  if (state.departed) return `${status.left(isolated(former))}. ${status.stillOpen}`;
  return status.waitingForOther;
}
