import { ParleyError } from '../../../contract/errors.ts';
import type { TrackState } from './local-media.ts';
import { toMediaError } from './media-errors.ts';

/** One track of one's own, or why there is none. */
export interface Source {
  readonly state: TrackState;
  readonly error: ParleyError | null;
  readonly track: MediaStreamTrack | null;
  /** On, but the system lets nothing through: another app has the device, a phone call for instance. */
  readonly taken: boolean;
}

/** The part of MediaDevices that capturing needs. */
export type Capture = Pick<MediaDevices, 'getUserMedia'>;

/**
 * Opens the chosen device, or any of its kind where that one isn't there: it takes two requests, for Chromium
 * pays no heed to a device that is merely `ideal` (https://issues.chromium.org/issues/438606278).
 */
export async function openChosen<T>(isChosen: boolean, open: (chosen: boolean) => Promise<T>): Promise<T> {
  if (!isChosen) return open(false);
  try {
    return await open(true);
  } catch (error) {
    if (toMediaError(error).code !== 'media/missing') throw error;
    return open(false);
  }
}

/** Devices that only stutter are not taken. */
const TAKEN_AFTER_MS = 1_000;

/** What a source tells its owner of. */
export interface SourceListener {
  onChange(): void;
  /** The device was unplugged, or the permission taken back. `track` stays in use until something is done. */
  onLost(track: MediaStreamTrack): void;
  /** ID of the device that the person has chosen, or null. */
  chosen(): string | null;
}

/**
 * State, error and track of one source. Requests are numbered, so that the answer to an
 * earlier one changes nothing and its track is let go.
 */
export class SourceState implements Source {
  readonly #listener: SourceListener;
  #state: TrackState = 'idle';
  #error: ParleyError | null = null;
  #track: MediaStreamTrack | null = null;
  #taken = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request = 0;
  /** The same for changes of the device, which switching on and off leaves alone. */
  #change = 0;

  constructor(listener: SourceListener) {
    this.#listener = listener;
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

  get taken(): boolean {
    return this.#taken && this.#state === 'on';
  }

  /** Begins to ask; returns the number that the answer must bring. */
  ask(): number {
    this.#change += 1;
    this.#set('asking', null, this.#track);
    this.#request += 1;
    return this.#request;
  }

  /** The answer to a request. A track that nobody waits for any more is stopped. */
  got(request: number, track: MediaStreamTrack): void {
    if (request !== this.#request) return track.stop();
    this.#take(track, 'on');
  }

  refused(request: number, error: ParleyError): void {
    if (request === this.#request) this.#set('unavailable', error, null);
  }

  /** Begins to change the device; on and off stay what they are. Returns the number for `changed`. */
  beginChange(): number {
    this.#change += 1;
    return this.#change;
  }

  /** The track of the other device. False when it came too late, and was stopped. */
  changed(change: number, track: MediaStreamTrack): boolean {
    if (change !== this.#change || this.#track === null) {
      track.stop();
      return false;
    }
    track.enabled = this.#track.enabled;
    this.#take(track, this.#state);
    return true;
  }

  /** The device is gone, and there is nothing in its place. */
  lost(error: ParleyError): void {
    this.#letGo();
    this.#set('unavailable', error, null);
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

  #take(track: MediaStreamTrack, state: TrackState): void {
    this.#letGo();
    track.addEventListener('ended', () => {
      if (this.#track === track) this.#listener.onLost(track);
    });
    // https://www.w3.org/TR/mediacapture-streams/#track-muted: not by the page, but by the system.
    for (const type of ['mute', 'unmute']) track.addEventListener(type, () => this.#look(track));
    this.#set(state, null, track);
    this.#look(track);
  }

  #look(track: MediaStreamTrack): void {
    if (this.#track !== track) return;
    clearTimeout(this.#timer);
    if (!track.muted) return this.#mark(false);
    this.#timer = setTimeout(() => this.#mark(track.muted), TAKEN_AFTER_MS);
  }

  #mark(taken: boolean): void {
    if (this.#taken === taken) return;
    this.#taken = taken;
    this.#listener.onChange();
  }

  #letGo(): void {
    clearTimeout(this.#timer);
    const track = this.#track;
    this.#track = null;
    track?.stop();
  }

  #set(state: TrackState, error: ParleyError | null, track: MediaStreamTrack | null): void {
    this.#state = state;
    this.#error = error;
    this.#track = track;
    this.#listener.onChange();
  }
}
