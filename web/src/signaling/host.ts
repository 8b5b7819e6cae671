import type { CallDocument } from '../../../contract/call.ts';
import type { Call } from './signaling.ts';

/** Who gets in. */
export type Admission = Pick<CallDocument, 'admission' | 'locked'>;

/**
 * The power of a call's host. `call` is the newest that is known of it; what is decided on old news is
 * refused with `call/not-allowed`. `name` is what the host calls themselves: who is outside may read it.
 */
export interface HostSignaling {
  /**
   * Opens, closes and locks the doors. Whoever sits there stays let in: a lock keeps out all others, also
   * those who were let in before.
   */
  setAdmission(id: string, call: Call, admission: Admission, name: string): Promise<void>;
  /** Lets somebody in who knocked. When the list is full, who was let in first makes place. */
  admit(id: string, call: Call, uid: string): Promise<void>;
  /** Doesn't let somebody in who knocked. */
  decline(id: string, uid: string): Promise<void>;
  /**
   * Takes seat, read access and any way back from somebody; from now on people knock. `limit/reached`
   * after LIMITS.removed people.
   */
  remove(id: string, call: Call, uid: string, name: string): Promise<void>;
  /** Makes who sits opposite the host; the key that there was opens nothing any more. */
  handOver(id: string, call: Call, uid: string): Promise<void>;
  /** Puts up the hash of a new host key, in place of the one before. */
  setKey(id: string, hash: string): Promise<void>;
  /** Makes oneself host by its key, once. `call/link-used` when it opens nothing (any more). */
  claim(id: string, key: string, nextHash: string): Promise<void>;
  /** Ends the call for everyone; who is outside learns it too. */
  end(id: string, call: Call, name: string): Promise<void>;
}
