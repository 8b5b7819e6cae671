import { ParleyError, toParleyError } from '../../../contract/errors.ts';
import { LIMITS, TIMES } from '../../../contract/limits.ts';
import type { Knock, Lobby } from '../signaling/door.ts';
import type { Signaling } from '../signaling/signaling.ts';
import type { DoorStatus } from './state.ts';
import { Timers } from './timers.ts';

/** What is tried at the very moment comes too early where the server's clock isn't known that well. */
const AFTER_OPENING_MS = 1_000;
/** Who is refused so soon after the opening may still have been too early, and tries again. */
const OPENED_JUST_NOW_MS = 10_000;
const TRY_AGAIN_MS = 3_000;
/** How often it is looked at the clock at least: the server's may not be known yet, clocks are set, and devices sleep. */
const LOOK_EVERY_MS = 30_000;

export interface CallDoorListener {
  onDoor(door: {
    hostName: string;
    status: DoorStatus;
    againAt: number | null;
    opensAt: number | null;
  }): void;
  /** The call may be read now. `asked`: this person asked to be let in, on this page, and still wants it. */
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
  /** From the click to the news of what became of it. */
  #knocking = false;
  /** The knock is being written. */
  #sending = false;
  /** Whether somebody clicked here, and didn't take it back. */
  #asked = false;
  /** Whether the call was tried just now, through an open door. */
  readonly #wasTried: boolean;
  readonly #stops: (() => void)[] = [];
  readonly #timers = new Timers();
  /** For what the page looks again. */
  #wakesAt: number | null = null;
  #closed = false;

  /** @param wasTried whether the call was tried just now, since its door was open: then it is full */
  constructor(signaling: Signaling, id: string, wasTried: boolean, listener: CallDoorListener) {
    this.#signaling = signaling;
    this.#id = id;
    this.#wasTried = wasTried;
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
          if (!this.#sending) this.#knocking = false;
          this.#look();
        },
        shut,
      ),
    );
  }

  /** The click on "Ask to join". */
  knock(name: string): void {
    if (this.#closed || this.#knocking || this.#knock === undefined) return;
    this.#asked = true;
    this.#knocking = true;
    this.#sending = true;
    this.#look();
    const before = this.#knock;
    this.#signaling.door
      .knock(this.#id, name, before)
      .then(
        () => {
          this.#sending = false;
          // News may be later than the answer, or were sooner.
          if (this.#knock !== before) this.#knocking = false;
          if (!this.#asked) this.#takeBack();
        },
        (error: unknown) => {
          this.#sending = false;
          this.#knocking = false;
          const failure = toParleyError(error);
          // Refused when it isn't time yet or nobody may knock any more: what stands there says so.
          if (failure.code !== 'call/not-allowed') this.#shut(failure);
        },
      )
      .finally(() => this.#look());
  }

  /** The click that waits no more; the request outlives the page. */
  stopKnocking(): void {
    this.#asked = false;
    // What is being written is taken back once it stands there.
    if (this.#sending || this.#closed) return;
    if (this.#knocking || this.#knock?.status === 'waiting') this.#takeBack();
  }

  /** Goes away: takes back what was asked for on this page, and nothing that another tab waits for. */
  leave(): void {
    if (this.#asked) this.stopKnocking();
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#stops.splice(0)) stop();
    this.#timers.close();
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
    const { opensAt = 0 } = lobby;
    if (opensAt > this.#now() - AFTER_OPENING_MS) {
      this.#lookAt(opensAt + AFTER_OPENING_MS);
      const againAt = Date.now() + opensAt - this.#now();
      return this.#listener.onDoor({ hostName: lobby.name, status: 'early', againAt, opensAt });
    }
    if (lobby.admission === 'open') {
      if (lobby.locked) return this.#shut(new ParleyError('call/locked'));
      const letIn = (): void => this.#done(() => this.#listener.onLetIn(this.#asked));
      if (!this.#wasTried || this.#wasOutside) return letIn();
      // Whoever comes through an open door and still can't read finds both seats taken.
      if (this.#now() - opensAt < OPENED_JUST_NOW_MS) return this.#timers.after(TRY_AGAIN_MS, letIn);
      return this.#shut(new ParleyError('call/full'));
    }
    // While one knocks anew, what stands there is of long ago.
    if (knock?.status === 'admitted' && this.#wasOutside && !this.#knocking) {
      return this.#done(() => this.#listener.onLetIn(this.#asked));
    }
    this.#wasOutside = true;
    if (knock?.status === 'declined' && !this.#knocking) this.#asked = false;
    if (knock?.status === 'declined' && knock.tries >= LIMITS.knocks) {
      return this.#shut(new ParleyError('call/declined'));
    }
    const againAt = this.#againAt(knock);
    const status = this.#status(lobby, knock);
    this.#listener.onDoor({ hostName: lobby.name, status, againAt, opensAt: null });
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
    const wait = knock.at + pause - this.#now();
    return wait > 0 ? Date.now() + wait : null;
  }

  #shut(error: ParleyError): void {
    this.#done(() => this.#listener.onShut(error));
  }

  #now(): number {
    return this.#signaling.serverNow();
  }

  /** Looks again at this time of the server. */
  #lookAt(time: number): void {
    if (this.#wakesAt === time) return;
    this.#wakesAt = time;
    this.#timers.after(Math.min(time - this.#now(), LOOK_EVERY_MS), () => {
      this.#wakesAt = null;
      this.#look();
    });
  }

  #takeBack(): void {
    this.#signaling.door.stopKnocking(this.#id).catch(() => undefined);
  }

  #done(tell: () => void): void {
    if (this.#closed) return;
    // Else they stand among those who wait, though they don't.
    if (this.#asked && this.#knock?.status === 'waiting' && this.#lobby?.state === 'open') this.#takeBack();
    this.close();
    tell();
  }
}
