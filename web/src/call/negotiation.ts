import type { CandidatesDocument } from '../../../contract/call.ts';
import {
  CHANNEL_LABEL,
  CHANNEL_OPTIONS,
  decodeMessage,
  encodeMessage,
  type SentMedia,
} from './media-channel.ts';

/** What goes to the other side: tracks, and what is said about them. */
export interface LocalSending {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
  readonly media: SentMedia;
}

export interface NegotiationListener {
  onConnectionState(state: RTCPeerConnectionState): void;
  /** A local candidate that came too late for the description, as JSON of RTCIceCandidateInit. */
  onLateCandidate(candidate: string): void;
  /** What the other side says that it sends. */
  onRemoteMedia(media: SentMedia): void;
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
 * One round of offer and answer over one RTCPeerConnection. Both sides negotiate one audio and
 * one video transceiver, `sendrecv` and without tracks, and a data channel; tracks come and go
 * by replaceTrack, so that no camera is needed to connect and none of it renegotiates.
 */
export class Negotiation {
  readonly pc: string;
  readonly round: number;
  readonly #connection: RTCPeerConnection;
  readonly #channel: RTCDataChannel;
  #local: LocalSending;
  #described = false;
  #answer: RTCSessionDescriptionInit | null = null;
  /** Remote candidates that wait for the remote description; null once it is there. */
  #early: RTCIceCandidateInit[] | null = [];
  #remoteMedia: SentMedia | null = null;
  #closed = false;

  constructor({ connection, pc, round, local, listener }: NegotiationOptions) {
    this.pc = pc;
    this.round = round;
    this.#connection = connection;
    this.#local = local;
    this.#channel = connection.createDataChannel(CHANNEL_LABEL, CHANNEL_OPTIONS);
    this.#channel.onopen = () => this.#sayMedia();
    this.#channel.onmessage = ({ data }) => {
      const message = decodeMessage(data);
      if (message === null) return;
      this.#remoteMedia = { camera: message.camera, microphone: message.microphone };
      listener.onRemoteMedia(this.#remoteMedia);
    };
    connection.onconnectionstatechange = () => {
      if (!this.#closed) listener.onConnectionState(connection.connectionState);
    };
    connection.onicecandidate = ({ candidate }) => {
      // Before the description is read, candidates go in it.
      if (this.#closed || !this.#described || candidate === null) return;
      listener.onLateCandidate(JSON.stringify(candidate));
    };
  }

  get isConnected(): boolean {
    return this.#connection.connectionState === 'connected';
  }

  /** What the other side said last that it sends. */
  get remoteMedia(): SentMedia | null {
    return this.#remoteMedia;
  }

  /** The tracks that arrive from the other side, also before anything flows in them. */
  get remoteTracks(): MediaStreamTrack[] {
    return this.#connection.getTransceivers().map(({ receiver }) => receiver.track);
  }

  /** An offer (SDP) with the candidates that were gathered within `gatherMs`. */
  async makeOffer(gatherMs: number): Promise<string> {
    this.#connection.addTransceiver('audio', { direction: 'sendrecv' });
    this.#connection.addTransceiver('video', { direction: 'sendrecv' });
    this.#attach();
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    return this.#gatheredDescription(gatherMs);
  }

  /** Takes the offer and makes the answer, but sends nothing: gathering starts with `makeAnswer`. */
  async prepareAnswer(offerSdp: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'offer', sdp: offerSdp });
    for (const transceiver of this.#connection.getTransceivers()) transceiver.direction = 'sendrecv';
    this.#attach();
    this.#takeEarlyCandidates();
    this.#answer = await this.#connection.createAnswer();
  }

  /** The prepared answer (SDP), with the candidates that were gathered within `gatherMs`. */
  async makeAnswer(gatherMs: number): Promise<string> {
    if (this.#answer === null) throw new Error('makeAnswer before prepareAnswer');
    await this.#connection.setLocalDescription(this.#answer);
    return this.#gatheredDescription(gatherMs);
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
    for (const { sender, receiver } of this.#connection.getTransceivers()) {
      const track = receiver.track.kind === 'audio' ? this.#local.audio : this.#local.video;
      if (sender.track === track) continue;
      // Fails when the connection was closed meanwhile, or the track ended: either is told elsewhere.
      sender.replaceTrack(track).catch(() => undefined);
    }
  }

  #sayMedia(): void {
    if (this.#channel.readyState !== 'open') return;
    this.#channel.send(encodeMessage({ type: 'media', ...this.#local.media }));
  }

  async #gatheredDescription(atMostMs: number): Promise<string> {
    await gathered(this.#connection, atMostMs);
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

/** Resolves when gathering is complete, or after `atMostMs`. */
function gathered(connection: RTCPeerConnection, atMostMs: number): Promise<void> {
  if (connection.iceGatheringState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      connection.removeEventListener('icegatheringstatechange', onChange);
      resolve();
    };
    const onChange = (): void => {
      if (connection.iceGatheringState === 'complete') finish();
    };
    const timer = setTimeout(finish, atMostMs);
    connection.addEventListener('icegatheringstatechange', onChange);
  });
}

function parseCandidate(text: string): RTCIceCandidateInit | null {
  try {
    const candidate: unknown = JSON.parse(text);
    return typeof candidate === 'object' && candidate !== null ? candidate : null;
  } catch {
    return null;
  }
}
