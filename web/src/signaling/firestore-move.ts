import type { Role } from '../../../contract/call.ts';
import type { FirestoreLink } from './firestore-link.ts';
import type { MoveSignaling } from './move.ts';
import type { Self } from './signaling.ts';

/** Taking a seat along to another device, through Firestore. */
export class FirestoreMove implements MoveSignaling {
  readonly #link: FirestoreLink;

  constructor(link: FirestoreLink) {
    this.#link = link;
  }

  async offer(id: string, role: Role, hash: string | null): Promise<void> {
    await this.#link.updateCall(id, 'call/not-allowed', {
      data: { [role]: hash === null ? {} : { move: hash } },
      mask: [`${role}.move`],
    });
  }

  async take(id: string, role: Role, self: Self, secret: string, asHost: boolean): Promise<void> {
    const { peer, session, name } = self;
    const { uid } = this.#link;
    await this.#link.updateCall(id, 'call/link-used', {
      data: { [role]: { uid, peer, session, name, moved: secret }, ...(asHost ? { host: uid } : {}) },
      mask: [role, ...(asHost ? ['host'] : [])],
      serverTimes: [`${role}.at`, 'aliveAt'],
    });
  }
}
