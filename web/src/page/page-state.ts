import type { ParleyError } from '../../../contract/errors.ts';
import type { CallController, RemoteScreen } from '../call/controller.ts';
import type { Desk } from '../call/desk.ts';
import type { DeviceRequest } from '../call/connection/channel-messages.ts';
import type { SoundReceived } from '../call/connection/sound-received.ts';
import type { CallState } from '../call/state.ts';
import { NO_DEVICES, type DevicesState, type TrackState } from '../media/local-media.ts';
import { NO_SCREEN, type ScreenState } from '../media/screen.ts';
import type { RecentCall } from '../recent/recent-call.ts';
import type { Admission } from '../signaling/host.ts';
import type { Route } from '../routes.ts';

export interface DeviceView {
  readonly state: TrackState;
  readonly error: ParleyError | null;
  /** Switched on, and in another app's hands. */
  readonly taken: boolean;
}

/** One's own camera and microphone at one moment. */
export interface MediaView {
  readonly stream: MediaStream | null;
  readonly camera: DeviceView;
  readonly microphone: DeviceView;
  readonly screen: ScreenState;
  readonly devices: DevicesState;
}

/** The other person's picture and sound at one moment. */
export interface RemoteView {
  readonly stream: MediaStream | null;
  readonly video: boolean;
  readonly audio: boolean;
  /** What their microphone has sent so far; null while there is no connection. */
  readonly soundReceived: () => Promise<SoundReceived | null>;
  readonly screen: Omit<RemoteScreen, 'stream'> & { readonly stream: MediaStream | null };
}

/** Everything that the elements show. */
export interface PageState {
  readonly route: Route;
  readonly call: CallState;
  /** Whether a new call of one's own is on its way: clicked, and not stored yet. */
  readonly creating: boolean;
  readonly media: MediaView;
  readonly remote: RemoteView;
  /** What the person calls themselves. */
  readonly name: string;
  /** How the person's new calls let people in, by what was chosen last. */
  readonly admission: Admission['admission'];
  /** The name of who was in the call before. */
  readonly former: string;
  /** Whether a host is told that some networks won't connect. */
  readonly relayNotice: boolean;
  /** What the host sees; null for everybody else. */
  readonly desk: DeskView | null;
  /** What the host wants of this person's devices, or did to them. */
  readonly asked: DeviceRequest | null;
  /** Whether the other person seems to be in the same network. */
  readonly near: boolean;
  /** Whose video is paused for want of a better line. */
  readonly paused: CallController['paused'];
  /** Links that do something once, while they are shown. */
  readonly links: OnceLinks;
  /** Whether there is a network at all, as far as the browser knows. */
  readonly online: boolean;
  /** For how long the two of the call were connected so far, in milliseconds; null when they never were. */
  readonly talkedMs: number | null;
  /** The calls that this device remembers, while the start page is shown; null when it shall remember none. */
  readonly recent: readonly RecentCall[] | null;
}

/** The host's desk at one moment. */
export type DeskView = Pick<Desk, 'admission' | 'locked' | 'waiting' | 'problem'>;

/** `making` while it is on its way, `failed` when it couldn't be made; null when nobody asked for it. */
export type OnceLink = { readonly url: string } | 'making' | 'failed' | null;

export interface OnceLinks {
  /** Continues the call on another device. */
  readonly move: OnceLink;
  /** Makes whoever opens it the host. */
  readonly host: OnceLink;
}

/** Whether the person has a device on, or waits for it to be: a tap means that they don't want it. */
export const isWanted = ({ state }: DeviceView): boolean => state === 'on' || state === 'asking';

export const NO_DEVICE: DeviceView = { state: 'idle', error: null, taken: false };
export const NO_MEDIA: MediaView = {
  stream: null,
  camera: NO_DEVICE,
  microphone: NO_DEVICE,
  screen: NO_SCREEN,
  devices: NO_DEVICES,
};
export const NOT_PAUSED: PageState['paused'] = { own: false, other: false };
export const NO_LINKS: OnceLinks = { move: null, host: null };
export const NO_REMOTE: RemoteView = {
  stream: null,
  video: false,
  audio: false,
  soundReceived: () => Promise.resolve(null),
  screen: { stream: null, on: false, able: false },
};

export function mediaView({ media }: CallController): MediaView {
  const device = ({ state, error, taken }: DeviceView): DeviceView => ({ state, error, taken });
  const { stream, camera, microphone, devices } = media;
  const { able, state, note } = media.screen;
  return {
    stream,
    camera: device(camera),
    microphone: device(microphone),
    screen: { able, state, note },
    devices,
  };
}

export function remoteView(controller: CallController): RemoteView {
  const { remote, remoteMedia, remoteScreen } = controller;
  return {
    stream: remote,
    video: remoteMedia.video,
    audio: remoteMedia.audio,
    soundReceived: () => controller.soundReceived(),
    screen: remoteScreen,
  };
}

export function deskView({ desk }: CallController): DeskView | null {
  if (desk === null) return null;
  const { admission, locked, waiting, problem } = desk;
  return { admission, locked, waiting, problem };
}

/** The name of the room that the page is in; null in a call that was opened by its ID, and outside. */
export function roomOf({ route }: Pick<PageState, 'route'>): string | null {
  return route.kind === 'room' ? route.name : null;
}

/** The view that shows a state. */
export type ViewName = 'landing' | 'join' | 'door' | 'invited' | 'waiting' | 'stage' | 'message';

export function viewOf({ route, call, creating }: Pick<PageState, 'route' | 'call' | 'creating'>): ViewName {
  switch (call.phase) {
    case 'idle':
      return route.kind === 'call' || route.kind === 'room' ? 'join' : 'landing';
    case 'opening':
    case 'ready':
      return 'join';
    case 'door':
      return 'door';
    case 'invited':
      return 'invited';
    case 'joining':
      return creating ? 'waiting' : 'join';
    case 'waiting':
      return 'waiting';
    case 'connecting':
    case 'connected':
    case 'reconnecting':
      return 'stage';
    case 'left':
    case 'ended':
    case 'failed':
      return 'message';
  }
}
