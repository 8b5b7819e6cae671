import { FakeTrack } from '../media/fakes.ts';

/** How a fake connection gathers: which candidates, when, and when it is done. */
export interface Gathering {
  readonly candidates: readonly { readonly afterMs: number; readonly candidate: string }[];
  /** Null: never. */
  readonly completeAfterMs: number | null;
}

/** One candidate that works, at once. */
export const QUICK: Gathering = { candidates: [{ afterMs: 0, candidate: 'good' }], completeAfterMs: 10 };

interface FakeDescription {
  readonly id: number;
  readonly candidates: readonly string[];
}

/**
 * A network of fake peer connections, without a browser. Descriptions are JSON. Two connections
 * connect once each has taken the other's description and one of them knows a candidate of the
 * other whose name begins with "good".
 */
export class FakePeerNetwork {
  readonly connections: FakePeerConnection[] = [];
  /** Uses of the API that a browser would have rejected. */
  readonly violations: string[] = [];

  connect(gathering: Gathering): FakePeerConnection {
    const connection = new FakePeerConnection(this, this.connections.length, gathering);
    this.connections.push(connection);
    return connection;
  }

  update(): void {
    for (const a of this.connections) {
      const b = a.remoteId === null ? undefined : this.connections[a.remoteId];
      if (b === undefined || b.remoteId !== a.id || a.connectionState !== 'new') continue;
      const usable = [...a.remoteCandidates, ...b.remoteCandidates].some((name) => name.startsWith('good'));
      if (!usable || a.isClosed || b.isClosed || !a.isStable || !b.isStable) continue;
      for (const side of [a, b]) side.becomes('connected');
      for (const [from, to] of [[a, b] as const, [b, a] as const]) from.channel?.open(to.channel);
    }
  }
}

class FakeChannel {
  readyState: RTCDataChannelState = 'connecting';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  #other: FakeChannel | null = null;

  open(other: FakeChannel | null): void {
    this.#other = other;
    this.readyState = 'open';
    queueMicrotask(() => this.onopen?.());
  }

  send(data: string): void {
    const other = this.#other;
    queueMicrotask(() => other?.onmessage?.({ data }));
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

  constructor(kind: 'audio' | 'video', direction: RTCRtpTransceiverDirection) {
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
  iceGatheringState: RTCIceGatheringState = 'new';
  localDescription: { type: string; sdp: string } | null = null;
  remoteDescription: { type: string; sdp: string } | null = null;
  onconnectionstatechange: (() => void) | null = null;
  onicecandidate: ((event: { candidate: RTCIceCandidateInit | null }) => void) | null = null;
  readonly #network: FakePeerNetwork;
  readonly #gathering: Gathering;
  readonly #gathered: string[] = [];
  readonly #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(network: FakePeerNetwork, id: number, gathering: Gathering) {
    super();
    this.#network = network;
    this.id = id;
    this.#gathering = gathering;
  }

  get isClosed(): boolean {
    return this.connectionState === 'closed';
  }

  get isStable(): boolean {
    return this.localDescription !== null && this.remoteDescription !== null;
  }

  asConnection(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }

  createDataChannel(): FakeChannel {
    this.channel = new FakeChannel();
    return this.channel;
  }

  addTransceiver(kind: 'audio' | 'video', { direction }: { direction: RTCRtpTransceiverDirection }): void {
    this.transceivers.push(new FakeTransceiver(kind, direction));
  }

  getTransceivers(): FakeTransceiver[] {
    return this.transceivers;
  }

  async createOffer(): Promise<{ type: string; sdp: string }> {
    return { type: 'offer', sdp: this.#describe() };
  }

  async createAnswer(): Promise<{ type: string; sdp: string }> {
    this.#require(this.remoteDescription?.type === 'offer', 'createAnswer without an offer');
    return { type: 'answer', sdp: this.#describe() };
  }

  async setLocalDescription(description: { type: string; sdp: string }): Promise<void> {
    this.#require(!this.isClosed, 'setLocalDescription after close');
    this.#require(this.localDescription === null, 'a second local description');
    this.localDescription = description;
    this.#gather();
    this.#network.update();
  }

  async setRemoteDescription(description: { type: string; sdp: string }): Promise<void> {
    this.#require(!this.isClosed, 'setRemoteDescription after close');
    this.#require(this.remoteDescription === null, 'a second remote description');
    const { id, candidates } = JSON.parse(description.sdp) as FakeDescription;
    if (typeof id !== 'number') throw new DOMException('not SDP', 'OperationError');
    // It takes a moment, as in a browser.
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.remoteDescription = description;
    this.remoteId = id;
    this.remoteCandidates.push(...candidates);
    if (description.type === 'offer') {
      for (const kind of ['audio', 'video'] as const) {
        this.transceivers.push(new FakeTransceiver(kind, 'recvonly'));
      }
    }
    this.#network.update();
  }

  async addIceCandidate({ candidate = '' }: RTCIceCandidateInit): Promise<void> {
    this.#require(this.remoteDescription !== null, 'a candidate before the remote description');
    this.remoteCandidates.push(candidate);
    this.#network.update();
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

  #describe(): string {
    return JSON.stringify({ id: this.id, candidates: [] } satisfies FakeDescription);
  }

  #gather(): void {
    this.iceGatheringState = 'gathering';
    const { candidates, completeAfterMs } = this.#gathering;
    for (const { afterMs, candidate } of candidates) {
      this.#timers.push(setTimeout(() => this.#found(candidate), afterMs));
    }
    if (completeAfterMs === null) return;
    this.#timers.push(
      setTimeout(() => {
        this.iceGatheringState = 'complete';
        this.dispatchEvent(new Event('icegatheringstatechange'));
        this.onicecandidate?.({ candidate: null });
      }, completeAfterMs),
    );
  }

  #found(candidate: string): void {
    this.#gathered.push(candidate);
    const sdp = JSON.stringify({ id: this.id, candidates: this.#gathered } satisfies FakeDescription);
    this.localDescription = { type: this.localDescription?.type ?? 'offer', sdp };
    this.onicecandidate?.({ candidate: { candidate, sdpMid: '0' } });
  }

  #require(condition: boolean, violation: string): void {
    if (condition) return;
    this.#network.violations.push(violation);
    throw new DOMException(violation, 'InvalidStateError');
  }
}
