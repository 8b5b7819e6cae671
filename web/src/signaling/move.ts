import type { Role } from '../../../contract/call.ts';
import type { Self } from './signaling.ts';

/** Taking a seat along to another device, by a secret that is shown on the first. */
export interface MoveSignaling {
  /** Puts up the hash of a secret in one's own seat, or takes it down. */
  offer(id: string, role: Role, hash: string | null): Promise<void>;
  /**
   * Takes the seat over, once, without having read the call. `asHost` when it was the host's, who goes
   * along. `call/link-used` when the secret opens nothing (any more).
   */
  take(id: string, role: Role, self: Self, secret: string, asHost: boolean): Promise<void>;
}
