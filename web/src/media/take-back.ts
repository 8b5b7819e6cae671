import type { Camera } from './camera.ts';
import type { CaptureRole } from './device-chooser.ts';
import type { Microphone } from './microphone.ts';

/** Pauses before a device is asked for again, in milliseconds: a short call is over soon, a long one isn't. */
const PAUSES_MS = [3_000, 6_000, 12_000, 24_000, 48_000];
/** Phones give a device back by themselves when one comes back to the page, but not at once. */
const AFTER_RETURN_MS = 1_000;

export interface TakeBackOptions {
  readonly sources: Readonly<Record<CaptureRole, Camera | Microphone>>;
  /** ID of the device that the person has chosen, or null. */
  readonly chosen: (role: CaptureRole) => string | null;
  readonly page: PageInSight;
  /** Where the devices are that may come back; null where there are none. */
  readonly devices: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> | null;
}

export interface PageInSight {
  isVisible(): boolean;
  /** Calls back when one can see the page again. Returns the way to stop. */
  onVisible(listener: () => void): () => void;
}

/**
 * Gets camera and microphone back from an app that took them in the middle of their use: when the system gives
 * them back nothing is to be done; else they are asked for again, a few times, and whenever there is a sign.
 * While nobody sees the page nothing is asked for: phones would refuse, or ask the person.
 */
export class TakeBack {
  readonly #backs: Readonly<Record<CaptureRole, RoleBack>>;
  readonly #stop: () => void;

  constructor(options: TakeBackOptions) {
    const backOf = (role: CaptureRole): RoleBack => new RoleBack(role, options);
    this.#backs = { camera: backOf('camera'), microphone: backOf('microphone') };
    const stopPage = options.page.onVisible(() => this.#sign(AFTER_RETURN_MS));
    const plugged = (): void => this.#sign(AFTER_RETURN_MS);
    options.devices?.addEventListener('devicechange', plugged);
    this.#stop = () => {
      stopPage();
      options.devices?.removeEventListener('devicechange', plugged);
    };
  }

  /** To be called after each change of the sources. */
  look(): void {
    for (const back of Object.values(this.#backs)) back.look();
  }

  close(): void {
    this.#stop();
    for (const back of Object.values(this.#backs)) back.close();
  }

  #sign(ms: number): void {
    for (const back of Object.values(this.#backs)) back.again(ms);
  }
}

class RoleBack {
  readonly #source: Camera | Microphone;
  readonly #isVisible: () => boolean;
  readonly #chosen: () => string | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the device was in use before another app had it. */
  #wasUsed = false;
  #isGone = false;
  #isAsking = false;
  #tries = 0;

  constructor(role: CaptureRole, { sources, page, chosen }: TakeBackOptions) {
    this.#source = sources[role];
    this.#isVisible = () => page.isVisible();
    this.#chosen = () => chosen(role);
  }

  look(): void {
    const { state, error, taken } = this.#source;
    if (state === 'on' && !taken) this.#wasUsed = true;
    // Switched off by the person, it is nobody's concern.
    if (state === 'off' || state === 'idle') this.#wasUsed = false;
    const isBusy = this.#wasUsed && state === 'unavailable' && error?.code === 'media/busy';
    const isGone = taken || isBusy || (this.#isGone && this.#isAsking);
    if (isGone === this.#isGone) return;
    this.#isGone = isGone;
    this.#tries = 0;
    clearTimeout(this.#timer);
    if (isGone) this.#wait();
  }

  again(ms: number): void {
    if (!this.#isGone || this.#isAsking) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), ms);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#isGone = false;
  }

  #wait(): void {
    const pause = PAUSES_MS[this.#tries++];
    if (pause !== undefined) this.again(pause);
  }

  async #ask(): Promise<void> {
    if (!this.#isGone || this.#isAsking) return;
    // The page's return is a sign.
    if (!this.#isVisible()) return;
    this.#isAsking = true;
    if (this.#source.taken) await this.#change();
    else await this.#source.on();
    this.#isAsking = false;
    this.look();
    if (this.#isGone) this.#wait();
  }

  async #change(): Promise<void> {
    const { track } = this.#source;
    const error = await this.#source.change(this.#chosen());
    // A camera was stopped to make way.
    if (error !== null && this.#source.track === track && track?.readyState === 'ended') {
      this.#source.source.lost(error);
    }
  }
}
