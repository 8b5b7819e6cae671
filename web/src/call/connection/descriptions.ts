import type { CandidatesDocument } from '../../../../contract/call.ts';
import type { DescriptionMessage } from './channel-messages.ts';
import { gather } from './gathering.ts';
import { isRelayed, withoutAddresses, withoutRelated } from './hidden-address.ts';
import { mediaCount, nameOfDescription } from './sdp.ts';

/** An offer that waits for its answer is good for another try this long, in milliseconds. */
const YOUNG_MS = 3_000;
/** The shortest time between two offers of the other side that are taken over the channel, in milliseconds. */
const TAKE_EVERY_MS = 500;

export interface DescriptionsOptions {
  readonly connection: RTCPeerConnection;
  readonly round: number;
  /** Sends over the data channel. False when it isn't open; where the path is gone, it waits for another. */
  readonly send: (message: DescriptionMessage) => boolean;
  /** Called with the other side's offer set, before it is answered. */
  readonly onOffer: () => void;
  /** A local candidate that came too late for the description, as JSON of RTCIceCandidateInit. */
  readonly onLateCandidate: (candidate: string) => void;
}

/**
 * The descriptions of one RTCPeerConnection. They go two ways: in rounds through the call document, and,
 * once there is a data channel, over that, which costs nothing and is there when Firestore isn't. Each after
 * the first restarts ICE. An offer may go both ways; its `ice-ufrag` tells that it is the same one.
 *
 * Rounds are begun by the caller alone. Over the channel either side may offer; of two offers at once the
 * caller's stands: "perfect negotiation" (W3C WebRTC, 10.7), with the callee as the polite one.
 */
export class Descriptions {
  readonly #options: DescriptionsOptions;
  readonly #connection: RTCPeerConnection;
  #round: number;
  #closed = false;
  #isPolite = false;
  /** One after the other, since they come by two ways. */
  #changes: Promise<unknown> = Promise.resolve();
  /** Our offer that isn't answered yet: `at` is 0 when it is outdated, `awaited` when it is in the call document. */
  #offer: { readonly name: string | null; at: number; awaited: boolean } | null = null;
  /** The offer that was answered last, whoever made it: what comes late is of before. */
  #agreed: string | null = null;
  #agreedAt = 0;
  /** The other side's offer that was taken last. */
  #taken: string | null = null;
  #takenAt = 0;
  #answer: RTCSessionDescriptionInit | null = null;
  /** Whether our newest description was read in order to be written. */
  #written = false;
  /** Whether it went over the channel: its candidates follow it. */
  #told = false;
  /** Remote candidates that wait for the remote description; null once it is there. */
  #early: RTCIceCandidateInit[] | null = [];
  #reachesOut = false;
  #hasRelay = false;

  constructor(options: DescriptionsOptions) {
    const { connection } = options;
    this.#options = options;
    this.#connection = connection;
    this.#round = options.round;
    connection.onicecandidate = ({ candidate }) => {
      if (candidate !== null) this.#found(candidate);
    };
  }

  get round(): number {
    return this.#round;
  }

  /** Whether our offer in the call document is yet to be answered. */
  get awaitsAnswer(): boolean {
    return this.#offer?.awaited === true && this.#connection.signalingState === 'have-local-offer';
  }

  /** When a restart was written or agreed on last, in milliseconds of Date.now(); 0 when that never was. */
  get restartedAt(): number {
    return this.awaitsAnswer ? (this.#offer?.at ?? 0) : this.#agreedAt;
  }

  /** Whether our offer is as good as new. */
  get #isYoung(): boolean {
    return this.#offer !== null && Date.now() - this.#offer.at < YOUNG_MS;
  }

  /** Whether a STUN or TURN server was of use: else nobody beyond this network can reach us. */
  get reachesOut(): boolean {
    return this.#reachesOut;
  }

  /** Whether a TURN server gave a relay since ICE was restarted last. */
  get hasRelay(): boolean {
    return this.#hasRelay;
  }

