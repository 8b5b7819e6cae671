import { ParleyError, toParleyError } from '../../../contract/errors.ts';
import { LIMITS, TIMES } from '../../../contract/limits.ts';
import type { Knock, Lobby } from '../signaling/door.ts';
import type { Signaling } from '../signaling/signaling.ts';
import type { DoorStatus } from './state.ts';

export interface CallDoorListener {
  onDoor(door: { hostName: string; status: DoorStatus; againAt: number | null }): void;
  /** The call may be read now. `asked`: this person had asked to be let in. */
  onLetIn(asked: boolean): void;
  /** It is over; `by` is the name of who ended it, or null when nobody did. */
  onEnded(by: string | null): void;
  /** There is no way in: final. */
  onShut(error: ParleyError): void;
}

/** The outside of a call that may not be read: why that is so, and the way in where there is one. */
export class CallDoor {
  readonly #signaling: Signaling;
  readonly #id: string;
  readonly #listener: CallDoorListener;
  /** Undefined until it was read. */
  #lobby: Lobby | null | undefined = undefined;
  #knock: Knock | null | undefined = undefined;
  /** A knock is on its way, or somebody clicked before it was known what stands there. */
  #knocking = false;
  readonly #stops: (() => void)[] = [];
  #closed = false;

  constructor(signaling: Signaling, id: string, listener: CallDoorListener) {
    this.#signaling = signaling;
    this.#id = id;
    this.#listener = listener;
  }

  /** Looks, and goes on looking. Writes nothing. */
  start(): void {
    const { door } = this.#signaling;
    const shut = (error: unknown): void => this.#shut(toParleyError(error));
    this.#stops.push(
      door.watchLobby(
        this.#id,
        (lobby) => {
          this.#lobby = lobby;
          this.#look();
        },
        shut,
      ),
      door.watchKnock(
        this.#id,
        (knock) => {
          this.#knock = knock;
          this.#look();
        },
        shut,
      ),
    );
  }

  /** The click on "Ask to join". */
  knock(name: string): void {
    if (this.#closed || this.#knocking || this.#knock === undefined) return;
    this.#knocking = true;
    this.#look();
    this.#signaling.door
      .knock(this.#id, name, this.#knock)
      // Refused when it isn't time yet or nobody may knock any more: what stands there says so.
      .catch((error: unknown) => {
        const failure = toParleyError(error);
        if (failure.code !== 'call/not-allowed') this.#shut(failure);
      })
      .finally(() => {
        this.#knocking = false;
        this.#look();
      });
  }

  /** Waits no more; the request outlives the page. */
  stopKnocking(): void {
    if (this.#knock?.status !== 'waiting' || this.#closed) return;
    this.#signaling.door.stopKnocking(this.#id).catch(() => undefined);
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#stops.splice(0)) stop();
  }

  #look(): void {
    const [lobby, knock] = [this.#lobby, this.#knock];
    if (this.#closed || lobby === undefined || knock === undefined) return;
    if (lobby?.state === 'ended') return this.#done(() => this.#listener.onEnded(lobby.endedName ?? ''));
    if (knock?.status === 'removed') return this.#shut(new ParleyError('call/removed'));
    // What was said here was cleaned up with the call.
    if (lobby === null && this.#wasOutside) return this.#done(() => this.#listener.onEnded(null));
    // Nothing is said outside of a call that is open to everybody: then both seats are taken.
    if (lobby === null) return this.#shut(new ParleyError('call/full'));
    if (lobby.admission === 'open') {
      if (lobby.locked) return this.#shut(new ParleyError('call/locked'));
      return this.#done(() => this.#listener.onLetIn(knock?.status === 'waiting'));
    }
    if (knock?.status === 'admitted' && this.#wasOutside) {
      return this.#done(() => this.#listener.onLetIn(true));
    }
    this.#wasOutside = true;
    if (knock?.status === 'declined' && knock.tries >= LIMITS.knocks) {
      return this.#shut(new ParleyError('call/declined'));
    }
    const againAt = this.#againAt(knock);
    this.#listener.onDoor({ hostName: lobby.name, status: this.#status(lobby, knock), againAt });
  }

  /** Who is told "admitted" at the very first look was admitted long ago, and still can't read: the call is full or was locked since. */
  #wasOutside = false;

  #status(lobby: Lobby, knock: Knock | null): DoorStatus {
    if (lobby.locked) return 'paused';
    if (this.#knocking || knock?.status === 'waiting') return 'knocking';
    return knock?.status === 'declined' ? 'declined' : 'closed';
  }

  /** From when on one may knock again, by this device's clock. */
  #againAt(knock: Knock | null): number | null {
    if (knock === null || knock.status === 'waiting') return null;
    const pause = knock.status === 'declined' ? TIMES.knockAgainMs : TIMES.knockReturnMs;
    const wait = knock.at + pause - this.#signaling.serverNow();
    return wait > 0 ? Date.now() + wait : null;
  }

  #shut(error: ParleyError): void {
    this.#done(() => this.#listener.onShut(error));
  }

  #done(tell: () => void): void {
    if (this.#closed) return;
    this.close();
    tell();
  }
}
