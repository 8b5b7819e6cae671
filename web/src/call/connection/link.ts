import type { Seat } from '../../../../contract/call.ts';
import { LIMITS } from '../../../../contract/limits.ts';
import { CandidateOutbox } from './candidate-outbox.ts';
import type { DeviceRequest, SentMedia } from './channel-messages.ts';
import { configurationOf, hasTurn, type IceChoice } from './ice-choice.ts';
import { Negotiation, type LocalSending } from './negotiation.ts';

export interface LinkOptions {
  /** `offer.pc`. */
  readonly pc: string;
  readonly round: number;
  readonly newPeerConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly ice: IceChoice;
  readonly local: LocalSending;
  readonly onConnectionState: (link: Link, state: RTCPeerConnectionState) => void;
  readonly onRemoteMedia: (link: Link, media: SentMedia) => void;
  readonly onDeviceRequest: (link: Link, request: DeviceRequest) => void;
  readonly onRenewalWanted: (link: Link) => void;
  /** Writes late candidates of this round for `to`; `n` counts from 0 in each round. */
  readonly sendCandidates: (link: Link, to: string, n: number, candidates: string[]) => void;
}

/** The connection to whoever sits opposite, or that waits for somebody. */
export class Link {
  readonly negotiation: Negotiation;
  readonly #outbox: CandidateOutbox;
  readonly #firstRound: number;
  #met: Seat<number> | null = null;
  #ice: IceChoice;
  /** The connection state that was told last. */
  told: RTCPeerConnectionState = 'new';
  /** The round that was asked for anew. */
  asked = 0;
  /** Whether an answer was made that isn't written yet. */
  owesAnswer = false;
  #sent = 0;

  constructor(options: LinkOptions) {
    this.#outbox = new CandidateOutbox((to, candidates) => {
      const n = this.#sent++;
      if (n < LIMITS.candidateDocuments) options.sendCandidates(this, to, n, candidates);
    });
    this.#firstRound = options.round;
    this.#ice = options.ice;
    this.negotiation = new Negotiation({
      connection: options.newPeerConnection({
        ...configurationOf(options.ice),
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
        onRenewalWanted: () => options.onRenewalWanted(this),
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
    return this.#ice.goodUntil;
  }

  /** Whether it was made to tell addresses that are to be hidden now. */
  tellsMoreThan({ iceTransportPolicy }: IceChoice): boolean {
    return iceTransportPolicy === 'relay' && this.#ice.iceTransportPolicy !== 'relay';
  }

  /** Whether this might find a way that what is in use didn't. */
  lacks({ iceServers, iceTransportPolicy }: IceChoice): boolean {
    if (iceTransportPolicy !== this.#ice.iceTransportPolicy) return true;
    return iceServers.length > 0 && JSON.stringify(iceServers) !== JSON.stringify(this.#ice.iceServers);
  }

  /** Whether there were relays to be had, and none could be: this network lets nothing of a call through. */
  get isBlocked(): boolean {
    return hasTurn(this.#ice.iceServers) && !this.negotiation.hasRelay;
  }

  /** From the next description on, candidates are gathered by this; from now on none is told that it hides. */
  use(ice: IceChoice): void {
    if (!this.lacks(ice)) return;
    const hides = this.tellsMoreThan(ice);
    this.#ice = ice;
    this.negotiation.useIce(ice);
    if (hides) this.#outbox.restart();
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
