import { toMediaError } from './media-errors.ts';
import { SourceState, type Capture, type OnSourceChange, type Source } from './source.ts';

export const MICROPHONE_CONSTRAINTS: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/** One's own microphone. Switched off, it is muted and kept, so that switching on takes no time. */
export class Microphone implements Source {
  readonly source: SourceState;
  readonly #capture: Capture;

  constructor(capture: Capture, onChange: OnSourceChange) {
    this.#capture = capture;
    this.source = new SourceState(onChange);
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

  /** Unmutes, or asks for the device. Doesn't throw: what is refused is in `error`. */
  async on(): Promise<void> {
    if (this.state === 'on' || this.state === 'asking') return;
    if (this.track !== null) {
      this.track.enabled = true;
      return this.source.on();
    }
    const request = this.source.ask();
    try {
      const stream = await this.#capture.getUserMedia({ audio: MICROPHONE_CONSTRAINTS });
      const [track] = stream.getAudioTracks();
      if (track === undefined) throw new DOMException('No audio track', 'NotFoundError');
      this.source.got(request, track);
    } catch (error) {
      this.source.refused(request, toMediaError(error));
    }
  }

  off(): void {
    if (this.track !== null) this.track.enabled = false;
    this.source.off({ keep: true });
  }

  close(): void {
    this.source.close();
  }
}
