import type { Seat } from '../../../contract/call.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { CandidateOutbox } from './candidate-outbox.ts';
import type { DeviceRequest, SentMedia } from './media-channel.ts';
import { Negotiation, type LocalSending } from './negotiation.ts';

export interface LinkOptions {
  /** `offer.pc`. */
  readonly pc: string;
  readonly round: number;
  readonly newPeerConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly iceServers: RTCIceServer[];
  readonly local: LocalSending;
  readonly onConnectionState: (link: Link, state: RTCPeerConnectionState) => void;
  readonly onRemoteMedia: (link: Link, media: SentMedia) => void;
  readonly onDeviceRequest: (link: Link, request: DeviceRequest) => void;
  /** Writes late candidates of this round for `to`; `n` counts from 0 in each round. */
  readonly sendCandidates: (link: Link, to: string, n: number, candidates: string[]) => void;
}

/** The connection to whoever sits opposite, or that waits for somebody. */
export class Link {
  readonly negotiation: Negotiation;
  readonly #outbox: CandidateOutbox;
  readonly #firstRound: number;
  #met: Seat<number> | null = null;
  #servers: RTCIceServer[];
  /** The connection state that was told last. */
  told: RTCPeerConnectionState = 'new';
  /** The round that was asked for anew. */
  asked = 0;
  /** Whether an answer was made that isn't written yet. */
  owesAnswer = false;
  /** When the credentials that it was offered with run out, by the server's clock. */
  goodUntil = Infinity;
  #sent = 0;

  constructor(options: LinkOptions) {
    this.#outbox = new CandidateOutbox((to, candidates) => {
      const n = this.#sent++;
      if (n < LIMITS.candidateDocuments) options.sendCandidates(this, to, n, candidates);
    });
    this.#firstRound = options.round;
    this.#servers = options.iceServers;
    this.negotiation = new Negotiation({
      connection: options.newPeerConnection({
        iceServers: options.iceServers,
        bundlePolicy: 'max-bundle',
        rtcpMuxPolicy: 'require',
        // Candidates are there sooner once they are needed.
        iceCandidatePoolSize: 1,
      }),
      pc: options.pc,
      round: options.round,
      local: options.local,
      listener: {
        onConnectionState: (state) => options.onConnectionState(this, state),
        onLateCandidate: (candidate) => this.#outbox.add(candidate),
        onRemoteMedia: (media) => options.onRemoteMedia(this, media),
        onDeviceRequest: (request) => options.onDeviceRequest(this, request),
      },
    });
  }

  get round(): number {
    return this.negotiation.round;
  }

  /** Whether this is a later round over the same connection. */
  get isRestarted(): boolean {
    return this.round !== this.#firstRound;
  }

  /** Whose description was taken and answered by ours; null while it waits for somebody. */
  get met(): Seat<number> | null {
    return this.#met;
  }

  /** Whether these servers might find a way that the ones in use didn't. */
  lacks(servers: RTCIceServer[]): boolean {
    return servers.length > 0 && JSON.stringify(servers) !== JSON.stringify(this.#servers);
  }

  /** From the next description on, candidates are gathered by these servers. */
  useServers(servers: RTCIceServer[]): void {
    if (!this.lacks(servers)) return;
    this.#servers = servers;
    this.negotiation.useServers(servers);
  }

  /** The offer of a later round. Late candidates wait until it was written: `address`. */
  restart(round: number, gatherMs: number): Promise<string> {
    this.#restartOutbox();
    return this.negotiation.restart(round, gatherMs);
  }

  /** Takes the offer of a later round and prepares the answer. */
  async takeNextOffer(round: number, sdp: string): Promise<void> {
    this.#restartOutbox();
    this.owesAnswer = true;
    await this.negotiation.prepareNextAnswer(round, sdp);
  }

  /** Late candidates go to `other` from now on. */
  address(other: Seat<number>): void {
    this.#outbox.address(other.uid);
  }

  /** Descriptions went both ways: late candidates have an address now. */
  meet(other: Seat<number>): void {
    this.#met = other;
    this.address(other);
  }

  close(): void {
    this.#outbox.close();
    this.negotiation.close();
  }

  #restartOutbox(): void {
    this.#sent = 0;
    this.#outbox.restart();
  }
}
