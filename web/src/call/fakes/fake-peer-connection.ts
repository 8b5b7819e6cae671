import { FakeTrack } from '../../media/fakes.ts';

/** How a fake connection gathers: which candidates, when, and when it is done. */
export interface Gathering {
  readonly candidates: readonly {
    readonly afterMs: number;
    readonly candidate: string;
    readonly type?: RTCIceCandidateType;
  }[];
  /** The candidate that it gathers when it has TURN servers, 20 ms after it began. */
  readonly relay?: string;
  /** Null: never. */
  readonly completeAfterMs: number | null;
}

/** One candidate that works, at once. */
export const QUICK: Gathering = { candidates: [{ afterMs: 0, candidate: 'good' }], completeAfterMs: 10 };

interface FakeDescription {
  readonly id: number;
  /** As in a session description: what tells it from the others of its connection. */
  readonly sdp: string;
  /** Another one restarts ICE. */
  readonly generation: number;
  readonly candidates: readonly string[];
  /** Of the transceivers, in order. */
  readonly kinds: readonly Kind[];
}

type Kind = 'audio' | 'video';

/**
 * A network of fake peer connections, without a browser. Descriptions are JSON. Two connections
 * connect once each has taken the other's newest description and one of them knows a candidate of
 * the other, of this generation, whose name begins with "good".
 */
export class FakePeerNetwork {
  readonly connections: FakePeerConnection[] = [];
  /** Uses of the API that a browser would have rejected. */
  readonly violations: string[] = [];
  #isSilent = false;

  /** While true nothing arrives anywhere, and nobody says so. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  set isSilent(isSilent: boolean) {
    this.#isSilent = isSilent;
    for (const { channel } of this.connections) channel?.flush();
  }

  connect(gathering: Gathering, configuration: RTCConfiguration = {}): FakePeerConnection {
    const connection = new FakePeerConnection(this, this.connections.length, gathering, configuration);
    this.connections.push(connection);
    return connection;
  }

  update(): void {
    for (const a of this.connections) {
      const b = a.remoteId === null ? undefined : this.connections[a.remoteId];
      if (b === undefined || b.remoteId !== a.id || !a.isUnconnected) continue;
      const usable = [...a.remoteCandidates, ...b.remoteCandidates].some((name) => name.startsWith('good'));
      if (!usable || a.isClosed || b.isClosed || !a.isStable || !b.isStable) continue;
      for (const side of [a, b]) {
        side.becomes('connected');
        side.channel?.flush();
      }
      if (a.channel?.readyState === 'open') continue;
      for (const [from, to] of [[a, b] as const, [b, a] as const]) from.channel?.open(to.channel);
    }
  }
}

interface FakeCandidate extends RTCIceCandidateInit {
  readonly type: RTCIceCandidateType;
  toJSON(): RTCIceCandidateInit;
}

class FakeChannel {
  readyState: RTCDataChannelState = 'connecting';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  #other: FakeChannel | null = null;
  #waiting: string[] = [];
  readonly #isUp: () => boolean;

  constructor(isUp: () => boolean) {
    this.#isUp = isUp;
  }

  open(other: FakeChannel | null): void {
    this.#other = other;
    this.readyState = 'open';
    queueMicrotask(() => this.onopen?.());
  }

  /** Where the path is gone, what is sent waits for another. */
  send(data: string): void {
    this.#waiting.push(data);
    this.flush();
  }

