import type { Seat } from '../../../contract/call.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { CandidateOutbox } from './candidate-outbox.ts';
import type { DeviceRequest, SentMedia } from './channel-messages.ts';
import { Negotiation, type LocalSending } from './negotiation.ts';

export interface LinkOptions {
  /** `offer.pc`. */
  readonly pc: string;
  readonly round: number;
  readonly newPeerConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly iceServers: RTCIceServer[];
  /** When their credentials run out, by the server's clock; Infinity for what doesn't expire. */
  readonly goodUntil: number;
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
  #goodUntil: number;
  #sent = 0;

  constructor(options: LinkOptions) {
    this.#outbox = new CandidateOutbox((to, candidates) => {
      const n = this.#sent++;
      if (n < LIMITS.candidateDocuments) options.sendCandidates(this, to, n, candidates);
    });
    this.#firstRound = options.round;
    this.#servers = options.iceServers;
    this.#goodUntil = options.goodUntil;
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

  /** When the credentials that it uses run out, by the server's clock. */
  get goodUntil(): number {
    return this.#goodUntil;
  }

  /** Whether these servers might find a way that the ones in use didn't. */
  lacks(servers: RTCIceServer[]): boolean {
    return servers.length > 0 && JSON.stringify(servers) !== JSON.stringify(this.#servers);
  }

  /** Whether there were relays to be had, and none could be: this network lets nothing of a call through. */
  get isBlocked(): boolean {
    return this.#servers.some(isTurn) && !this.negotiation.hasRelay;
  }

  /** From the next description on, candidates are gathered by these servers, whose credentials are good until then. */
  useServers(servers: RTCIceServer[], goodUntil: number): void {
    if (!this.lacks(servers)) return;
    this.#servers = servers;
    this.#goodUntil = goodUntil;
    this.negotiation.useServers(servers);
  }

  /**
   * The offer of a later round; null when there is nothing to be written any more. Late candidates wait until
   * it was: `wrote`.
   */
  restart(gatherMs: number): Promise<string | null> {
    this.#restartOutbox();
    return this.negotiation.restart(gatherMs);
  }

  /** The offer of this round is in the call document. */
  wrote(round: number, other: Seat<number>): void {
    this.negotiation.wrote(round);
    this.#outbox.address(other.uid);
  }

  /** Takes the offer of a later round and prepares the answer. */
  async takeNextOffer(round: number, sdp: string): Promise<void> {
    this.#restartOutbox();
    this.owesAnswer = true;
    await this.negotiation.prepareNextAnswer(round, sdp);
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

  #restartOutbox(): void {
    this.#sent = 0;
    this.#outbox.restart();
  }
}

const isTurn = ({ urls }: RTCIceServer): boolean => [urls].flat().some((url) => url.startsWith('turn'));
