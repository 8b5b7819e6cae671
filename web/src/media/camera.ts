import { toMediaError } from './media-errors.ts';
import { SourceState, type Capture, type OnSourceChange, type Source } from './source.ts';

export const CAMERA_CONSTRAINTS: MediaTrackConstraints = {
  facingMode: 'user',
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

/** One's own camera. Switched off, the device is let go and its light goes out. */
export class Camera implements Source {
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

  /** Asks for the device. Doesn't throw: what is refused is in `error`. */
  async on(): Promise<void> {
    if (this.state === 'on' || this.state === 'asking') return;
    const request = this.source.ask();
    try {
      const stream = await this.#capture.getUserMedia({ video: CAMERA_CONSTRAINTS });
      const [track] = stream.getVideoTracks();
      if (track === undefined) throw new DOMException('No video track', 'NotFoundError');
      this.source.got(request, track);
    } catch (error) {
      this.source.refused(request, toMediaError(error));
    }
  }

  off(): void {
    this.source.off({ keep: false });
  }

  close(): void {
    this.source.close();
  }
}
