import type { CandidatesDocument } from '../../../contract/call.ts';
import { gather } from './gathering.ts';
import {
  CHANNEL_LABEL,
  CHANNEL_OPTIONS,
  decodeMessage,
  encodeMessage,
  type DeviceRequest,
  type SentMedia,
} from './media-channel.ts';
import { slotOf, SLOTS, type SlotName } from './slots.ts';

/** What goes to the other side: tracks, and what is said about them. */
export interface LocalSending {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
  /** The screen's picture and sound, while it is shared. */
  readonly screen?: MediaStreamTrack | null;
  readonly screenSound?: MediaStreamTrack | null;
  readonly media: SentMedia;
}

export interface NegotiationListener {
  onConnectionState(state: RTCPeerConnectionState): void;
  /** A local candidate that came too late for the description, as JSON of RTCIceCandidateInit. */
  onLateCandidate(candidate: string): void;
  /** What the other side says that it sends. */
  onRemoteMedia(media: SentMedia): void;
  /** The other side asks to switch something. */
  onDeviceRequest(request: DeviceRequest): void;
}

export interface NegotiationOptions {
  readonly connection: RTCPeerConnection;
  /** `offer.pc`. */
  readonly pc: string;
  readonly round: number;
  readonly local: LocalSending;
  readonly listener: NegotiationListener;
}

/**
 * Rounds of offer and answer over one RTCPeerConnection; each after the first restarts ICE. Both sides negotiate the
 * transceivers of slots.ts, `sendrecv` and without tracks, and a data channel; tracks come and go
 * by replaceTrack, so that no camera is needed to connect and none of it renegotiates.
 */
export class Negotiation {
  readonly pc: string;
  readonly #connection: RTCPeerConnection;
  readonly #channel: RTCDataChannel;
  #round: number;
  #local: LocalSending;
  #described = false;
  #reachesOut = false;
  #answer: RTCSessionDescriptionInit | null = null;
  /** Remote candidates that wait for the remote description; null once it is there. */
  #early: RTCIceCandidateInit[] | null = [];
  #remoteMedia: SentMedia | null = null;
  #closed = false;

