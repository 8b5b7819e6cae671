import type { ParleyError } from '../../../contract/errors.ts';
import { toMediaError } from './media-errors.ts';
import { openChosen, SourceState, type Capture, type Source, type SourceListener } from './source.ts';

/** A device of one's own whose track the browser captures: what cameras and microphones have in common. */
export abstract class Captured implements Source {
  readonly source: SourceState;
  readonly #capture: Capture;
  readonly #listener: SourceListener;

  constructor(capture: Capture, listener: SourceListener) {
    this.#capture = capture;
    this.#listener = listener;
    this.source = new SourceState(listener);
  }

  protected abstract readonly kind: 'video' | 'audio';
  /** For the device of this ID, or for any. */
  protected abstract constraintsFor(id: string | null): MediaTrackConstraints;

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
    return this.constraintsFor(chosen ? this.#listener.chosen() : null);
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
    try {
      this.source.changed(change, await this.#open(this.constraintsFor(id)));
      return null;
    } catch (error) {
      return toMediaError(error);
    }
  }

  close(): void {
    this.source.close();
  }

  async #open(constraints: MediaTrackConstraints): Promise<MediaStreamTrack> {
    const stream = await this.#capture.getUserMedia({ [this.kind]: constraints });
    const track = stream.getTracks().find(({ kind }) => kind === this.kind);
    if (track === undefined) throw new DOMException(`No ${this.kind} track`, 'NotFoundError');
    return track;
  }
}
