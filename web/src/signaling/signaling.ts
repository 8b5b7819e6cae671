import type { Answer, CallDocument, CandidatesDocument, Offer, Role } from '../../../contract/call.ts';
import type { DoorSignaling } from './door.ts';
import type { HostSignaling } from './host.ts';
import type { MoveSignaling } from './move.ts';
import type { RoomSignaling } from './rooms.ts';

/** What a tab is known by in a call. */
export interface Self {
  readonly uid: string;
  readonly peer: string;
  readonly session: string;
  readonly name: string;
}

/** Times that were read are milliseconds since 1970, by the server's clock. */
export type Call = CallDocument<number>;

export interface OfferToWrite extends Omit<Offer, 'at'> {}

/** What a call is created with. */
export interface NewCall {
  readonly admission: CallDocument['admission'];
  /** Name of a room that means this call from now on: `call/full` when it means a living one. */
  readonly room: string | null;
}

export const OPEN_CALL: NewCall = { admission: 'open', room: null };

/**
 * How two browsers tell each other what they need to connect. One implementation in memory,
 * one over Firestore; both pass contract/suite.ts. Refusals are ParleyError with a code
 * (`call/full`, `call/unknown`, `call/ended`, `call/not-allowed`, `network/offline`, …).
 * Every write is one commit, judged as a whole.
 */
export interface Signaling {
  /** uid of who is signed in here. */
  readonly uid: string;
  readonly host: HostSignaling;
  readonly door: DoorSignaling;
  readonly move: MoveSignaling;
  readonly rooms: RoomSignaling;
  /** The server's clock as far as it is known, in milliseconds since 1970: people's own clocks are wrong. */
  serverNow(): number;
  /** Opens connections and caches so that the next write takes one round trip. Writes nothing. */
  warmUp(): Promise<void>;
  /**
   * Follows a call document: at once with what it is (null when there is none), then each change.
   * `onError` is final: `call/full` when it may not be read (any more).
   */
  watchCall(id: string, onCall: (call: Call | null) => void, onError: (error: unknown) => void): () => void;
  /** Follows late candidates that `from` wrote for this uid. Each document is reported once. */
  watchCandidates(
    id: string,
    from: Role,
    onCandidates: (document: CandidatesDocument) => void,
    onError: (error: unknown) => void,
  ): () => void;
  /** Creates the call with oneself as host and caller. `call/full` when the ID exists already. */
  create(id: string, self: Self, offer: OfferToWrite, options?: NewCall): Promise<void>;
  /** Takes the free seat of the callee and answers, in one conditional write. */
  takeCallee(id: string, self: Self, answer: Answer): Promise<void>;
  /**
   * Takes the caller's seat when it is free, or one's own again, with a new offer; frees the callee's
   * seat when it was one's own (who stays alone moves to the caller's seat) or when its holder left.
   */
  takeCaller(id: string, self: Self, offer: OfferToWrite, options?: { freeCallee: boolean }): Promise<void>;
  /** Answers a later round; for who sits as callee. */
  answer(id: string, answer: Answer): Promise<void>;
  /** Asks the caller for a round after `round`, the one that stands; for who sits as callee. */
  ask(id: string, round: number): Promise<void>;
  /** Late candidates of one's own role; `n` counts those of this session and round, from 0. */
  addCandidates(
    id: string,
    role: Role,
    key: { readonly session: string; readonly n: number },
    document: Omit<CandidatesDocument, 'from'>,
  ): Promise<void>;
  /** One write that renews these seats and the call's sign of life; refused within a minute of the last. */
  renew(id: string, roles: readonly Role[]): Promise<void>;
  /** Clears away the seat opposite, from which nothing was heard for TIMES.silentSeatMs. */
  clear(id: string, role: Role): Promise<void>;
  /** Frees one's own seat at once; also works while the page is closing (a keepalive request). */
  leave(id: string, role: Role, self: Self): Promise<void>;
  close(): void;
}
