import { listDevices, NO_LISTS, type DeviceLists } from './device-list.ts';

/** The part of MediaDevices that lists devices. */
export type Enumeration = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>;

/** Browsers tell of one plug several times: for each of its devices, and for what becomes the default. */
const SETTLES_MS = 100;

/** The devices that there are, kept up to date. */
export class DeviceCatalog {
  readonly #devices: Enumeration | null;
  readonly #onPlugged: () => void;
  #lists: DeviceLists = NO_LISTS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onPlugged`: something was plugged in or out; `lists` is as of after it. */
  constructor(devices: Enumeration | null, onPlugged: () => void) {
    this.#devices = devices;
    this.#onPlugged = onPlugged;
    devices?.addEventListener('devicechange', this.#changed);
  }

  get lists(): DeviceLists {
    return this.#lists;
  }

  /** Reads them anew: labels are there once a device was allowed. */
  async refresh(): Promise<DeviceLists> {
    try {
      this.#lists = listDevices((await this.#devices?.enumerateDevices()) ?? []);
    } catch {
      this.#lists = NO_LISTS;
    }
    return this.#lists;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#devices?.removeEventListener('devicechange', this.#changed);
  }

  readonly #changed = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.refresh().then(this.#onPlugged);
    }, SETTLES_MS);
  };
}
