import { otherRole, type Role } from '../../../contract/call.ts';
import { ParleyError, toParleyError } from '../../../contract/errors.ts';
import { hashSecret, newSecret } from '../../../contract/secrets.ts';
import { isShut, liveSeat } from '../../../contract/seats.ts';
import type { Knock } from '../signaling/door.ts';
import type { Admission } from '../signaling/host.ts';
import type { Call, Signaling } from '../signaling/signaling.ts';
import type { Device } from './controller.ts';
import type { Desk, Waiting } from './desk.ts';
import type { HostKeys } from './host-keys.ts';
import { formatInvitation } from './invitation.ts';

/** How long the news of a decision may take; the next one is then made without. */
const NEWS_WITHIN_MS = 3_000;

export interface CallDeskOptions {
  readonly id: string;
  readonly signaling: Signaling;
  readonly keys: HostKeys;
  /** What the host calls themselves, for those outside. */
  readonly name: () => string;
  readonly ask: (device: Device, on: boolean) => void;
  readonly onChange: () => void;
}

/** The desk of whoever hosts the call and sits in it. It follows the call document, and who waits while people knock. */
export class CallDesk implements Desk {
  readonly #options: CallDeskOptions;
  #call: Call;
  #role: Role;
  #knocks: readonly Knock[] = [];
  #stopKnocks: (() => void) | null = null;
  #problem: ParleyError | null = null;
  /** The last decision; the next one waits for it. */
  #last: Promise<void> = Promise.resolve();
  #onNews: (() => void) | null = null;
  /** Hash of the host key that was put up here. */
  #putUp: string | null = null;
  /** uid of who is being let in since they moved to another device. */
  #admitting: string | null = null;
  #closed = false;

  constructor(options: CallDeskOptions, call: Call, role: Role) {
    this.#options = options;
    this.#call = call;
    this.#role = role;
    this.#follow();
  }

  get admission(): Admission['admission'] {
    return this.#call.admission;
  }

  get locked(): boolean {
    return this.#call.locked;
  }

  get problem(): ParleyError | null {
    return this.#problem;
  }

  get waiting(): readonly Waiting[] {
    const ahead = this.#options.signaling.serverNow() - Date.now();
    return this.#knocks.map(({ uid, name, at }) => ({ uid, name, since: at - ahead }));
  }

  /** News of the call. */
  update(call: Call, role: Role): void {
    this.#call = call;
    this.#role = role;
    this.#onNews?.();
    this.#admitMoved(call);
    this.#follow();
    this.#options.onChange();
  }

  setAdmission(change: Partial<Admission>): void {
    this.#act(({ host }) => {
      const { admission, locked } = { ...this.#call, ...change };
      return host.setAdmission(this.#options.id, this.#call, { admission, locked }, this.#options.name());
    });
  }

  admit(uid: string): void {
    this.#act(({ host }) => host.admit(this.#options.id, this.#call, uid));
  }

  decline(uid: string): void {
    this.#problem = null;
    const { id, signaling } = this.#options;
    signaling.host.decline(id, uid).catch((error: unknown) => this.#failed(error));
  }

  remove(): void {
    this.#withOther(({ host }, uid) => host.remove(this.#options.id, this.#call, uid, this.#options.name()));
  }

  handOver(): void {
    this.#withOther(({ host }, uid) => host.handOver(this.#options.id, this.#call, uid));
  }

  ask(device: Device, on: boolean): void {
    this.#options.ask(device, on);
  }

  async hostLink(): Promise<string | null> {
    const { id, keys, signaling } = this.#options;
    const kept = keys.of(id);
    try {
      if (kept !== null && (await this.#isUp(kept))) return formatInvitation({ to: 'host', secret: kept });
      // A key that stands there no more was used, or taken back as the power was handed over: others may know it.
      const key = newSecret();
      const hash = await hashSecret(key);
      await signaling.host.setKey(id, hash);
      this.#putUp = hash;
      keys.keep(id, key);
      return formatInvitation({ to: 'host', secret: key });
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }

  close(): void {
    this.#closed = true;
    this.#onNews?.();
    this.#stopKnocks?.();
  }

  async #isUp(key: string): Promise<boolean> {
    const hash = await hashSecret(key);
    return hash === this.#call.hostKey?.hash || hash === this.#putUp;
  }

  /** Who waits is followed only while people knock: it costs a read each. */
  #follow(): void {
    const wanted = this.#call.admission === 'knock' && !this.#closed;
    if (wanted === (this.#stopKnocks !== null)) return;
    if (!wanted) {
      this.#stopKnocks?.();
      this.#stopKnocks = null;
      this.#knocks = [];
      return;
    }
    this.#stopKnocks = this.#options.signaling.door.watchKnocks(
      this.#options.id,
      (knocks) => {
        this.#knocks = knocks;
        this.#options.onChange();
      },
      (error) => this.#failed(error),
    );
  }

  /** Who went on with the call on another device is somebody else there: let in as before. */
  #admitMoved(call: Call): void {
    const seat = call[otherRole(this.#role)];
    if (!isShut(call) || seat?.moved === undefined || seat.uid === call.host) return;
    if (call.admitted.includes(seat.uid) || this.#admitting === seat.uid) return;
    this.#admitting = seat.uid;
    this.setAdmission({});
  }

  #withOther(action: (signaling: Signaling, uid: string) => Promise<void>): void {
    const other = liveSeat(this.#call, otherRole(this.#role), this.#options.signaling.serverNow());
    if (other !== null && other.uid !== this.#call.host)
      this.#act((signaling) => action(signaling, other.uid));
  }

  /** One after the other: each decision is made of the whole that the one before has left. */
  #act(action: (signaling: Signaling) => Promise<void>): void {
    this.#problem = null;
    this.#last = this.#last
      .then(async () => {
        if (this.#closed) return;
        const seen = governed(this.#call);
        await action(this.#options.signaling);
        await this.#newsAfter(seen);
      })
      .catch((error: unknown) => this.#failed(error));
  }

  /** Resolves once the call is governed otherwise than `seen`, or a while later. */
  #newsAfter(seen: string): Promise<void> {
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#onNews = null;
        resolve();
      };
      const look = (): void => {
        if (this.#closed || governed(this.#call) !== seen) finish();
      };
      const timer = setTimeout(finish, NEWS_WITHIN_MS);
      this.#onNews = look;
      look();
    });
  }

  #failed(error: unknown): void {
    if (this.#closed) return;
    this.#problem = toParleyError(error);
    this.#options.onChange();
  }
}

/** What a host decides. */
const governed = ({ host, admission, locked, admitted, removed }: Call): string =>
  JSON.stringify([host, admission, locked, admitted, removed]);
