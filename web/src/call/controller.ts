import type { LocalMedia } from '../media/local-media.ts';
import type { Admission } from '../signaling/host.ts';
import type { Desk } from './desk.ts';
import type { DeviceRequest } from './connection/channel-messages.ts';
import type { SoundReceived } from './connection/sound-received.ts';
import type { CallState } from './state.ts';

export type Device = 'camera' | 'microphone';

/** What a link to a call may carry behind its `#`, and what it does once: see invitation.ts. */
export type Invitation =
  | {
      readonly to: 'move';
      readonly role: 'caller' | 'callee';
      readonly secret: string;
      readonly asHost: boolean;
    }
  | { readonly to: 'host'; readonly secret: string };

/** What the other person shows besides themselves. */
export interface RemoteScreen {
  /** Their screen and its sound; the same object for the whole life of the controller. */
  readonly stream: MediaStream;
  readonly on: boolean;
  /** Whether their page can show ours; only an older one can't. */
  readonly able: boolean;
}

/** One call, as the page drives it. Everything that fails ends in the state `failed`; actions don't throw. */
export interface CallController {
  readonly state: CallState;
  /** The other person's audio and video; the same object for the whole life of the controller. */
  readonly remote: MediaStream;
  /** Whether the other side sends picture and sound now (muted senders show as false). */
  readonly remoteMedia: { readonly video: boolean; readonly audio: boolean };
  readonly remoteScreen: RemoteScreen;
  /** Whether the other person seems to be in the same network, and so maybe in the same room. */
  readonly near: boolean;
  /** Whether the line carries the sound alone for now, so that pictures are left out: of this side, of the other. */
  readonly paused: { readonly own: boolean; readonly other: boolean };
  /** What the other person's microphone has sent so far over this connection; null while there is none. */
  soundReceived(): Promise<SoundReceived | null>;
  readonly media: LocalMedia;
  /** Whether a host shall be told that some networks won't connect; false until it is known. */
  readonly relayNotice: boolean;
  /** What the person had not switched off, where this is a stay that goes on after a reload. */
  readonly resumed: { readonly camera: boolean; readonly microphone: boolean } | null;
  /** What the host sees and can do; null for everybody else, and outside a call. */
  readonly desk: Desk | null;
  /**
   * What the host wants of this person's devices; null when nothing (any more). `on`: they ask to switch it
   * on. Else it was switched off, which the person is told.
   */
  readonly asked: DeviceRequest | null;
  /** Called after each change of anything above. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Signs in and warms up, so that a later click is fast. Takes and writes nothing. */
  warmUp(): void;
  /**
   * Reads the call and prepares to join it. Takes and writes nothing, unless this tab sat in the call a
   * moment ago and did not hang up: then it goes on there.
   */
  open(id: string, invitation?: Invitation): void;
  /**
   * The same for the call that a room's name means now, or the one that it will mean: `name` as roomName()
   * in contract/rooms.ts gives it. `admission` is for a call that is made by joining.
   */
  openRoom(name: string): void;
  /** Makes a call and sits in it. Returns the ID at once; `waiting.stored` tells when it can be joined. */
  create(name: string, admission?: Admission['admission']): string;
  /** Takes the free seat of the call that is open; in a room that nobody has come to yet, makes the call. */
  join(name: string, admission?: Admission['admission']): void;
  /** Does what the link says that the call was opened with: state `invited`. */
  accept(name: string): void;
  /** Asks the host to be let in, and waits: state `door`. */
  knock(name: string): void;
  /** Waits no more. */
  stopKnocking(): void;
  /** Answers the host's `asked`, or puts it aside; when accepted, the device is switched on. */
  answerAsked(accepted: boolean): void;
  /**
   * What a link carries behind its `#` by which this person goes on with the call on another device, once.
   * Null when it couldn't be put up. It works until `cancelMove`, or until the person sits in the other seat.
   */
  offerMove(): Promise<string | null>;
  cancelMove(): void;
  /** Hangs up: the other side learns it at once. */
  leave(): void;
  /** Ends the call for both, and for those who wait; for the host alone. */
  endForAll(): void;
  close(): void;
}
