import { ParleyError } from '../../../contract/errors.ts';
import { callDocument, roomDocument } from '../../../contract/paths.ts';
import { isOver } from '../../../contract/seats.ts';
import { toCall, toRoom } from './firestore-documents.ts';
import type { FirestoreLink } from './firestore-link.ts';
import type { RoomSignaling } from './rooms.ts';

/** Names of rooms, through Firestore. */
export class FirestoreRooms implements RoomSignaling {
  readonly #link: FirestoreLink;

  constructor(link: FirestoreLink) {
    this.#link = link;
  }

  async find(name: string): Promise<string | null> {
    const room = await this.#link.read(roomDocument(name), toRoom, 'call/not-allowed');
    if (room === null) return null;
    try {
      const call = await this.#link.read(callDocument(room.call), toCall, 'call/full');
      return call === null || isOver(call, this.#link.rest.now()) ? null : room.call;
    } catch (error) {
      // One that has ended could be read.
      if (error instanceof ParleyError && error.code === 'call/full') return room.call;
      throw error;
    }
  }
}
