import { ParleyError } from '../../../contract/errors.ts';
import { newCallId, newPeerId } from '../../../contract/ids.ts';
import { TIMES } from '../../../contract/limits.ts';
import { OPEN_CALL, type Call, type Self, type Signaling } from '../signaling/signaling.ts';

const NEWS_WITHIN_MS = 12_000;
/** Stands where a call has its description: nobody can connect by it, and no address is in it. */
const NO_DESCRIPTION = 'v=0 connection check';

/**
 * A call that the check makes for itself, as the host, and ends. Nobody else knows its ID. It is what a round
 * trip is measured by, and what relay credentials are given for.
 */
export class OwnCall {
  readonly id = newCallId();
  readonly #signaling: Signaling;
  readonly #self: Self;
  readonly #stop: () => void;
  #seen: Call | null = null;
  #failure: Error | null = null;
  #look = (): void => undefined;
  #creating: Promise<void> | null = null;

  constructor(signaling: Signaling) {
    this.#signaling = signaling;
    this.#self = { uid: signaling.uid, peer: newPeerId(), session: newPeerId(), name: '' };
    this.#stop = signaling.watchCall(
      this.id,
      (call) => {
        this.#seen = call;
        this.#look();
      },
      (error) => {
        this.#failure = error instanceof Error ? error : new Error(String(error));
        this.#look();
      },
    );
  }

  create(): Promise<void> {
    const offer = { round: 1, pc: newPeerId(), sdp: NO_DESCRIPTION };
    this.#creating = this.#signaling.create(this.id, this.#self, offer, OPEN_CALL);
    return this.#creating;
  }

  /** Resolves when the listener tells that the call is open, or ended. */
  until(state: Call['state'], signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (failure: Error | null): void => {
        clearTimeout(timer);
        this.#look = () => undefined;
        if (failure === null) resolve();
        else reject(failure);
      };
      const late = (): void =>
        settle(new ParleyError('network/firebase-unreachable', 'The listener heard nothing'));
      const timer = setTimeout(late, NEWS_WITHIN_MS);
      signal.addEventListener('abort', late, { once: true });
      this.#look = () => {
        if (this.#failure !== null || this.#seen?.state === state) settle(this.#failure);
      };
      this.#look();
    });
  }

  /** Ends it for everyone, also when it is still being created. */
  async end(): Promise<void> {
    await this.#creating;
    const now = this.#signaling.serverNow();
    const call: Call = {
      host: this.#self.uid,
      state: 'open',
      admission: OPEN_CALL.admission,
      admitted: [],
      removed: [],
      locked: false,
      aliveAt: now,
      purgeAt: now + TIMES.purgeAfterMs,
    };
    await this.#signaling.host.end(this.id, call, '');
  }

  /** Also while the page is closing: without its host, the call is cleaned up soon. */
  leave(): Promise<void> {
    return this.#signaling.leave(this.id, 'caller', this.#self);
  }

  /** Stops listening. */
  close(): void {
    this.#stop();
  }
}
