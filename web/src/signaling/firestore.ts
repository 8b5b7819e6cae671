import { collection, onSnapshot, query, where } from 'firebase/firestore';
import type { Answer, CandidatesDocument, Role } from '../../../contract/call.ts';
import {
  callDocument,
  candidatesCollection,
  candidatesDocument,
  roomDocument,
} from '../../../contract/paths.ts';
import { isShut } from '../../../contract/seats.ts';
import { toCall, toCandidates } from './firestore-documents.ts';
import { FirestoreDoor } from './firestore-door.ts';
import { FirestoreHost, lobbyWrite } from './firestore-host.ts';
import { FirestoreLink, toReadError, type FirestoreLinkOptions } from './firestore-link.ts';
import { FirestoreMove } from './firestore-move.ts';
import type { FirestoreRest } from './firestore-rest.ts';
import { FirestoreRooms } from './firestore-rooms.ts';
import { lobbyOf } from './host-changes.ts';
import {
  OPEN_CALL,
  type Call,
  type NewCall,
  type OfferToWrite,
  type Self,
  type Signaling,
} from './signaling.ts';

export interface FirestoreSignalingOptions extends FirestoreLinkOptions {
  /** Lets go of what the signaling rests on. */
  readonly onClose?: () => void;
}

/** Signaling through Cloud Firestore, judged by firestore.rules. */
export class FirestoreSignaling implements Signaling {
  readonly uid: string;
  readonly host: FirestoreHost;
  readonly door: FirestoreDoor;
  readonly move: FirestoreMove;
  readonly rooms: FirestoreRooms;
  readonly #link: FirestoreLink;
  readonly #rest: FirestoreRest;
  readonly #onClose: () => void;

  constructor({ onClose, ...options }: FirestoreSignalingOptions) {
    this.uid = options.uid;
    this.#rest = options.rest;
    this.#link = new FirestoreLink(options);
    this.#onClose = onClose ?? (() => undefined);
    this.host = new FirestoreHost(this.#link);
    this.door = new FirestoreDoor(this.#link);
    this.move = new FirestoreMove(this.#link);
    this.rooms = new FirestoreRooms(this.#link);
  }

  serverNow(): number {
    return this.#rest.now();
  }

  /** A commit of nothing: afterwards token, connection and CORS preflight are there, and the server's time. */
  async warmUp(): Promise<void> {
    await this.#rest.commit([]);
  }

  watchCall(id: string, onCall: (call: Call | null) => void, onError: (error: unknown) => void): () => void {
    return this.#link.watch(callDocument(id), toCall, onCall, onError, 'call/full');
  }

  watchCandidates(
    id: string,
    from: Role,
    onCandidates: (document: CandidatesDocument) => void,
    onError: (error: unknown) => void,
  ): () => void {
    const candidates = collection(this.#link.firestore, candidatesCollection(id, from));
    const stop = onSnapshot(
      query(candidates, where('to', '==', this.uid)),
      (snapshot) => {
        for (const change of snapshot.docChanges()) {
          if (change.type === 'added') onCandidates(toCandidates(change.doc.data()));
        }
      },
      (error) => onError(toReadError(error, 'call/full')),
    );
    return this.#link.watches.keep(stop);
  }

  async create(id: string, self: Self, offer: OfferToWrite, options: NewCall = OPEN_CALL): Promise<void> {
    const { admission, room } = options;
    const call = { state: 'open', admission, locked: false } as const;
    const purgeAt = this.#link.purgeAt();
    await this.#rest.commit(
      [
        {
          path: callDocument(id),
          exists: false,
          data: {
            ...call,
            host: this.uid,
            admitted: [],
            removed: [],
            caller: this.#seat(self),
            offer: offerFields(offer),
            purgeAt,
            ...(room === null ? {} : { room }),
          },
          serverTimes: ['caller.at', 'offer.at', 'aliveAt'],
        },
        ...(isShut(call) ? [lobbyWrite(this.#link, id, lobbyOf(call, self.name))] : []),
        ...(room === null ? [] : [{ path: roomDocument(room), data: { call: id, purgeAt } }]),
      ],
      // An ID that is taken turns this into an update, which the rules refuse.
      { denied: 'call/full' },
    );
  }

  async takeCallee(id: string, self: Self, { round, sdp }: Answer): Promise<void> {
    await this.#link.updateCall(id, 'call/full', {
      data: { callee: this.#seat(self), answer: { round, sdp } },
      mask: ['callee', 'answer'],
      serverTimes: ['callee.at', 'aliveAt'],
    });
  }

  async takeCaller(
    id: string,
    self: Self,
    offer: OfferToWrite,
    options: { freeCallee: boolean } = { freeCallee: false },
  ): Promise<void> {
    await this.#link.updateCall(id, 'call/full', {
      data: { caller: this.#seat(self), offer: offerFields(offer) },
      mask: ['caller', 'offer', 'answer', ...(options.freeCallee ? ['callee'] : [])],
      serverTimes: ['caller.at', 'offer.at', 'aliveAt'],
    });
  }

  async answer(id: string, { round, sdp }: Answer): Promise<void> {
    await this.#link.updateCall(id, 'call/not-allowed', {
      data: { answer: { round, sdp } },
      mask: ['answer'],
      serverTimes: ['aliveAt'],
    });
  }

  async ask(id: string, round: number): Promise<void> {
    await this.#link.updateCall(id, 'call/not-allowed', {
      data: { callee: { asks: round } },
      mask: ['callee.asks'],
    });
  }

  async addCandidates(
    id: string,
    role: Role,
    { session, n }: { readonly session: string; readonly n: number },
    { round, to, candidates }: Omit<CandidatesDocument, 'from'>,
  ): Promise<void> {
    await this.#rest.commit([
      {
        path: candidatesDocument(id, role, { round, session, n }),
        exists: false,
        data: { round, to, from: this.uid, candidates },
      },
    ]);
  }

  async renew(id: string, roles: readonly Role[]): Promise<void> {
    await this.#link.updateCall(id, 'call/not-allowed', {
      data: { purgeAt: this.#link.purgeAt() },
      mask: ['purgeAt'],
      serverTimes: [...roles.map((role) => `${role}.at`), 'aliveAt'],
    });
  }

  async clear(id: string, role: Role): Promise<void> {
    await this.#link.updateCall(id, 'call/not-allowed', { data: {}, mask: [role, 'answer'] });
  }

  leave(id: string, role: Role, { session }: Self): Promise<void> {
    return this.#rest.commit(
      [
        {
          path: callDocument(id),
          exists: true,
          data: { [role]: { left: session } },
          mask: [`${role}.left`],
        },
      ],
      { keepalive: true },
    );
  }

  close(): void {
    this.#link.watches.close();
    this.#onClose();
  }

  #seat({ peer, session, name }: Self): { uid: string; peer: string; session: string; name: string } {
    return { uid: this.uid, peer, session, name };
  }
}

const offerFields = ({ round, pc, sdp }: OfferToWrite): { round: number; pc: string; sdp: string } => ({
  round,
  pc,
  sdp,
});
