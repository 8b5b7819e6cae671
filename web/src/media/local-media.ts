import type { ParleyError } from '../../../contract/errors.ts';
import type { Screen, ScreenNote } from './screen.ts';
import { NO_LISTS, type DeviceLists, type DeviceRole } from './device-list.ts';

export type TrackState =
  /** Not asked for yet. */
  | 'idle'
  /** The browser is asking the person, or the device is starting. */
  | 'asking'
  | 'on'
  /** Available but switched off by the person. */
  | 'off'
  /** Refused, missing, busy: see `error`. */
  | 'unavailable';

/** A change of device that nobody has clicked for, or that didn't go as clicked. */
export interface DeviceChange {
  /** `lost`: unplugged; `back`: plugged in again, and used again; `failed`: chosen, and it didn't start. */
  readonly what: 'lost' | 'back' | 'failed';
  readonly role: DeviceRole;
  /** Label of the device that this is about. */
  readonly label: string;
  /** Label of the device that is used now; empty for the system's own choice. */
  readonly now: string;
}

/** What there is to choose from, and what is chosen. */
export interface DevicesState {
  readonly lists: DeviceLists;
  /** ID of the device in use; empty for the system's own choice. */
  readonly chosen: Readonly<Record<DeviceRole, string>>;
  /** The last one; another object for each. */
  readonly change: DeviceChange | null;
}

export const NO_DEVICES: DevicesState = {
  lists: NO_LISTS,
  chosen: { camera: '', microphone: '', speaker: '' },
  change: null,
};

/** One device of one's own. */
export interface LocalDevice {
  readonly state: TrackState;
  readonly error: ParleyError | null;
  /** Switched on, and silent or dark all the same: the system gave it to another app, a phone call for instance. */
  readonly taken: boolean;
}

/** One's own camera, microphone and screen. Each works without the others. */
export interface LocalMedia {
  /** Own picture and sound; the same object all the time, tracks come and go. */
  readonly stream: MediaStream;
  readonly camera: LocalDevice;
  readonly microphone: LocalDevice;
  readonly screen: Pick<Screen, 'able' | 'state' | 'note' | 'video' | 'sound'>;
  readonly devices: DevicesState;
  subscribe(listener: () => void): () => void;
  /** Asks for what isn't there yet. Never throws: what is refused becomes `unavailable` with its error. */
  start(): Promise<void>;
  /** Switched off, the camera's light goes out; switched on, it is asked for again. */
  setCamera(on: boolean): Promise<void>;
  setMicrophone(on: boolean): Promise<void>;
  /** Has the browser ask the person what to share; in a click. Never throws. */
  shareScreen(): Promise<void>;
  /** `why` where the person hasn't asked for it, and is to be told. */
  stopScreen(why: ScreenNote['what'] | null): void;
  /**
   * Uses this device from now on, and remembers it; an empty ID leaves it to the system. What is switched on
   * stays on with another track. Where the device doesn't start, the one before is taken again: `change`.
   */
  choose(role: DeviceRole, id: string): Promise<void>;
  close(): void;
}

/** Switches one of the two on or off. */
export const switchDevice = (
  media: Pick<LocalMedia, 'setCamera' | 'setMicrophone'>,
  device: 'camera' | 'microphone',
  on: boolean,
): Promise<void> => (device === 'camera' ? media.setCamera(on) : media.setMicrophone(on));
