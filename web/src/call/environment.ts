import type { ErrorCode } from '../../../contract/errors.ts';
import type { WakeReason } from './connection/wake.ts';
import type { LineKeeping } from './connection/line-keeper.ts';

/** What a call needs of the browser; tests bring their own. */
export interface CallEnvironment {
  /** Why this page can't make calls at all, or null. */
  readonly problem: ErrorCode | null;
  newPeerConnection(configuration: RTCConfiguration): RTCPeerConnection;
  newMediaStream(): MediaStream;
  /** @param onPaused called when pictures are left out for the sake of the sound, and when they go on */
  newLineKeeper(onPaused: () => void): LineKeeping;
  isOnline(): boolean;
  /** Calls back when the page goes away for good or may never come back. Returns the way to stop. */
  onPageHide(listener: () => void): () => void;
  /** Calls back when connections may have died unnoticed: see wake.ts. Returns the way to stop. */
  onWake(listener: (reason: WakeReason) => void): () => void;
  /** Leaves a mark in the browser's performance timeline. */
  mark(name: MarkName): void;
}

/** The timeline of a call; `parley:first-frame` is the page's to set. */
export type MarkName =
  | 'parley:new-call-click'
  | 'parley:created'
  | 'parley:join-click'
  | 'parley:joined'
  | 'parley:answered'
  | 'parley:connected';
