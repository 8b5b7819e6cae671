import { ParleyError } from '../../../contract/errors.ts';
import type { Camera } from './camera.ts';
import { DeviceCatalog, type Enumeration } from './device-catalog.ts';
import type { DeviceEntry, DeviceRole } from './device-list.ts';
import type { DeviceChange, DevicesState } from './local-media.ts';
import type { Microphone } from './microphone.ts';
import type { RememberedDevices } from './remembered-devices.ts';

export type CaptureRole = Exclude<DeviceRole, 'speaker'>;

const CAPTURES: readonly CaptureRole[] = ['camera', 'microphone'];

export interface DeviceChooserOptions {
  readonly enumeration: Enumeration | null;
  readonly remembered: RememberedDevices;
  readonly sources: Readonly<Record<CaptureRole, Camera | Microphone>>;
  /** Whether the person has refused one kind for this site; null when the browser doesn't tell. */
  readonly isRefused: (role: CaptureRole) => Promise<boolean | null>;
  readonly onChange: () => void;
}

/**
 * Which devices are used: those that the person has chosen while they are there, others of the same kind
 * while they are not.
 */
export class DeviceChooser {
  readonly #options: DeviceChooserOptions;
  readonly #catalog: DeviceCatalog;
  /** The chosen devices that are gone for now. */
  readonly #away = new Set<DeviceRole>();
  /** The newest track of each that was looked at. */
  readonly #seen: Partial<Record<CaptureRole, MediaStreamTrack | null>> = {};
  #latest: DeviceChange | null = null;
  #closed = false;

  constructor(options: DeviceChooserOptions) {
    this.#options = options;
    this.#catalog = new DeviceCatalog(options.enumeration, () => void this.#onPlugged());
  }

  get state(): DevicesState {
    return {
      lists: this.#catalog.lists,
      chosen: {
        camera: this.#inUse('camera'),
        microphone: this.#inUse('microphone'),
        speaker: this.#found('speaker')?.id ?? '',
      },
      change: this.#latest,
    };
  }

  /** ID of the device that the person has chosen. Whether it is there isn't known before something is allowed. */
  chosen(role: CaptureRole): string | null {
    return this.#options.remembered.get(role)?.id ?? null;
  }

