import type { Remembered } from '../page/remembered.ts';
import type { PageInSight } from './take-back.ts';

/** Small stand-ins for the browser's media objects, for unit tests in plain Node. */

const NO_DEVICE = { id: '', label: '' };

export class FakeTrack extends EventTarget {
  readonly kind: 'audio' | 'video';
  readonly id: string;
  enabled = true;
  muted = false;
  readyState: MediaStreamTrackState = 'live';
  contentHint = '';
  readonly label: string;
  readonly #device: string;

  /** `device`: what it comes from. */
  constructor(kind: 'audio' | 'video', id: string = kind, device: { id: string; label: string } = NO_DEVICE) {
    super();
    this.kind = kind;
    this.id = id;
    this.label = device.label;
    this.#device = device.id;
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.#device };
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The device goes away. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }

  setMuted(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }

  asTrack(): MediaStreamTrack {
    return this as unknown as MediaStreamTrack;
  }
}

export class FakeStream extends EventTarget {
  readonly #tracks = new Set<FakeTrack>();

  constructor(tracks: FakeTrack[] = []) {
    super();
    for (const track of tracks) this.#tracks.add(track);
  }

  addTrack(track: FakeTrack): void {
    this.#tracks.add(track);
  }

  removeTrack(track: FakeTrack): void {
    this.#tracks.delete(track);
  }

  getTracks(): FakeTrack[] {
    return [...this.#tracks];
  }

  getAudioTracks(): FakeTrack[] {
    return this.getTracks().filter(({ kind }) => kind === 'audio');
  }

  getVideoTracks(): FakeTrack[] {
    return this.getTracks().filter(({ kind }) => kind === 'video');
  }

  asStream(): MediaStream {
    return this as unknown as MediaStream;
  }
}

/** A page that one can go away from and come back to. */
export class FakeSight implements PageInSight {
  #visible = true;
  readonly #listeners = new Set<() => void>();

  isVisible = (): boolean => this.#visible;

  onVisible = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  show(visible: boolean): void {
    this.#visible = visible;
    if (visible) for (const listener of this.#listeners) listener();
  }
}

/** Texts that are kept for as long as the test runs. */
export function fakeRemembered(text = ''): Remembered {
  return { get: () => text, set: (next) => void (text = next) };
}

export interface FakeDevice {
  readonly kind: MediaDeviceKind;
  readonly id: string;
  readonly label: string;
  /** What it fails with when it is opened. */
  fails?: string;
}

/**
 * A computer with devices that can be plugged in and out. As in browsers, names and IDs are told once
 * something was allowed, and a device that is asked for is needed.
 */
export class FakeComputer extends EventTarget {
  readonly tracks: FakeTrack[] = [];
  /** What was asked for, e.g. `camera exact:c1`. */
  readonly asked: string[] = [];
  devices: FakeDevice[];
  allowed = false;

  constructor(devices: FakeDevice[]) {
    super();
    this.devices = devices;
  }

  enumerateDevices = async (): Promise<MediaDeviceInfo[]> =>
    this.devices.map(({ kind, id, label }) => {
      const told = this.allowed ? { deviceId: id, label } : { deviceId: '', label: '' };
      return { kind, groupId: '', ...told, toJSON: () => told };
    });

  getUserMedia = async ({ video, audio }: MediaStreamConstraints = {}): Promise<MediaStream> => {
    const tracks = [
      ...(video ? [this.#open('videoinput', video)] : []),
      ...(audio ? [this.#open('audioinput', audio)] : []),
    ];
    this.allowed = true;
    this.tracks.push(...tracks);
    return new FakeStream(tracks).asStream();
  };

  plugIn(device: FakeDevice): void {
    this.devices = [...this.devices, device];
    this.dispatchEvent(new Event('devicechange'));
  }

  unplug(id: string): void {
    this.devices = this.devices.filter((device) => device.id !== id);
    for (const track of this.tracks) {
      if (track.getSettings().deviceId === id && track.readyState === 'live') track.end();
    }
    this.dispatchEvent(new Event('devicechange'));
  }

  /** The live tracks, by the label of their devices. */
  get running(): string[] {
    return this.tracks.filter(({ readyState }) => readyState === 'live').map(({ label }) => label);
  }

  #open(kind: MediaDeviceKind, constraints: MediaTrackConstraints | boolean): FakeTrack {
    const { deviceId = '' } = typeof constraints === 'boolean' ? {} : constraints;
    const { exact = '' } = typeof deviceId === 'object' ? (deviceId as ConstrainDOMStringParameters) : {};
    this.asked.push(`${kind} ${exact ? `exact:${String(exact)}` : 'any'}`);
    const ofKind = this.devices.filter((device) => device.kind === kind);
    const wanted = ofKind.find(({ id }) => id === exact);
    const device = wanted ?? ofKind[0];
    if (device === undefined) throw new DOMException('None', 'NotFoundError');
    if (exact !== '' && wanted === undefined) throw new DOMException('Gone', 'OverconstrainedError');
    if (device.fails !== undefined) throw new DOMException('Fails', device.fails);
    return new FakeTrack(kind === 'videoinput' ? 'video' : 'audio', crypto.randomUUID(), device);
  }
}
