import {
  collection,
  doc,
  onSnapshot,
  query,
  where,
  type Firestore,
  type Unsubscribe,
} from 'firebase/firestore';
import type { Answer, CandidatesDocument, Role } from '../../../contract/call.ts';
import { ParleyError } from '../../../contract/errors.ts';
import { newPeerId } from '../../../contract/ids.ts';
import { TIMES } from '../../../contract/limits.ts';
import { callDocument, candidatesCollection } from '../../../contract/paths.ts';
import type { FirestoreRest } from './firestore-rest.ts';
import { toCall, toCandidates } from './firestore-documents.ts';
import { isLive } from '../../../contract/seats.ts';
import type { Call, OfferToWrite, Self, Signaling } from './signaling.ts';

export interface FirestoreSignalingOptions {
  readonly uid: string;
  /** Reads: listeners that are pushed to. */
  readonly firestore: Firestore;
  /** Writes. */
  readonly rest: FirestoreRest;
  /** Lets go of what the two rest on. */
  readonly onClose?: () => void;
}

/** Signaling through Cloud Firestore, judged by firestore.rules. */
export class FirestoreSignaling implements Signaling {
  readonly uid: string;
  readonly #firestore: Firestore;
  readonly #rest: FirestoreRest;
  readonly #onClose: () => void;
  readonly #watches = new Set<Unsubscribe>();

  constructor({ uid, firestore, rest, onClose }: FirestoreSignalingOptions) {
    this.uid = uid;
    this.#firestore = firestore;
    this.#rest = rest;
    this.#onClose = onClose ?? (() => undefined);
  }

  serverNow(): number {
    return this.#rest.now();
  }

  /** A commit of nothing: afterwards token, connection and CORS preflight are there, and the server's time. */
  async warmUp(): Promise<void> {
    await this.#rest.commit([]);
  }

  watchCall(id: string, onCall: (call: Call | null) => void, onError: (error: unknown) => void): () => void {
    let last: string | null = null;
    const stop = onSnapshot(
      doc(this.#firestore, callDocument(id)),
      // Without these, a document that is missing is not confirmed once the connection is back.
      { includeMetadataChanges: true },
      (snapshot) => {
        if (!snapshot.exists() && snapshot.metadata.fromCache) return;
        const call = snapshot.exists() ? toCall(snapshot.data()) : null;
        const text = JSON.stringify(call);
        if (text === last) return;
        last = text;
        onCall(call);
      },
      (error) => onError(toWatchError(error)),
    );
    return this.#keep(stop);
  }

  watchCandidates(
    id: string,
    from: Role,
    onCandidates: (document: CandidatesDocument) => void,
    onError: (error: unknown) => void,
  ): () => void {
    const candidates = collection(this.#firestore, candidatesCollection(id, from));
    const stop = onSnapshot(
      query(candidates, where('to', '==', this.uid)),
      (snapshot) => {
        for (const change of snapshot.docChanges()) {
          if (change.type === 'added') onCandidates(toCandidates(change.doc.data()));
        }
      },
      (error) => onError(toWatchError(error)),
    );
    return this.#keep(stop);
  }

  async create(id: string, self: Self, offer: OfferToWrite): Promise<void> {
    await this.#rest.commit(
      [
        {
          path: callDocument(id),
          exists: false,
          data: {
            host: this.uid,
            state: 'open',
            admission: 'open',
            admitted: [],
            removed: [],
            locked: false,
            caller: this.#seat(self),
            offer: offerFields(offer),
            purgeAt: this.#purgeAt(),
          },
          serverTimes: ['caller.at', 'offer.at', 'aliveAt'],
        },
      ],
      // An ID that is taken turns this into an update, which the rules refuse.
      { denied: 'call/full' },
    );
  }

  async takeCallee(id: string, self: Self, { round, sdp }: Answer): Promise<void> {
    await this.#update(id, 'call/full', {
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
    await this.#update(id, 'call/full', {
      data: { caller: this.#seat(self), offer: offerFields(offer) },
      mask: ['caller', 'offer', 'answer', ...(options.freeCallee ? ['callee'] : [])],
      serverTimes: ['caller.at', 'offer.at', 'aliveAt'],
    });
  }

  async answer(id: string, { round, sdp }: Answer): Promise<void> {
    await this.#update(id, 'call/not-allowed', {
      data: { answer: { round, sdp } },
      mask: ['answer'],
      serverTimes: ['aliveAt'],
    });
  }

  async ask(id: string, round: number): Promise<void> {
    await this.#update(id, 'call/not-allowed', { data: { callee: { asks: round } }, mask: ['callee.asks'] });
  }

  async addCandidates(id: string, role: Role, document: Omit<CandidatesDocument, 'from'>): Promise<void> {
    const { round, to, candidates } = document;
    await this.#rest.commit([
      {
        path: `${candidatesCollection(id, role)}/${newPeerId()}`,
        exists: false,
        data: { round, to, from: this.uid, candidates },
      },
    ]);
  }

  async renew(id: string, call: Call): Promise<void> {
    const now = this.serverNow();
    const taken = (['caller', 'callee'] as const).filter((role) => isLive(call[role], now));
    await this.#update(id, 'call/not-allowed', {
      data: { purgeAt: this.#purgeAt() },
      mask: ['purgeAt'],
      serverTimes: [...taken.map((role) => `${role}.at`), 'aliveAt'],
    });
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

  async end(id: string, reason: string): Promise<void> {
    await this.#update(id, 'call/not-allowed', {
      data: { state: 'ended', endedBy: this.uid, endReason: reason },
      mask: ['state', 'endedBy', 'endReason', 'caller', 'callee', 'offer', 'answer'],
      serverTimes: ['endedAt'],
    });
  }

  close(): void {
    for (const stop of this.#watches) stop();
    this.#watches.clear();
    this.#onClose();
  }

  #update(
    id: string,
    denied: 'call/full' | 'call/not-allowed',
    write: Pick<Parameters<FirestoreRest['commit']>[0][number], 'data' | 'mask' | 'serverTimes'>,
  ): Promise<void> {
    return this.#rest.commit([{ path: callDocument(id), exists: true, ...write }], { denied });
  }

  #seat({ peer, session, name }: Self): { uid: string; peer: string; session: string; name: string } {
    return { uid: this.uid, peer, session, name };
  }

  #purgeAt(): Date {
    return new Date(this.serverNow() + TIMES.purgeAfterMs);
  }

  #keep(stop: Unsubscribe): () => void {
    const stopOnce = (): void => {
      stop();
      this.#watches.delete(stopOnce);
    };
    this.#watches.add(stopOnce);
    return stopOnce;
  }
}

const offerFields = ({ round, pc, sdp }: OfferToWrite): { round: number; pc: string; sdp: string } => ({
  round,
  pc,
  sdp,
});

/** What a listener failed with: not being let in is `call/full`. */
function toWatchError(error: { readonly code: string }): ParleyError {
  const code = error.code === 'permission-denied' ? 'call/full' : 'network/firebase-unreachable';
  return new ParleyError(code, undefined, { cause: error });
}
