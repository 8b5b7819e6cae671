import type { ParleyError } from '../../../contract/errors.ts';

export type TrackState =
  /** Not asked for yet. */
  | 'idle'
  /** The browser is asking the person, or the device is starting. */
  | 'asking'
  | 'on'
  /** Available but switched off by the person. */
  | 'off'
  /** Refused, missing, busy: see `error`. */
  | 'unavailable';

/** One's own camera and microphone. Each works without the other. */
export interface LocalMedia {
  /** Own picture and sound; the same object all the time, tracks come and go. */
  readonly stream: MediaStream;
  readonly camera: { readonly state: TrackState; readonly error: ParleyError | null };
  readonly microphone: { readonly state: TrackState; readonly error: ParleyError | null };
  subscribe(listener: () => void): () => void;
  /** Asks for what isn't there yet. Never throws: what is refused becomes `unavailable` with its error. */
  start(): Promise<void>;
  /** Switched off, the camera's light goes out; switched on, it is asked for again. */
  setCamera(on: boolean): Promise<void>;
  setMicrophone(on: boolean): Promise<void>;
  close(): void;
}
