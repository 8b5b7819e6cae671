import {
  doc,
  getDocFromServer,
  onSnapshot,
  type DocumentData,
  type Firestore,
  type FirestoreError,
} from 'firebase/firestore';
import { ParleyError, type ErrorCode } from '../../../contract/errors.ts';
import { TIMES } from '../../../contract/limits.ts';
import { callDocument } from '../../../contract/paths.ts';
import type { DocumentWrite, FirestoreRest } from './firestore-rest.ts';
import { Watches } from './watches.ts';

export interface FirestoreLinkOptions {
  readonly uid: string;
  /** Reads: listeners that are pushed to. */
  readonly firestore: Firestore;
  /** Writes. */
  readonly rest: FirestoreRest;
}

export type Change = Pick<DocumentWrite, 'data' | 'mask' | 'serverTimes'>;

/** What all parts of the Firestore signaling stand on: one person's reads and writes. */
export class FirestoreLink {
  readonly uid: string;
  readonly firestore: Firestore;
  readonly rest: FirestoreRest;
  readonly watches = new Watches();

  constructor({ uid, firestore, rest }: FirestoreLinkOptions) {
    this.uid = uid;
    this.firestore = firestore;
    this.rest = rest;
  }

  /** When TTL may remove what is written now. */
  purgeAt(): Date {
    return new Date(this.rest.now() + TIMES.purgeAfterMs);
  }

  /** One conditional write to a call that exists. */
  updateCall(id: string, denied: ErrorCode, change: Change): Promise<void> {
    return this.rest.commit([{ path: callDocument(id), exists: true, ...change }], { denied });
  }

  /** What a document is now, by the server; null when it is missing. */
  async read<T>(path: string, convert: (data: DocumentData) => T, denied: ErrorCode): Promise<T | null> {
    try {
      const snapshot = await getDocFromServer(doc(this.firestore, path));
      return snapshot.exists() ? convert(snapshot.data()) : null;
    } catch (error) {
      throw toReadError(error, denied);
    }
  }

  /** Follows a document: at once with what it is, then each change. `onError` is final. */
  watch<T>(
    path: string,
    convert: (data: DocumentData) => T,
    onDocument: (document: T | null) => void,
    onError: (error: ParleyError) => void,
    denied: ErrorCode,
  ): () => void {
    let last: string | null = null;
    const stop = onSnapshot(
      doc(this.firestore, path),
      // They tell when what was in the cache, or missing there, is confirmed.
      { includeMetadataChanges: true },
      (snapshot) => {
        // What a watch before this one left behind may be old.
        if (snapshot.metadata.fromCache) return;
        const document = snapshot.exists() ? convert(snapshot.data()) : null;
        const text = JSON.stringify(document);
        if (text === last) return;
        last = text;
        onDocument(document);
      },
      (error) => onError(toReadError(error, denied)),
    );
    return this.watches.keep(stop);
  }
}

/** What a read or a listener failed with; `denied` is what not being allowed to means there. */
export function toReadError(error: unknown, denied: ErrorCode): ParleyError {
  const isDenied = (error as Partial<FirestoreError> | null)?.code === 'permission-denied';
  if (isDenied) return new ParleyError(denied, undefined, { cause: error });
  const offline = globalThis.navigator?.onLine === false;
  return new ParleyError(offline ? 'network/offline' : 'network/firebase-unreachable', undefined, {
    cause: error,
  });
}
