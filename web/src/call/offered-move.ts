import type { Role } from '../../../contract/call.ts';
import type { Call } from '../signaling/signaling.ts';

/** By what another device of this person may take over the seat they have here. */
export class OfferedMove {
  readonly #write: (role: Role, hash: string | null) => Promise<void>;
  /** And whether the call showed it since it was put up. */
  #offer: { readonly role: Role; readonly hash: string; seen: boolean } | null = null;
  /** What is put up and taken down, one after the other. */
  #writes: Promise<void> = Promise.resolve();

  /** @param write puts the hash of a secret beside a seat in the call document, or takes it away */
  constructor(write: (role: Role, hash: string | null) => Promise<void>) {
    this.#write = write;
  }

  get isUp(): boolean {
    return this.#offer !== null;
  }

  /** Rejects when it may not be: there is none then. */
  async put(role: Role, hash: string | null): Promise<void> {
    await this.#next(role, hash);
    this.#offer = hash === null ? null : { role, hash, seen: false };
  }

  /** Whoever offers a connection anew takes their seat anew, and with it goes what was put up there. */
  keep(call: Call, role: Role): void {
    const offer = this.#offer;
    if (offer === null || offer.role !== role) return;
    if (call[role]?.move === offer.hash) {
      offer.seen = true;
      return;
    }
    if (!offer.seen) return;
    offer.seen = false;
    // Refused when the other device was faster: the next news tells.
    this.#next(role, offer.hash).catch(() => undefined);
  }

  #next(role: Role, hash: string | null): Promise<void> {
    const written = this.#writes.then(() => this.#write(role, hash));
    this.#writes = written.catch(() => undefined);
    return written;
  }
}
