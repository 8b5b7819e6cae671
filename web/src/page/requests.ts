import type { Device } from '../call/controller.ts';
import type { DeviceRole } from '../media/device-list.ts';
import type { Admission } from '../signaling/host.ts';

/** What an element asks for. The page decides what comes of it, and state flows back down. */
export type PageRequest =
  | { readonly type: 'new-call'; readonly admission: Admission['admission'] }
  | { readonly type: 'open-call'; readonly id: string }
  /** `name` as roomName() gives it. */
  | { readonly type: 'open-room'; readonly name: string }
  /** `admission` is for a room that nobody has come to yet. */
  | { readonly type: 'join'; readonly name: string; readonly admission: Admission['admission'] }
  /** Does what the link says that the page was opened with. */
  | { readonly type: 'accept'; readonly name: string }
  | { readonly type: 'knock'; readonly name: string }
  | { readonly type: 'stop-knocking' }
  /** What the host can do. */
  | { readonly type: 'admission'; readonly admission: Partial<Admission> }
  | { readonly type: 'admit'; readonly uid: string }
  | { readonly type: 'decline'; readonly uid: string }
  | { readonly type: 'remove' }
  | { readonly type: 'hand-over' }
  | { readonly type: 'ask-device'; readonly device: Device; readonly on: boolean }
  | { readonly type: 'host-link' }
  /** The answer to what the host asks. */
  | { readonly type: 'answer-asked'; readonly accepted: boolean }
  | { readonly type: 'offer-move' }
  | { readonly type: 'cancel-move' }
  | { readonly type: 'camera'; readonly on: boolean }
  | { readonly type: 'microphone'; readonly on: boolean }
  /** Shares the screen, or stops. */
  | { readonly type: 'screen'; readonly on: boolean }
  /** An empty ID: what the system uses. */
  | { readonly type: 'choose-device'; readonly role: DeviceRole; readonly id: string }
  | { readonly type: 'hang-up' }
  /** Forgets a call that is remembered. */
  | { readonly type: 'forget-call'; readonly id: string; readonly room: string | null }
  | { readonly type: 'forget-calls' }
  /** Whether calls are remembered from now on. */
  | { readonly type: 'remember-calls'; readonly on: boolean }
  | { readonly type: 'join-again' }
  | { readonly type: 'end-for-all' }
  | { readonly type: 'retry' }
  | { readonly type: 'home' }
  | { readonly type: 'reload' }
  /** Hides the own address no more, and tries again. */
  | { readonly type: 'show-address' }
  | { readonly type: 'open-secure' };
