import type { CandidatesDocument } from '../../../../contract/call.ts';
import {
  CHANNEL_LABEL,
  CHANNEL_OPTIONS,
  decodeMessage,
  encodeMessage,
  type ChannelMessage,
  type DeviceRequest,
  type SentMedia,
} from './channel-messages.ts';
import { Descriptions } from './descriptions.ts';
import { configurationOf, type IceChoice } from './ice-choice.ts';
import { PacketWatch } from './packet-watch.ts';
import { isSameNetwork } from './same-network.ts';
import { slotOf, SLOTS, type SlotName } from './slots.ts';
import { soundReceived, type SoundReceived } from './sound-received.ts';
import { bytesReceived, sendsByRelay, statsOf } from './transport-stats.ts';

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
  /** Where nothing arrives any more it is `disconnected`, before the browser says so. */
  onConnectionState(state: RTCPeerConnectionState): void;
  /** A local candidate that came too late for the description, as JSON of RTCIceCandidateInit. */
  onLateCandidate(candidate: string): void;
  /** What the other side says that it sends. */
  onRemoteMedia(media: SentMedia): void;
  /** The other side asks to switch something. */
  onDeviceRequest(request: DeviceRequest): void;
  /** The other side wants another connection in place of this one. */
  onRenewalWanted(): void;
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
 * What two sides agree on over one RTCPeerConnection. Both negotiate the transceivers of slots.ts, `sendrecv`
 * and without tracks, and a data channel; tracks come and go by replaceTrack, so that no camera is needed to
 * connect and none of it renegotiates. Later descriptions restart ICE: see descriptions.ts.
 */
export class Negotiation {
  readonly pc: string;
  readonly #connection: RTCPeerConnection;
  readonly #channel: RTCDataChannel;
  readonly #descriptions: Descriptions;
  readonly #packets: PacketWatch;
  readonly #listener: NegotiationListener;
  #local: LocalSending;
  #remoteMedia: SentMedia | null = null;
  #closed = false;

