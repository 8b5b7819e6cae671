import type { Connection } from '../call/call-session.ts';
import type { PageSettings } from '../firebase/settings.ts';

/** A camera or microphone that runs. */
export interface RunningDevice {
  readonly stream: MediaStream;
  readonly label: string;
}

/** What checks need of the browser; tests bring their own. */
export interface CheckEnvironment {
  readonly isSecure: boolean;
  readonly hasWebRtc: boolean;
  /** Whether the browser tells why a server failed: `icecandidateerror`. */
  readonly tellsErrors: boolean;
  readonly newPeerConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  /** Milliseconds from any beginning; never goes back. */
  readonly now: () => number;
  readonly loadSettings: () => Promise<PageSettings>;
  /** Loads Firebase and signs in. */
  readonly connect: (settings: PageSettings) => Promise<Connection>;
  /**
   * Asks for it. It stays on, and is shown on the page, until the person switches it off; when it comes after
   * `signal` is aborted, it is let go at once. Rejects with a ParleyError.
   */
  readonly openDevice: (kind: 'camera' | 'microphone', signal: AbortSignal) => Promise<RunningDevice>;
  /** Size of the first picture, or null when none comes while `signal` isn't aborted. */
  readonly firstPicture: (
    stream: MediaStream,
    signal: AbortSignal,
  ) => Promise<{ width: number; height: number } | null>;
  /** The loudest that was heard, from 0 to 1: at once when it is over `enough`, else when `signal` is aborted. */
  readonly loudest: (stream: MediaStream, enough: number, signal: AbortSignal) => Promise<number>;
  /** Plays the test sound to its end; false when the browser plays none. */
  readonly playSound: (signal: AbortSignal) => Promise<boolean>;
}