  /** An offer (SDP) with the candidates that were gathered within `gatherMs`. */
  async makeOffer(gatherMs: number): Promise<string> {
    await this.#gather(gatherMs, async () => {
      await this.#setOffer(await this.#connection.createOffer(), true);
    });
    return this.#toWrite();
  }

  /**
   * The offer of a later round, over the same connection with new candidates; null when what was to be
   * written has been answered over the channel meanwhile. `wrote` says that it is in the call document.
   */
  async restart(gatherMs: number): Promise<string | null> {
    const isPending = this.#isYoung && this.#connection.signalingState === 'have-local-offer';
    await this.#gather(gatherMs, async () => {
      if (!isPending) await this.#offerAgain();
    });
    return this.#offer === null ? null : this.#toWrite();
  }

  wrote(round: number): void {
    this.#round = round;
    if (this.#offer !== null) this.#offer.awaited = true;
  }

  /** Restarts ICE over the data channel. The connection that there is goes on until another way is found. */
  restartByChannel(): Promise<void> {
    return this.#change(async () => {
      const { signalingState } = this.#connection;
      if (signalingState === 'have-remote-offer') return;
      const isAwaited = this.#offer?.awaited === true && this.#offer.at !== 0;
      if (signalingState === 'have-local-offer' && (isAwaited || this.#isYoung)) this.#tellOffer();
      else await this.#offerAgain();
    });
  }

  /** What was offered and isn't answered is of no use any more: there is another network, or other servers. */
  outdate(): void {
    if (this.#offer !== null) this.#offer.at = 0;
  }

  /** Takes the offer and makes the answer, but sends nothing: gathering starts with `makeAnswer`. */
  prepareAnswer(sdp: string): Promise<void> {
    this.#isPolite = true;
    return this.#change(() => this.#take(sdp));
  }

  /** The same for an offer of a later round. */
  prepareNextAnswer(round: number, sdp: string): Promise<void> {
    this.#round = round;
    if (!this.hasTaken(sdp)) this.#early ??= [];
    return this.#change(async () => {
      if (!this.hasTaken(sdp)) return this.#take(sdp);
      // Answered over the channel: that is written as well.
      if (this.#connection.signalingState === 'stable') this.#written = true;
    });
  }

  /** Whether this offer was taken, by whichever way it came. */
  hasTaken(sdp: string): boolean {
    return this.#taken !== null && this.#taken === nameOfDescription(sdp);
  }

  /** The offer of a later round, which was taken over the channel. */
  follow(round: number): void {
    this.#round = round;
  }

  /** The prepared answer (SDP), with the candidates that were gathered within `gatherMs`. */
  async makeAnswer(gatherMs: number): Promise<string> {
    const answer = this.#answer;
    this.#answer = null;
    if (answer !== null) await this.#gather(gatherMs, () => this.#setAnswer(answer));
    else if (!this.#written) throw new Error('makeAnswer before prepareAnswer');
    return this.#toWrite();
  }

  acceptAnswer(sdp: string): Promise<void> {
    return this.#change(async () => {
      if (this.#connection.signalingState !== 'have-local-offer') return;
      await this.#accept(sdp);
    });
  }

  /** Late candidates of the other side. Those of another round are dropped; early ones wait. */
  addCandidates({ round, candidates }: CandidatesDocument): void {
    if (round === this.#round) for (const text of candidates) this.#addCandidate(text);
  }

  /** What the other side says over the channel. Nonsense changes nothing. */
  receive(message: DescriptionMessage): void {
    const taking = this.#change(async () => {
      switch (message.type) {
        case 'offer':
          return this.#takeByChannel(message.sdp, message.after);
        case 'answer':
          return this.#acceptByChannel(message.to, message.sdp);
        case 'candidate':
          return this.#addCandidate(message.candidate);
        default:
          return message satisfies never;
      }
    });
    taking.catch(() => undefined);
  }

  close(): void {
    this.#closed = true;
    this.#connection.onicecandidate = null;
  }

  // ---- Ours ------------------------------------------------------------------------

  async #setOffer(offer: RTCSessionDescriptionInit, awaited: boolean): Promise<void> {
    await this.#connection.setLocalDescription(offer);
    this.#offer = { name: nameOfDescription(offer.sdp), at: Date.now(), awaited };
  }

  async #offerAgain(): Promise<void> {
    const offer = await this.#connection.createOffer({ iceRestart: true });
    this.#begin();
    await this.#setOffer(offer, false);
    this.#tellOffer();
  }

  #tellOffer(): void {
    this.#told = this.#options.send({ type: 'offer', sdp: this.#localSdp(), after: this.#agreed ?? '' });
  }

  async #setAnswer(answer: RTCSessionDescriptionInit): Promise<void> {
    await this.#connection.setLocalDescription(answer);
    this.#agree(this.#taken);
    const sdp = this.#localSdp();
    // Faster than Firestore where that path still works, or begins to.
    this.#told = this.#options.send({ type: 'answer', to: this.#taken ?? '', sdp });
  }

  #begin(): void {
    this.#written = false;
    this.#told = false;
    this.#hasRelay = false;
    this.#early ??= [];
  }

  #toWrite(): string {
    this.#written = true;
    return this.#localSdp();
  }

  /** As it may be told. */
  #localSdp(): string {
    const sdp = this.#connection.localDescription?.sdp ?? '';
    return this.#isHidden ? withoutAddresses(sdp) : sdp;
  }

  get #isHidden(): boolean {
    return this.#connection.getConfiguration().iceTransportPolicy === 'relay';
  }

  #found(candidate: RTCIceCandidate): void {
    if (candidate.type === 'srflx' || candidate.type === 'relay') this.#reachesOut = true;
    if (candidate.type === 'relay') this.#hasRelay = true;
    if (this.#closed) return;
    const json = candidate.toJSON();
    if (this.#isHidden) {
      if (!isRelayed(json.candidate ?? '')) return;
      json.candidate = withoutRelated(json.candidate ?? '');
    }
    const text = JSON.stringify(json);
    if (this.#told) this.#options.send({ type: 'candidate', candidate: text });
    // Before the description is read, candidates go in it.
    if (this.#written) this.#options.onLateCandidate(text);
  }

  // ---- Theirs ----------------------------------------------------------------------

  async #take(sdp: string): Promise<void> {
    this.#begin();
    // What we offered meanwhile is taken back by that.
    await this.#connection.setRemoteDescription({ type: 'offer', sdp });
    this.#offer = null;
    this.#taken = nameOfDescription(sdp);
    this.#takenAt = Date.now();
    this.#options.onOffer();
    this.#takeEarlyCandidates();
    this.#answer = await this.#connection.createAnswer();
  }

  async #takeByChannel(sdp: string, after: string): Promise<void> {
    const { signalingState, remoteDescription } = this.#connection;
    if (after !== this.#agreed || this.hasTaken(sdp) || Date.now() - this.#takenAt < TAKE_EVERY_MS) return;
    if (signalingState === 'have-remote-offer') return;
    if (signalingState === 'have-local-offer' && !this.#isPolite) return;
    // It restarts ICE, and does nothing else.
    if (mediaCount(sdp) !== mediaCount(remoteDescription?.sdp)) return;
    try {
      await this.#take(sdp);
      const answer = this.#answer;
      this.#answer = null;
      if (answer !== null) await this.#setAnswer(answer);
    } catch {
      this.#answer = null;
      if (this.#connection.signalingState === 'stable') this.#offer = null;
      if (this.#connection.signalingState === 'have-remote-offer')
        await this.#connection.setRemoteDescription({ type: 'rollback' });
    }
  }

  async #acceptByChannel(to: string, sdp: string): Promise<void> {
    if (this.#connection.signalingState !== 'have-local-offer' || this.#offer?.name !== to) return;
    await this.#accept(sdp);
    // Nothing has to be written any more.
    this.#written = false;
  }

  async #accept(sdp: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp });
    this.#agree(this.#offer?.name ?? null);
    this.#offer = null;
    this.#takeEarlyCandidates();
  }

  #agree(name: string | null): void {
    // The first time it is no restart.
    if (this.#agreed !== null) this.#agreedAt = Date.now();
    this.#agreed = name;
  }

  #takeEarlyCandidates(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const candidate of early) this.#useCandidate(candidate);
  }

  #addCandidate(text: string): void {
    const candidate = parseCandidate(text);
    if (candidate === null || this.#closed) return;
    if (this.#early === null) this.#useCandidate(candidate);
    else this.#early.push(candidate);
  }

  #useCandidate(candidate: RTCIceCandidateInit): void {
    // One that can't be used, or is of another generation, is not the end: others may do.
    this.#connection.addIceCandidate(candidate).catch(() => undefined);
  }

  // ----------------------------------------------------------------------------------

  #change<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#changes.then(() => {
      if (this.#closed) throw new DOMException('The connection is closed', 'InvalidStateError');
      return change();
    });
    this.#changes = result.catch(() => undefined);
    return result;
  }

  #gather(atMostMs: number, change: () => Promise<void>): Promise<void> {
    return gather(this.#connection, atMostMs, () => this.#change(change));
  }
}

function parseCandidate(text: string): RTCIceCandidateInit | null {
  try {
    const candidate: unknown = JSON.parse(text);
    return typeof candidate === 'object' && candidate !== null ? candidate : null;
  } catch {
    return null;
  }
}
