import type { Seat } from '../../../contract/call.ts';
import { newPeerId } from '../../../contract/ids.ts';
import { CandidateOutbox } from './candidate-outbox.ts';
import type { SentMedia } from './media-channel.ts';
import { Negotiation, type LocalSending } from './negotiation.ts';

export interface LinkOptions {
  readonly round: number;
  readonly newPeerConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly iceServers: RTCIceServer[];
  readonly local: LocalSending;
  readonly onConnectionState: (link: Link, state: RTCPeerConnectionState) => void;
  readonly onRemoteMedia: (link: Link, media: SentMedia) => void;
  /** Writes late candidates of this round for `to`. */
  readonly sendCandidates: (link: Link, to: string, candidates: string[]) => void;
}

/** The connection to whoever sits opposite, or that waits for somebody. */
export class Link {
  readonly negotiation: Negotiation;
  readonly #outbox: CandidateOutbox;
  #met: Seat<number> | null = null;
  /** The connection state that was told last. */
  told: RTCPeerConnectionState = 'new';

  constructor(options: LinkOptions) {
    this.#outbox = new CandidateOutbox((to, candidates) => options.sendCandidates(this, to, candidates));
    this.negotiation = new Negotiation({
      connection: options.newPeerConnection({
        iceServers: options.iceServers,
        bundlePolicy: 'max-bundle',
        rtcpMuxPolicy: 'require',
        // Candidates are there sooner once they are needed.
        iceCandidatePoolSize: 1,
      }),
      pc: newPeerId(),
      round: options.round,
      local: options.local,
      listener: {
        onConnectionState: (state) => options.onConnectionState(this, state),
        onLateCandidate: (candidate) => this.#outbox.add(candidate),
        onRemoteMedia: (media) => options.onRemoteMedia(this, media),
      },
    });
  }

  get round(): number {
    return this.negotiation.round;
  }

  /** Whose description was taken and answered by ours; null while it waits for somebody. */
  get met(): Seat<number> | null {
    return this.#met;
  }

  /** Descriptions went both ways: late candidates have an address now. */
  meet(other: Seat<number>): void {
    this.#met = other;
    this.#outbox.address(other.uid);
  }

  close(): void {
    this.#outbox.close();
    this.negotiation.close();
  }
}
