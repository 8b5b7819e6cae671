import type { LocalMedia } from '../media/local-media.ts';
import type { CallState } from './state.ts';

/** One call, as the page drives it. Everything that fails ends in the state `failed`; actions don't throw. */
export interface CallController {
  readonly state: CallState;
  /** The other person's audio and video; the same object for the whole life of the controller. */
  readonly remote: MediaStream;
  /** Whether the other side sends picture and sound now (muted senders show as false). */
  readonly remoteMedia: { readonly video: boolean; readonly audio: boolean };
  readonly media: LocalMedia;
  /** Whether a host shall be told that some networks won't connect; false until it is known. */
  readonly relayNotice: boolean;
  /** What the person had not switched off, where this is a stay that goes on after a reload. */
  readonly resumed: { readonly camera: boolean; readonly microphone: boolean } | null;
  /** Called after each change of anything above. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Signs in and warms up, so that a later click is fast. Takes and writes nothing. */
  warmUp(): void;
  /**
   * Reads the call and prepares to join it. Takes and writes nothing, unless this tab sat in the call a
   * moment ago and did not hang up: then it goes on there.
   */
  open(id: string): void;
  /** Makes a call and sits in it. Returns the ID at once; `waiting.stored` tells when it can be joined. */
  create(name: string): string;
  /** Takes the free seat of the call that is open. */
  join(name: string): void;
  /** Hangs up: the other side learns it at once. */
  leave(): void;
  /** Ends the call for both; for the host alone. */
  endForAll(): void;
  close(): void;
}
