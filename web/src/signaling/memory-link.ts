import { ParleyError, type ErrorCode } from '../../../contract/errors.ts';
import { callDocument } from '../../../contract/paths.ts';
import { update, type Documents, type MemoryStore, type Write } from './memory-store.ts';
import type { Call } from './signaling.ts';
import { Watches } from './watches.ts';

/** What all parts of the signaling in memory stand on: one person at the server. */
export class MemoryLink {
  readonly uid: string;
  readonly store: MemoryStore;
  readonly watches = new Watches();
  readonly now: () => number;

  constructor(uid: string, store: MemoryStore, now: () => number) {
    this.uid = uid;
    this.store = store;
    this.now = now;
  }

  /** One conditional write: `allowed` sees what is stored and what `change` turns it into. */
  updateCall(
    id: string,
    denied: ErrorCode,
    change: (call: Call) => void,
    allowed: (before: Call, after: Call) => boolean,
  ): void {
    this.store.commit([update(callDocument(id), change, allowed)], denied);
  }

  commit(writes: readonly Write[], denied: ErrorCode = 'call/not-allowed'): void {
    this.store.commit(writes, denied);
  }

  /** Follows a document until it may not be read any more, which is `denied`. */
  watch<T>(
    path: string,
    mayRead: (document: T | null) => boolean,
    onDocument: (document: T | null) => void,
    onError: (error: unknown) => void,
    denied: ErrorCode,
  ): () => void {
    return this.watches.keep(
      this.store.watchDocument<T>(path, mayRead, onDocument, () => onError(new ParleyError(denied))),
    );
  }
}

export const callIn = (documents: Documents, id: string): Call | null =>
  documents.get<Call>(callDocument(id));
