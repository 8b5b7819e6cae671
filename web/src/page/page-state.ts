import type { ParleyError } from '../../../contract/errors.ts';
import type { CallController } from '../call/controller.ts';
import type { CallState } from '../call/state.ts';
import type { TrackState } from '../media/local-media.ts';
import type { Route } from '../routes.ts';

export interface DeviceView {
  readonly state: TrackState;
  readonly error: ParleyError | null;
}

/** One's own camera and microphone at one moment. */
export interface MediaView {
  readonly stream: MediaStream | null;
  readonly camera: DeviceView;
  readonly microphone: DeviceView;
}

/** The other person's picture and sound at one moment. */
export interface RemoteView {
  readonly stream: MediaStream | null;
  readonly video: boolean;
  readonly audio: boolean;
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
  /** The name of who was in the call before. */
  readonly former: string;
  /** Whether a host is told that some networks won't connect. */
  readonly relayNotice: boolean;
}

export const NO_DEVICE: DeviceView = { state: 'idle', error: null };
export const NO_MEDIA: MediaView = { stream: null, camera: NO_DEVICE, microphone: NO_DEVICE };
export const NO_REMOTE: RemoteView = { stream: null, video: false, audio: false };

export function mediaView({ media }: CallController): MediaView {
  const device = ({ state, error }: DeviceView): DeviceView => ({ state, error });
  return { stream: media.stream, camera: device(media.camera), microphone: device(media.microphone) };
}

export function remoteView({ remote, remoteMedia }: CallController): RemoteView {
  return { stream: remote, video: remoteMedia.video, audio: remoteMedia.audio };
}

/** The view that shows a state. */
export type ViewName = 'landing' | 'join' | 'waiting' | 'stage' | 'message';

export function viewOf({ route, call, creating }: Pick<PageState, 'route' | 'call' | 'creating'>): ViewName {
  switch (call.phase) {
    case 'idle':
      return route.kind === 'call' ? 'join' : 'landing';
    case 'opening':
    case 'ready':
      return 'join';
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
