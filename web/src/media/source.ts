import { ParleyError } from '../../../contract/errors.ts';
import type { TrackState } from './local-media.ts';

/** One track of one's own, or why there is none. */
export interface Source {
  readonly state: TrackState;
  readonly error: ParleyError | null;
  readonly track: MediaStreamTrack | null;
}

/** The part of MediaDevices that capturing needs. */
export type Capture = Pick<MediaDevices, 'getUserMedia'>;

/** What a source tells its owner of. */
export type OnSourceChange = () => void;

/**
 * State, error and track of one source. Requests are numbered, so that the answer to an
 * earlier one changes nothing and its track is let go.
 */
export class SourceState implements Source {
  readonly #onChange: OnSourceChange;
  #state: TrackState = 'idle';
  #error: ParleyError | null = null;
  #track: MediaStreamTrack | null = null;
  #request = 0;

  constructor(onChange: OnSourceChange) {
    this.#onChange = onChange;
  }

  get state(): TrackState {
    return this.#state;
  }

  get error(): ParleyError | null {
    return this.#error;
  }

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** Begins to ask; returns the number that the answer must bring. */
  ask(): number {
    this.#set('asking', null, this.#track);
    this.#request += 1;
    return this.#request;
  }

  /** The answer to a request. A track that nobody waits for any more is stopped. */
  got(request: number, track: MediaStreamTrack): void {
    if (request !== this.#request) return track.stop();
    this.#letGo();
    track.addEventListener('ended', () => {
      // The device was unplugged, or the permission taken back.
      if (this.#track === track) this.#set('unavailable', new ParleyError('media/missing'), null);
    });
    this.#set('on', null, track);
  }

  refused(request: number, error: ParleyError): void {
    if (request === this.#request) this.#set('unavailable', error, null);
  }

  /** Switched off; with `keep` the track stays, muted. */
  off({ keep }: { keep: boolean }): void {
    this.#request += 1;
    if (!keep) this.#letGo();
    this.#set('off', null, this.#track);
  }

  /** Switched on again while the track is still there. */
  on(): void {
    this.#set('on', null, this.#track);
  }

  close(): void {
    this.#request += 1;
    this.#letGo();
    this.#state = 'idle';
  }

  #letGo(): void {
    const track = this.#track;
    this.#track = null;
    track?.stop();
  }

  #set(state: TrackState, error: ParleyError | null, track: MediaStreamTrack | null): void {
    this.#state = state;
    this.#error = error;
    this.#track = track;
    this.#onChange();
  }
}
