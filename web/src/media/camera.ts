import type { ParleyError } from '../../../contract/errors.ts';
import { toMediaError } from './media-errors.ts';
import { openChosen, SourceState, type Capture, type Source, type SourceListener } from './source.ts';

export const CAMERA_CONSTRAINTS: MediaTrackConstraints = {
  facingMode: 'user',
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

/** For a device that was chosen, whichever way it looks. */
export function cameraConstraints(id: string | null): MediaTrackConstraints {
  if (id === null) return CAMERA_CONSTRAINTS;
  const { facingMode: _any, ...others } = CAMERA_CONSTRAINTS;
  return { ...others, deviceId: { exact: id } };
}

/** One's own camera. Switched off, the device is let go and its light goes out. */
export class Camera implements Source {
  readonly source: SourceState;
  readonly #capture: Capture;
  readonly #listener: SourceListener;

  constructor(capture: Capture, listener: SourceListener) {
    this.#capture = capture;
    this.#listener = listener;
    this.source = new SourceState(listener);
  }

  get state(): Source['state'] {
    return this.source.state;
  }

  get error(): Source['error'] {
    return this.source.error;
  }

  get track(): Source['track'] {
    return this.source.track;
  }

  get taken(): boolean {
    return this.source.taken;
  }

  get isChosen(): boolean {
    return this.#listener.chosen() !== null;
  }

  /** For the chosen device, or for any. */
  constraints(chosen: boolean): MediaTrackConstraints {
    return cameraConstraints(chosen ? this.#listener.chosen() : null);
  }

  /** Asks for the device. Doesn't throw: what is refused is in `error`. */
  async on(): Promise<void> {
    if (this.state === 'on' || this.state === 'asking') return;
    const request = this.source.ask();
    try {
      const open = (chosen: boolean): Promise<MediaStreamTrack> => this.#open(this.constraints(chosen));
      this.source.got(request, await openChosen(this.isChosen, open));
    } catch (error) {
      this.source.refused(request, toMediaError(error));
    }
  }

  /** Another device while this one is in use; null for what the browser takes. The error where it doesn't start. */
  async change(id: string | null): Promise<ParleyError | null> {
    const change = this.source.beginChange();
    // Phones open one camera at a time. What is sent stands still until the other is there.
    this.track?.stop();
    try {
      this.source.changed(change, await this.#open(cameraConstraints(id)));
      return null;
    } catch (error) {
      return toMediaError(error);
    }
  }

  off(): void {
    this.source.off({ keep: false });
  }

  close(): void {
    this.source.close();
  }

  async #open(video: MediaTrackConstraints): Promise<MediaStreamTrack> {
    const [track] = (await this.#capture.getUserMedia({ video })).getVideoTracks();
    if (track === undefined) throw new DOMException('No video track', 'NotFoundError');
    return track;
  }
}