  flush(): void {
    if (!this.#isUp()) return;
    const other = this.#other;
    for (const data of this.#waiting.splice(0)) queueMicrotask(() => other?.onmessage?.({ data }));
  }

  close(): void {
    this.readyState = 'closed';
  }
}

class FakeTransceiver {
  direction: RTCRtpTransceiverDirection;
  readonly receiver: { readonly track: FakeTrack };
  readonly sender = {
    track: null as MediaStreamTrack | null,
    replaceTrack: async (track: MediaStreamTrack | null): Promise<void> => {
      this.sender.track = track;
    },
  };

  constructor(kind: Kind, direction: RTCRtpTransceiverDirection) {
    this.direction = direction;
    const track = new FakeTrack(kind);
    track.muted = true;
    this.receiver = { track };
  }
}

export class FakePeerConnection extends EventTarget {
  readonly id: number;
  readonly transceivers: FakeTransceiver[] = [];
  readonly remoteCandidates: string[] = [];
  channel: FakeChannel | null = null;
  remoteId: number | null = null;
  connectionState: RTCPeerConnectionState = 'new';
  signalingState: RTCSignalingState = 'stable';
  iceGatheringState: RTCIceGatheringState = 'new';
  /** How often it gathered. */
  gatherings = 0;
  localDescription: { type: string; sdp: string } | null = null;
  remoteDescription: { type: string; sdp: string } | null = null;
  onconnectionstatechange: (() => void) | null = null;
  onicecandidate: ((event: { candidate: FakeCandidate | null }) => void) | null = null;
  readonly #network: FakePeerNetwork;
  readonly #gathering: Gathering;
  #configuration: RTCConfiguration;
  #generation = 1;
  #remoteGeneration = 0;
  #vanished = false;
  #received = 0;
  #gathered: string[] = [];
  readonly #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(network: FakePeerNetwork, id: number, gathering: Gathering, configuration: RTCConfiguration) {
    super();
    this.#configuration = configuration;
    this.#network = network;
    this.id = id;
    this.#gathering = gathering;
  }

  get isClosed(): boolean {
    return this.connectionState === 'closed';
  }

  get isStable(): boolean {
    return this.signalingState === 'stable' && this.remoteDescription !== null;
  }

  get isUnconnected(): boolean {
    return ['new', 'disconnected', 'failed'].includes(this.connectionState);
  }

  getConfiguration(): RTCConfiguration {
    return this.#configuration;
  }

  setConfiguration(configuration: RTCConfiguration): void {
    this.#require(!this.isClosed, 'setConfiguration after close');
    this.#configuration = configuration;
  }

  /** What `getStats` tells besides. */
  stats: readonly Readonly<Record<string, unknown>>[] = [];

  /** Something has arrived whenever one looks, while it is connected. */
  async getStats(): Promise<Map<string, object>> {
    if (this.connectionState === 'connected' && !this.#network.isSilent) this.#received += 1;
    const pair = { type: 'candidate-pair', bytesReceived: this.#received };
    return new Map([['pair', pair], ...this.stats.map((one) => [String(one['id']), one] as const)]);
  }

  asConnection(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }

  createDataChannel(): FakeChannel {
    this.channel = new FakeChannel(() => this.connectionState === 'connected' && !this.#network.isSilent);
    return this.channel;
  }

  addTransceiver(kind: Kind, { direction }: { direction: RTCRtpTransceiverDirection }): void {
    this.transceivers.push(new FakeTransceiver(kind, direction));
  }

  getTransceivers(): FakeTransceiver[] {
    return this.transceivers;
  }

  async createOffer({ iceRestart = false } = {}): Promise<{ type: string; sdp: string }> {
    if (iceRestart) this.#generation += 1;
    return { type: 'offer', sdp: this.#describe() };
  }

  async createAnswer(): Promise<{ type: string; sdp: string }> {
    this.#require(this.signalingState === 'have-remote-offer', 'createAnswer without an offer');
    return { type: 'answer', sdp: this.#describe() };
  }

  async setLocalDescription(description: { type: string; sdp: string }): Promise<void> {
    this.#require(!this.isClosed, 'setLocalDescription after close');
    const isOffer = description.type === 'offer';
    const from: RTCSignalingState[] = isOffer ? ['stable', 'have-local-offer'] : ['have-remote-offer'];
    this.#require(
      from.includes(this.signalingState),
      `a local ${description.type} in ${this.signalingState}`,
    );
    this.signalingState = isOffer ? 'have-local-offer' : 'stable';
    this.localDescription = description;
    const { generation } = JSON.parse(description.sdp) as FakeDescription;
    if (generation > this.gatherings) this.#gather();
    this.#network.update();
  }

  async setRemoteDescription(description: { type: string; sdp?: string }): Promise<void> {
    this.#require(!this.isClosed, 'setRemoteDescription after close');
    const isOffer = description.type === 'offer';
    if (description.type === 'rollback') {
      this.signalingState = 'stable';
      return;
    }
    // An offer takes back what was offered here (W3C WebRTC, 4.4.1.5).
    const from: RTCSignalingState[] = isOffer
      ? ['stable', 'have-remote-offer', 'have-local-offer']
      : ['have-local-offer'];
    this.#require(
      from.includes(this.signalingState),
      `a remote ${description.type} in ${this.signalingState}`,
    );
    const { type, sdp = '' } = description;
    const { id, generation, candidates, kinds } = JSON.parse(sdp) as FakeDescription;
    if (typeof id !== 'number') throw new DOMException('not SDP', 'OperationError');
    // It takes a moment, as in a browser.
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.signalingState = isOffer ? 'have-remote-offer' : 'stable';
    const isFirst = this.remoteDescription === null;
    this.remoteDescription = { type, sdp };
    this.remoteId = id;
    if (generation !== this.#remoteGeneration) {
      this.remoteCandidates.length = 0;
      if (isOffer && !isFirst) this.#generation += 1;
    }
    this.#remoteGeneration = generation;
    this.remoteCandidates.push(...candidates);
    if (isOffer && isFirst) {
      for (const kind of kinds) this.transceivers.push(new FakeTransceiver(kind, 'recvonly'));
    }
    this.#network.update();
  }

  async addIceCandidate({ candidate = '', usernameFragment = null }: RTCIceCandidateInit): Promise<void> {
    this.#require(this.remoteDescription !== null, 'a candidate before the remote description');
    const isOurs =
      usernameFragment === null || usernameFragment === `${this.remoteId}-${this.#remoteGeneration}`;
    if (typeof candidate !== 'string' || !isOurs) throw new DOMException('of no use', 'OperationError');
    this.remoteCandidates.push(candidate);
    this.#network.update();
  }

  /** Its page is gone: whatever its script still does is no violation. */
  vanish(): void {
    this.#vanished = true;
    this.close();
  }

  close(): void {
    this.connectionState = 'closed';
    for (const timer of this.#timers) clearTimeout(timer);
    for (const { receiver } of this.transceivers) receiver.track.stop();
  }

  becomes(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    queueMicrotask(() => this.onconnectionstatechange?.());
  }

  get #kinds(): Kind[] {
    return this.transceivers.map(({ receiver }) => receiver.track.kind);
  }

  #describe(): string {
    return this.#description([]);
  }

  #description(candidates: readonly string[]): string {
    const generation = this.#generation;
    const sdp = `a=ice-ufrag:${this.id}-${generation}`;
    const kinds = this.#kinds;
    return JSON.stringify({ id: this.id, sdp, generation, candidates, kinds } satisfies FakeDescription);
  }

  #gather(): void {
    this.gatherings += 1;
    this.#gathered = [];
    this.#timers.splice(0).forEach(clearTimeout);
    this.#setGatheringState('gathering');
    const { candidates, completeAfterMs, relay } = this.#gathering;
    const isHidden = this.#configuration.iceTransportPolicy === 'relay';
    for (const { afterMs, candidate, type } of isHidden ? [] : candidates) {
      this.#timers.push(setTimeout(() => this.#found(candidate, type), afterMs));
    }
    const hasTurn = (this.#configuration.iceServers ?? []).some(({ urls }) =>
      [urls].flat().some((url) => url.startsWith('turn')),
    );
    if (relay !== undefined && hasTurn) this.#timers.push(setTimeout(() => this.#found(relay, 'relay'), 20));
    if (completeAfterMs === null) return;
    this.#timers.push(
      setTimeout(() => {
        this.#setGatheringState('complete');
        this.onicecandidate?.({ candidate: null });
      }, completeAfterMs),
    );
  }

  #setGatheringState(state: RTCIceGatheringState): void {
    this.iceGatheringState = state;
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }

  #found(candidate: string, type: RTCIceCandidateType = 'host'): void {
    this.#gathered.push(candidate);
    const sdp = this.#description(this.#gathered);
    this.localDescription = { type: this.localDescription?.type ?? 'offer', sdp };
    const json = { candidate, sdpMid: '0', usernameFragment: `${this.id}-${this.#generation}` };
    this.onicecandidate?.({ candidate: { ...json, type, toJSON: () => json } });
  }

  #require(condition: boolean, violation: string): void {
    if (condition) return;
    if (!this.#vanished) this.#network.violations.push(violation);
    throw new DOMException(violation, 'InvalidStateError');
  }
}
