import type { Room } from '../../../contract/call.ts';
import { roomDocument } from '../../../contract/paths.ts';
import { isOver } from '../../../contract/seats.ts';
import { mayName } from './memory-door-rules.ts';
import { callIn, type MemoryLink } from './memory-link.ts';
import { mayRead } from './memory-rules.ts';
import { set, type Write } from './memory-store.ts';
import type { RoomSignaling } from './rooms.ts';

/** Names of rooms, in memory. */
export class MemoryRooms implements RoomSignaling {
  readonly #link: MemoryLink;

  constructor(link: MemoryLink) {
    this.#link = link;
  }

  async find(name: string): Promise<string | null> {
    const { store, uid } = this.#link;
    const now = this.#link.now();
    store.usage.reads += 1;
    const room = store.get<Room<number>>(roomDocument(name));
    if (room === null) return null;
    const call = callIn(store, room.call);
    if (!mayRead(call, uid, now)) return room.call;
    store.usage.reads += 1;
    return call === null || isOver(call, now) ? null : room.call;
  }
}

/** The name means this call from now on, which is made in the same commit. */
export function roomWrite(link: MemoryLink, name: string, room: Room<number>): Write {
  return set<Room<number>>(roomDocument(name), room, (stored, _, { before, after, now }) =>
    mayName(
      name,
      callIn(after, room.call),
      stored === null ? null : callIn(before, stored.call),
      link.uid,
      now,
    ),
  );
}
