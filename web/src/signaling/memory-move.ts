import type { Role } from '../../../contract/call.ts';
import { hashSecret } from '../../../contract/secrets.ts';
import type { MemoryLink } from './memory-link.ts';
import { mayMoveHere, mayOfferMove } from './memory-move-rules.ts';
import type { MoveSignaling } from './move.ts';
import type { Self } from './signaling.ts';

/** Taking a seat along to another device, in memory. */
export class MemoryMove implements MoveSignaling {
  readonly #link: MemoryLink;

  constructor(link: MemoryLink) {
    this.#link = link;
  }

  async offer(id: string, role: Role, hash: string | null): Promise<void> {
    const { uid } = this.#link;
    this.#link.updateCall(
      id,
      'call/not-allowed',
      (call) => {
        const seat = call[role];
        if (seat === undefined) return;
        if (hash === null) delete seat.move;
        else seat.move = hash;
      },
      (before) => mayOfferMove(before, role, uid, hash, this.#link.now()),
    );
  }

  async take(id: string, role: Role, self: Self, secret: string, asHost: boolean): Promise<void> {
    const shown = await hashSecret(secret);
    const { uid } = this.#link;
    const { peer, session, name } = self;
    const now = this.#link.now();
    this.#link.updateCall(
      id,
      'call/link-used',
      (call) => {
        call[role] = { uid, peer, session, name, at: now, moved: secret };
        if (asHost) call.host = uid;
        call.aliveAt = now;
      },
      (before, after) => mayMoveHere(before, after, role, self, shown, now),
    );
  }
}