  constructor({ connection, pc, round, local, listener }: NegotiationOptions) {
    this.pc = pc;
    this.#round = round;
    this.#connection = connection;
    this.#local = local;
    this.#channel = connection.createDataChannel(CHANNEL_LABEL, CHANNEL_OPTIONS);
    this.#channel.onopen = () => this.#sayMedia();
    this.#channel.onmessage = ({ data }) => {
      const message = decodeMessage(data);
      if (message === null) return;
      if (message.type === 'ask') return listener.onDeviceRequest(message);
      const { type: _type, ...media } = message;
      this.#remoteMedia = media;
      listener.onRemoteMedia(this.#remoteMedia);
    };
    connection.onconnectionstatechange = () => {
      if (!this.#closed) listener.onConnectionState(connection.connectionState);
    };
    connection.onicecandidate = ({ candidate }) => {
      if (candidate?.type === 'srflx' || candidate?.type === 'relay') this.#reachesOut = true;
      // Before the description is read, candidates go in it.
      if (this.#closed || !this.#described || candidate === null) return;
      listener.onLateCandidate(JSON.stringify(candidate));
    };
  }

  get round(): number {
    return this.#round;
  }

  /** Whether our offer is yet to be answered. */
  get awaitsAnswer(): boolean {
    return this.#connection.signalingState === 'have-local-offer';
  }

  /** Whether a STUN or TURN server was of use: else nobody beyond this network can reach us. */
  get reachesOut(): boolean {
    return this.#reachesOut;
  }

  get isConnected(): boolean {
    return this.#connection.connectionState === 'connected';
  }

  get hasFailed(): boolean {
    return this.#connection.connectionState === 'failed';
  }

  /** Whether candidates of both sides were there to be tried. */
  get hasBegun(): boolean {
    return this.#connection.connectionState !== 'new';
  }

  /** What the other side said last that it sends. */
  get remoteMedia(): SentMedia | null {
    return this.#remoteMedia;
  }

  /** The other person's sound and picture, also before anything flows in them. */
  get remoteTracks(): MediaStreamTrack[] {
    return this.#received('microphone', 'camera');
  }

  /** The same of their screen; none where the other page is too old to share one. */
  get remoteScreenTracks(): MediaStreamTrack[] {
    return this.#received('screen', 'screenSound');
  }

  /** An offer (SDP) with the candidates that were gathered within `gatherMs`. */
  async makeOffer(gatherMs: number): Promise<string> {
    for (const { kind } of SLOTS) this.#connection.addTransceiver(kind, { direction: 'sendrecv' });
    this.#attach();
    return this.#describe(await this.#connection.createOffer(), gatherMs);
  }

  /** The offer of a later round, over the same connection with new candidates. */
  async restart(round: number, gatherMs: number): Promise<string> {
    this.#begin(round);
    return this.#describe(await this.#connection.createOffer({ iceRestart: true }), gatherMs);
  }

  /** Takes the offer and makes the answer, but sends nothing: gathering starts with `makeAnswer`. */
  async prepareAnswer(offerSdp: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'offer', sdp: offerSdp });
    for (const transceiver of this.#connection.getTransceivers()) transceiver.direction = 'inactive';
    for (const { name } of SLOTS) {
      const transceiver = slotOf(this.#connection, name);
      if (transceiver !== undefined) transceiver.direction = 'sendrecv';
    }
    this.#attach();
    this.#takeEarlyCandidates();
    this.#answer = await this.#connection.createAnswer();
  }

  /** The same for an offer of a later round. */
  async prepareNextAnswer(round: number, offerSdp: string): Promise<void> {
    this.#begin(round);
    await this.prepareAnswer(offerSdp);
  }

  /** The prepared answer (SDP), with the candidates that were gathered within `gatherMs`. */
  async makeAnswer(gatherMs: number): Promise<string> {
    const answer = this.#answer;
    this.#answer = null;
    if (answer !== null) return this.#describe(answer, gatherMs);
    if (!this.#described) throw new Error('makeAnswer before prepareAnswer');
    // Made before, and not written.
    return this.#connection.localDescription?.sdp ?? '';
  }

  async acceptAnswer(sdp: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp });
    this.#takeEarlyCandidates();
  }

  /** Late candidates of the other side. Those of another round are dropped; early ones wait. */
  addCandidates({ round, candidates }: CandidatesDocument): void {
    if (round !== this.round || this.#closed) return;
    for (const text of candidates) {
      const candidate = parseCandidate(text);
      if (candidate === null) continue;
      if (this.#early === null) this.#addCandidate(candidate);
      else this.#early.push(candidate);
    }
  }

  /** From the next description on, candidates are gathered by these servers. */
  useServers(iceServers: RTCIceServer[]): void {
    this.#connection.setConfiguration({ ...this.#connection.getConfiguration(), iceServers });
  }

  /** Asks the other side to switch something; lost where nothing flows. */
  ask(request: DeviceRequest): void {
    if (this.#channel.readyState !== 'open') return;
    const { device, on } = request;
    this.#channel.send(encodeMessage({ type: 'ask', device, on }));
  }

  setLocal(local: LocalSending): void {
    this.#local = local;
    this.#attach();
    this.#sayMedia();
  }

  close(): void {
    this.#closed = true;
    this.#channel.onopen = null;
    this.#channel.onmessage = null;
    this.#connection.onconnectionstatechange = null;
    this.#connection.onicecandidate = null;
    this.#connection.close();
  }

  #attach(): void {
    if (this.#closed) return;
    const { audio, video, screen = null, screenSound = null } = this.#local;
    const tracks = { microphone: audio, camera: video, screen, screenSound };
    for (const { name } of SLOTS) {
      const sender = slotOf(this.#connection, name)?.sender;
      const track = tracks[name];
      if (sender === undefined || sender.track === track) continue;
      // Fails when the connection was closed meanwhile, or the track ended: either is told elsewhere.
      sender.replaceTrack(track).catch(() => undefined);
    }
  }

  #received(...names: SlotName[]): MediaStreamTrack[] {
    const slots = names.map((name) => slotOf(this.#connection, name));
    return slots.flatMap((slot) => (slot === undefined ? [] : [slot.receiver.track]));
  }

  #sayMedia(): void {
    if (this.#channel.readyState !== 'open') return;
    this.#channel.send(encodeMessage({ type: 'media', ...this.#local.media }));
  }

  #begin(round: number): void {
    this.#round = round;
    this.#described = false;
    this.#early ??= [];
  }

  async #describe(description: RTCSessionDescriptionInit, gatherMs: number): Promise<string> {
    await gather(this.#connection, gatherMs, () => this.#connection.setLocalDescription(description));
    this.#described = true;
    return this.#connection.localDescription?.sdp ?? '';
  }

  #takeEarlyCandidates(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const candidate of early) this.#addCandidate(candidate);
  }

  #addCandidate(candidate: RTCIceCandidateInit): void {
    // One candidate that can't be used is not the end: others may do.
    this.#connection.addIceCandidate(candidate).catch(() => undefined);
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
