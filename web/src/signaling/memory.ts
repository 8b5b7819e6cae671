import { callDocument } from '../../../contract/paths.ts';
import { ParleyError } from '../../../contract/errors.ts';
import { MemoryLink } from './memory-link.ts';
import { MemorySignaling } from './memory-signaling.ts';
import { MemoryStore } from './memory-store.ts';
import type { Call, Signaling } from './signaling.ts';

/**
 * A server in memory with as many clients as wanted, judging by the same conditions as the
 * security rules. Watches are told asynchronously, with copies, as over a network.
 */
export class MemoryServer {
  readonly #store = new MemoryStore(() => this.now());
  #ahead = 0;

  /** Documents written and delivered, as Firestore bills them. */
  get usage(): { writes: number; reads: number } {
    return this.#store.usage;
  }

  client(uid: string): Signaling {
    return new MemorySignaling(new MemoryLink(uid, this.#store, () => this.now()));
  }

  /** The server's clock in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Moves the server's clock. */
  advance(ms: number): void {
    this.#ahead += ms;
  }

  /** A copy of the call document, past the rules. */
  read(id: string): Call | null {
    return this.#store.get<Call>(callDocument(id));
  }

  /** Changes a call document past the rules. */
  change(id: string, change: (call: Call) => void): void {
    this.changeDocument<Call>(callDocument(id), change);
  }

  /** Changes any document past the rules; `call/unknown` when there is none. */
  changeDocument<T>(path: string, change: (document: T) => void): void {
    const document = this.#store.get<T>(path);
    if (document === null) throw new ParleyError('call/unknown', `There is no ${path}`);
    change(document);
    this.#store.put(path, document);
  }

  /** Deletes a call document past the rules. */
  delete(id: string): void {
    this.#store.put(callDocument(id), null);
  }
}