  constructor({ connection, pc, round, local, listener }: NegotiationOptions) {
    this.pc = pc;
    this.#connection = connection;
    this.#local = local;
    this.#listener = listener;
    this.#channel = connection.createDataChannel(CHANNEL_LABEL, CHANNEL_OPTIONS);
    this.#channel.onopen = () => {
      this.#sayMedia();
      this.#send({ type: 'ping' });
    };
    this.#channel.onmessage = ({ data }) => this.#receive(decodeMessage(data));
    this.#descriptions = new Descriptions({
      connection,
      round,
      send: (message) => this.#send(message),
      onOffer: () => this.#openSlots(),
      onLateCandidate: (candidate) => listener.onLateCandidate(candidate),
    });
    this.#packets = new PacketWatch({
      count: () => bytesReceived(connection),
      ping: () => this.#send({ type: 'ping' }),
      onChange: () => this.#tellState(),
    });
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === 'connected') this.#packets.start();
      this.#tellState();
    };
  }

  /** For whoever looks at what flows. */
  get connection(): RTCPeerConnection {
    return this.#connection;
  }

  get round(): number {
    return this.#descriptions.round;
  }

  /** Whether our offer in the call document is yet to be answered. */
  get awaitsAnswer(): boolean {
    return this.#descriptions.awaitsAnswer;
  }

  /** Whether a STUN or TURN server was of use: else nobody beyond this network can reach us. */
  get reachesOut(): boolean {
    return this.#descriptions.reachesOut;
  }

  /** Whether a TURN server gave a relay since ICE was restarted last. */
  get hasRelay(): boolean {
    return this.#descriptions.hasRelay;
  }

  /** Whether something arrives. */
  get isConnected(): boolean {
    return this.#state === 'connected';
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

  /** Whether the two seem to be in one network. Which addresses that was seen by stays here. */
  async isNear(): Promise<boolean> {
    return isSameNetwork(await statsOf(this.#connection));
  }

  /** What the other side's microphone has sent so far over this connection. */
  async soundReceived(): Promise<SoundReceived | null> {
    const receiver = slotOf(this.#connection, 'microphone')?.receiver;
    return receiver === undefined ? null : soundReceived(await receiver.getStats());
  }

  /** An offer (SDP) with the candidates that were gathered within `gatherMs`. */
  makeOffer(gatherMs: number): Promise<string> {
    for (const { kind } of SLOTS) this.#connection.addTransceiver(kind, { direction: 'sendrecv' });
    this.#attach();
    return this.#descriptions.makeOffer(gatherMs);
  }

  /** See descriptions.ts. */
  restart(gatherMs: number): Promise<string | null> {
    return this.#descriptions.restart(gatherMs);
  }

  wrote(round: number): void {
    this.#descriptions.wrote(round);
  }

  /** Restarts ICE over the data channel, where there is one. Resolves when the offer is on its way. */
  async restartByChannel(): Promise<void> {
    if (this.#channel.readyState === 'open') await this.#descriptions.restartByChannel();
  }

  prepareAnswer(offerSdp: string): Promise<void> {
    return this.#descriptions.prepareAnswer(offerSdp);
  }

  prepareNextAnswer(round: number, offerSdp: string): Promise<void> {
    return this.#descriptions.prepareNextAnswer(round, offerSdp);
  }

  hasTaken(offerSdp: string): boolean {
    return this.#descriptions.hasTaken(offerSdp);
  }

  follow(round: number): void {
    this.#descriptions.follow(round);
  }

  makeAnswer(gatherMs: number): Promise<string> {
    return this.#descriptions.makeAnswer(gatherMs);
  }

  acceptAnswer(sdp: string): Promise<void> {
    return this.#descriptions.acceptAnswer(sdp);
  }

  addCandidates(document: CandidatesDocument): void {
    this.#descriptions.addCandidates(document);
  }

  /** When a restart was written or agreed on last, in milliseconds of Date.now(); 0 when that never was. */
  get restartedAt(): number {
    return this.#descriptions.restartedAt;
  }

  /** There is another network: what was offered before is of no use. */
  outdate(): void {
    this.#descriptions.outdate();
  }

  /** Finds out at once whether anything still arrives; `onConnectionState` tells if not. */
  probe(): void {
    this.#packets.probe();
  }

  /** Whether what we send goes through a relay of our own. */
  sendsByRelay(): Promise<boolean> {
    return sendsByRelay(this.#connection);
  }

  /** From the next description on, candidates are gathered by this. */
  useIce(ice: IceChoice): void {
    if (this.#closed) return;
    this.#connection.setConfiguration({ ...this.#connection.getConfiguration(), ...configurationOf(ice) });
    this.#descriptions.outdate();
  }

  /** Asks the other side to switch something; lost where nothing flows. */
  ask(request: DeviceRequest): void {
    const { device, on } = request;
    this.#send({ type: 'ask', device, on });
  }

  /** Asks the other side for another connection in place of this one. False where nothing flows. */
  wantRenewal(): boolean {
    return this.#send({ type: 'renew' });
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
    this.#packets.close();
    this.#descriptions.close();
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

  /** Whatever else is offered stays closed. */
  #openSlots(): void {
    for (const transceiver of this.#connection.getTransceivers()) transceiver.direction = 'inactive';
    for (const { name } of SLOTS) {
      const transceiver = slotOf(this.#connection, name);
      if (transceiver !== undefined) transceiver.direction = 'sendrecv';
    }
    this.#attach();
  }

  #received(...names: SlotName[]): MediaStreamTrack[] {
    const slots = names.map((name) => slotOf(this.#connection, name));
    return slots.flatMap((slot) => (slot === undefined ? [] : [slot.receiver.track]));
  }

  #sayMedia(): void {
    this.#send({ type: 'media', ...this.#local.media });
  }

  get #state(): RTCPeerConnectionState {
    const { connectionState } = this.#connection;
    return connectionState === 'connected' && this.#packets.isSilent ? 'disconnected' : connectionState;
  }

  #tellState(): void {
    if (!this.#closed) this.#listener.onConnectionState(this.#state);
  }

  #receive(message: ChannelMessage | null): void {
    if (message === null) return;
    switch (message.type) {
      case 'media': {
        const { type: _type, ...media } = message;
        this.#remoteMedia = media;
        return this.#listener.onRemoteMedia(media);
      }
      case 'ask':
        return this.#listener.onDeviceRequest(message);
      case 'renew':
        return this.#listener.onRenewalWanted();
      case 'ping':
        this.#send({ type: 'pong' });
        return;
      case 'pong':
        return this.#packets.answered();
      case 'offer':
      case 'answer':
      case 'candidate':
        return this.#descriptions.receive(message);
      default:
        return message satisfies never;
    }
  }

  #send(message: ChannelMessage): boolean {
    if (this.#channel.readyState !== 'open') return false;
    this.#channel.send(encodeMessage(message));
    return true;
  }
}
