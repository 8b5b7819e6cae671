import type { Knock as KnockDocument, Lobby as LobbyDocument } from '../../../contract/call.ts';

/** A knock with its times in milliseconds by the server's clock. */
export interface Knock extends KnockDocument<number> {
  readonly uid: string;
}

export type Lobby = LobbyDocument<number>;

/** Before a call's door: what somebody outside does, and what the host sees of it. */
export interface DoorSignaling {
  /** What may be known from outside, or null when the call has nothing to say there. One read. */
  readLobby(id: string): Promise<Lobby | null>;
  /** One's own knock, or null. One read. */
  readKnock(id: string): Promise<Knock | null>;
  /** Follows the lobby: at once with what it is, then each change. `onError` is final. */
  watchLobby(
    id: string,
    onLobby: (lobby: Lobby | null) => void,
    onError: (error: unknown) => void,
  ): () => void;
  /** Follows one's own knock. */
  watchKnock(
    id: string,
    onKnock: (knock: Knock | null) => void,
    onError: (error: unknown) => void,
  ): () => void;
  /** Follows who waits, the one who waits longest first, LIMITS.waiting at most; for the host. */
  watchKnocks(
    id: string,
    onKnocks: (knocks: readonly Knock[]) => void,
    onError: (error: unknown) => void,
  ): () => void;
  /**
   * Knocks for the first time (`before` null) or again, after what became of the knock before.
   * `call/not-allowed` when it isn't time yet, or nobody may knock now.
   */
  knock(id: string, name: string, before: Knock | null): Promise<void>;
  /** Waits no more; also works while the page is closing. */
  stopKnocking(id: string): Promise<void>;
}
