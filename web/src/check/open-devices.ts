import { ParleyError } from '../../../contract/errors.ts';
import { CAMERA_CONSTRAINTS } from '../media/camera.ts';
import { toMediaError } from '../media/media-errors.ts';
import { MICROPHONE_CONSTRAINTS } from '../media/microphone.ts';
import type { RunningDevice } from './environment.ts';

/** How long devices stay on when nobody switches them off: whoever forgets the page isn't watched for ever. */
const ON_AT_MOST_MS = 2 * 60_000;

type Kind = 'camera' | 'microphone';

/** Camera and microphone that the check has opened; each stays on to be seen and heard until it is let go. */
export class OpenDevices {
  readonly #onChange: () => void;
  readonly #streams = new Map<Kind, MediaStream>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get camera(): MediaStream | null {
    return this.#streams.get('camera') ?? null;
  }

  get microphone(): MediaStream | null {
    return this.#streams.get('microphone') ?? null;
  }

  async open(kind: Kind, signal: AbortSignal): Promise<RunningDevice> {
    // Typed as always there, but it isn't on insecure origins.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (devices === undefined) throw new ParleyError('browser/insecure-origin');
    this.#letGo(kind);
    const stream = await devices
      .getUserMedia(kind === 'camera' ? { video: CAMERA_CONSTRAINTS } : { audio: MICROPHONE_CONSTRAINTS })
      .catch((error: unknown) => Promise.reject(toMediaError(error)));
    this.#streams.set(kind, stream);
    if (signal.aborted) {
      this.#letGo(kind);
      throw new ParleyError('media/failed', 'Stopped');
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close(), ON_AT_MOST_MS);
    this.#onChange();
    return { stream, label: stream.getTracks()[0]?.label ?? '' };
  }

  /** Switches both off. */
  close(): void {
    clearTimeout(this.#timer);
    this.#letGo('camera');
    this.#letGo('microphone');
    this.#onChange();
  }

  #letGo(kind: Kind): void {
    for (const track of this.#streams.get(kind)?.getTracks() ?? []) track.stop();
    this.#streams.delete(kind);
  }
}