  /** To be called after each change of the sources: with the first track come the names of the devices. */
  look(): void {
    for (const role of CAPTURES) {
      const { track } = this.#options.sources[role];
      if (this.#seen[role] === track) continue;
      this.#seen[role] = track;
      if (track !== null) void this.#started(role, track);
    }
  }

  async choose(role: DeviceRole, id: string): Promise<void> {
    const { remembered } = this.#options;
    const before = remembered.get(role);
    const listed = (): DeviceEntry | undefined => this.#catalog.lists[role].find((one) => one.id === id);
    // One from the browser's own picker may be new.
    if (id !== '' && listed() === undefined) await this.#catalog.refresh();
    const device = listed() ?? null;
    remembered.set(role, device);
    this.#away.delete(role);
    if (role !== 'speaker') await this.#use(role, device, before);
    this.#tell();
  }

  /** A device is gone in the middle of its use. */
  async lost(role: CaptureRole, track: MediaStreamTrack): Promise<void> {
    const source = this.#options.sources[role];
    const refused = await this.#options.isRefused(role);
    const others = (await this.#catalog.refresh())[role];
    if (source.track !== track || this.#closed) return;
    if (refused === true) return source.source.lost(new ParleyError('media/denied'));
    // Without names, the permission is gone: to ask for another would make the browser ask the person.
    if (others.length === 0) return source.source.lost(new ParleyError('media/missing'));
    const error = await source.change(null);
    if (source.track === track && error !== null) return source.source.lost(error);
    if (this.#options.remembered.get(role) !== null) this.#away.add(role);
    if (source.track !== null && source.track.label !== track.label) {
      this.#say({ what: 'lost', role, label: track.label, now: source.track.label });
    }
  }

  close(): void {
    this.#closed = true;
    this.#catalog.close();
  }

  async #use(role: CaptureRole, device: DeviceEntry | null, before: DeviceEntry | null): Promise<void> {
    const source = this.#options.sources[role];
    if (source.state === 'unavailable') return source.on();
    if (source.track === null) return;
    const { remembered } = this.#options;
    const forget = (): void => {
      if (remembered.get(role)?.id === device?.id) remembered.set(role, before);
    };
    if (await this.#switchTo(role, device?.id ?? null, forget)) return;
    if (source.track === null) return this.#tell();
    this.#say({ what: 'failed', role, label: device?.label ?? '', now: source.track.label });
  }

  /** Changes to this device; where it doesn't start, back to the one before: false then, and `failed` is called first. */
  async #switchTo(role: CaptureRole, id: string | null, failed: () => void): Promise<boolean> {
    const source = this.#options.sources[role];
    const { track } = source;
    if (track === null) return false;
    const error = await source.change(id);
    if (error === null) return true;
    failed();
    // It was stopped to make way.
    if (source.track !== track || track.readyState === 'live') return false;
    const isBack =
      (await source.change(idOf(track) || null)) === null || (await source.change(null)) === null;
    if (!isBack && source.track === track) source.source.lost(error);
    return false;
  }

  /** The names are known now. Another device than the chosen one runs where that one has got another ID. */
  async #started(role: CaptureRole, track: MediaStreamTrack): Promise<void> {
    const { remembered, sources } = this.#options;
    await this.#catalog.refresh();
    const found = this.#found(role);
    if (this.#closed) return;
    // What wasn't there from the start isn't lost.
    if (this.#found('speaker') === null) this.#away.add('speaker');
    const giveUp = (): void => remembered.set(role, null);
    if (found !== null) {
      remembered.set(role, found);
      if (sources[role].track === track && idOf(track) !== found.id)
        await this.#switchTo(role, found.id, giveUp);
    }
    this.#tell();
  }

  async #onPlugged(): Promise<void> {
    if (this.#closed) return;
    for (const role of CAPTURES) await this.#comeBack(role);
    this.#followSpeaker();
    this.#tell();
  }

  async #comeBack(role: CaptureRole): Promise<void> {
    const source = this.#options.sources[role];
    const found = this.#found(role);
    const giveUp = (): void => this.#options.remembered.set(role, null);
    if (source.error?.code === 'media/missing' && this.#catalog.lists[role].length > 0) return source.on();
    if (!this.#away.has(role) || found === null || source.track === null) return;
    this.#away.delete(role);
    this.#options.remembered.set(role, found);
    if (await this.#switchTo(role, found.id, giveUp)) {
      this.#say({ what: 'back', role, label: found.label, now: found.label });
    }
  }

  #followSpeaker(): void {
    const chosen = this.#options.remembered.get('speaker');
    if (chosen === null) return;
    const found = this.#found('speaker');
    const { label } = chosen;
    if (found === null && !this.#away.has('speaker')) {
      this.#away.add('speaker');
      this.#say({ what: 'lost', role: 'speaker', label, now: '' });
    } else if (found !== null && this.#away.delete('speaker')) {
      this.#say({ what: 'back', role: 'speaker', label, now: label });
    }
  }

  #found(role: DeviceRole): DeviceEntry | null {
    return this.#options.remembered.find(role, this.#catalog.lists[role]);
  }

  #inUse(role: CaptureRole): string {
    const { track } = this.#options.sources[role];
    const { lists } = this.#catalog;
    // Without a choice, the system may change its mind about the microphone at any time.
    if (role === 'microphone' && this.#options.remembered.get(role) === null) return '';
    const id = track === null ? (this.#found(role)?.id ?? '') : idOf(track);
    return lists[role].some((one) => one.id === id) ? id : '';
  }

  #say(change: DeviceChange): void {
    this.#latest = change;
    this.#tell();
  }

  #tell(): void {
    if (!this.#closed) this.#options.onChange();
  }
}

const idOf = (track: MediaStreamTrack): string => track.getSettings().deviceId ?? '';
