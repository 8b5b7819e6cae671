import { collection, limit, onSnapshot, orderBy, query, where } from 'firebase/firestore';
import { LIMITS } from '../../../contract/limits.ts';
import { knockDocument, knocksCollection, lobbyDocument } from '../../../contract/paths.ts';
import type { DoorSignaling, Knock, Lobby } from './door.ts';
import { toKnock, toLobby } from './firestore-documents.ts';
import { toReadError, type FirestoreLink } from './firestore-link.ts';
import { triesAfter } from './knocking.ts';

/** Before the door, through Firestore. */
export class FirestoreDoor implements DoorSignaling {
  readonly #link: FirestoreLink;

  constructor(link: FirestoreLink) {
    this.#link = link;
  }

  readLobby(id: string): Promise<Lobby | null> {
    return this.#link.read(lobbyDocument(id), toLobby, 'call/not-allowed');
  }

  readKnock(id: string): Promise<Knock | null> {
    const { uid } = this.#link;
    return this.#link.read(knockDocument(id, uid), (data) => toKnock(uid, data), 'call/not-allowed');
  }

  watchLobby(
    id: string,
    onLobby: (lobby: Lobby | null) => void,
    onError: (error: unknown) => void,
  ): () => void {
    return this.#link.watch(lobbyDocument(id), toLobby, onLobby, onError, 'call/not-allowed');
  }

  watchKnock(
    id: string,
    onKnock: (knock: Knock | null) => void,
    onError: (error: unknown) => void,
  ): () => void {
    const { uid } = this.#link;
    return this.#link.watch(
      knockDocument(id, uid),
      (data) => toKnock(uid, data),
      onKnock,
      onError,
      'call/not-allowed',
    );
  }

  watchKnocks(
    id: string,
    onKnocks: (knocks: readonly Knock[]) => void,
    onError: (error: unknown) => void,
  ): () => void {
    let last: string | null = null;
    const stop = onSnapshot(
      query(
        collection(this.#link.firestore, knocksCollection(id)),
        where('status', '==', 'waiting'),
        orderBy('at'),
        limit(LIMITS.waiting),
      ),
      { includeMetadataChanges: true },
      (snapshot) => {
        if (snapshot.metadata.fromCache) return;
        const knocks = snapshot.docs.map((document) => toKnock(document.id, document.data()));
        const text = JSON.stringify(knocks);
        if (text === last) return;
        last = text;
        onKnocks(knocks);
      },
      (error) => onError(toReadError(error, 'call/not-allowed')),
    );
    return this.#link.watches.keep(stop);
  }

  async knock(id: string, name: string, before: Knock | null): Promise<void> {
    await this.#link.rest.commit([
      {
        path: knockDocument(id, this.#link.uid),
        exists: before !== null,
        data: { name, tries: triesAfter(before), status: 'waiting' },
        serverTimes: ['at'],
      },
    ]);
  }

  stopKnocking(id: string): Promise<void> {
    return this.#link.rest.commit(
      [
        {
          path: knockDocument(id, this.#link.uid),
          exists: true,
          data: { status: 'gone' },
          mask: ['status'],
        },
      ],
      { keepalive: true },
    );
  }
}
