import { ParleyError } from '../../../contract/errors.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { knockDocument, knocksCollection, lobbyDocument } from '../../../contract/paths.ts';
import type { DoorSignaling, Knock, Lobby } from './door.ts';
import { triesAfter } from './knocking.ts';
import { mayStopWaiting, mayWait, type StoredKnock } from './memory-door-rules.ts';
import { callIn, type MemoryLink } from './memory-link.ts';
import { set, update } from './memory-store.ts';

/** Before the door, in memory. */
export class MemoryDoor implements DoorSignaling {
  readonly #link: MemoryLink;

  constructor(link: MemoryLink) {
    this.#link = link;
  }

  async readLobby(id: string): Promise<Lobby | null> {
    this.#link.store.usage.reads += 1;
    return this.#link.store.get<Lobby>(lobbyDocument(id));
  }

  async readKnock(id: string): Promise<Knock | null> {
    this.#link.store.usage.reads += 1;
    return this.#own(this.#link.store.get<StoredKnock>(this.#path(id)));
  }

  watchLobby(
    id: string,
    onLobby: (lobby: Lobby | null) => void,
    onError: (error: unknown) => void,
  ): () => void {
    return this.#link.watch<Lobby>(lobbyDocument(id), () => true, onLobby, onError, 'call/not-allowed');
  }

  watchKnock(
    id: string,
    onKnock: (knock: Knock | null) => void,
    onError: (error: unknown) => void,
  ): () => void {
    return this.#link.watch<StoredKnock>(
      this.#path(id),
      () => true,
      (knock) => onKnock(this.#own(knock)),
      onError,
      'call/not-allowed',
    );
  }

  watchKnocks(
    id: string,
    onKnocks: (knocks: readonly Knock[]) => void,
    onError: (error: unknown) => void,
  ): () => void {
    return this.#link.watches.keep(
      this.#link.store.watchQuery<StoredKnock>(
        knocksCollection(id),
        (all) =>
          all
            .filter(([, { status }]) => status === 'waiting')
            .sort(([, one], [, other]) => one.at - other.at)
            .slice(0, LIMITS.waiting),
        () => callIn(this.#link.store, id)?.host === this.#link.uid,
        (knocks) => onKnocks(knocks.map(([uid, knock]) => ({ ...knock, uid }))),
        () => onError(new ParleyError('call/not-allowed')),
      ),
    );
  }

  async knock(id: string, name: string, before: Knock | null): Promise<void> {
    const { uid } = this.#link;
    const knock: StoredKnock = { name, at: this.#link.now(), tries: triesAfter(before), status: 'waiting' };
    this.#link.commit([
      set(
        this.#path(id),
        knock,
        (stored, after, moment) =>
          (stored === null) === (before === null) &&
          mayWait(stored, after, callIn(moment.before, id), uid, moment.now),
      ),
    ]);
  }

  async stopKnocking(id: string): Promise<void> {
    this.#link.commit([
      update<StoredKnock>(this.#path(id), (knock) => void (knock.status = 'gone'), mayStopWaiting),
    ]);
  }

  #path(id: string): string {
    return knockDocument(id, this.#link.uid);
  }

  #own(knock: StoredKnock | null): Knock | null {
    return knock === null ? null : { ...knock, uid: this.#link.uid };
  }
}
