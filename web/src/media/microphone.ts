import type { ParleyError } from '../../../contract/errors.ts';
import { toMediaError } from './media-errors.ts';
import { openChosen, SourceState, type Capture, type Source, type SourceListener } from './source.ts';

export const MICROPHONE_CONSTRAINTS: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

export function microphoneConstraints(id: string | null): MediaTrackConstraints {
  return id === null ? MICROPHONE_CONSTRAINTS : { ...MICROPHONE_CONSTRAINTS, deviceId: { exact: id } };
}

/** One's own microphone. Switched off, it is muted and kept, so that switching on takes no time. */
export class Microphone implements Source {
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
    return microphoneConstraints(chosen ? this.#listener.chosen() : null);
  }

  /** Unmutes, or asks for the device. Doesn't throw: what is refused is in `error`. */
  async on(): Promise<void> {
    if (this.state === 'on' || this.state === 'asking') return;
    if (this.track !== null) {
      this.track.enabled = true;
      return this.source.on();
    }
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
    try {
      this.source.changed(change, await this.#open(microphoneConstraints(id)));
      return null;
    } catch (error) {
      return toMediaError(error);
    }
  }

  off(): void {
    if (this.track !== null) this.track.enabled = false;
    this.source.off({ keep: true });
  }

  close(): void {
    this.source.close();
  }

  async #open(audio: MediaTrackConstraints): Promise<MediaStreamTrack> {
    const [track] = (await this.#capture.getUserMedia({ audio })).getAudioTracks();
    if (track === undefined) throw new DOMException('No audio track', 'NotFoundError');
    return track;
  }
}
