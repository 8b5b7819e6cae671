import { selectedPair, statsOf, type Stats } from '../call/connection/transport-stats.ts';
import type { CheckEnvironment } from './environment.ts';
import { iceServerOf, type SingleServer } from './single-server.ts';

const CONNECT_WITHIN_MS = 12_000;
/** How long it sends; relayed traffic may cost something, so it also ends after so many bytes. */
const FLOOD_MS = 3_000;
const FLOOD_BYTES = 8_000_000;
const MESSAGE = new Uint8Array(16_384);
/** Bytes that wait to be sent: enough to fill any network. */
const WAITING_BYTES = 1_000_000;

export interface Flood {
  readonly kbitPerSecond: number;
  readonly bytes: number;
  /** Of the path from one to the other and back, in milliseconds; null when the browser doesn't tell. */
  readonly roundTripMs: number | null;
  /** How the browser reaches the relay: `udp`, `tcp` or `tls`; null when it doesn't tell. */
  readonly relayProtocol: string | null;
}

/** Two connections in this page that reach each other through the relay alone; null when they don't. */
export async function floodThroughRelay(
  environment: CheckEnvironment,
  server: SingleServer,
  signal: AbortSignal,
): Promise<Flood | null> {
  const configuration: RTCConfiguration = {
    iceServers: [iceServerOf(server)],
    iceTransportPolicy: 'relay',
  };
  const from = environment.newPeerConnection(configuration);
  const to = environment.newPeerConnection(configuration);
  try {
    const arriving = new Promise<RTCDataChannel>((resolve) => {
      to.ondatachannel = ({ channel }) => resolve(channel);
    });
    const sending = from.createDataChannel('check', { ordered: false });
    const opened = new Promise<void>((resolve) => {
      sending.onopen = () => resolve();
    });
    pass(from, to);
    pass(to, from);
    await from.setLocalDescription(await from.createOffer());
    await to.setRemoteDescription(from.localDescription as RTCSessionDescription);
    await to.setLocalDescription(await to.createAnswer());
    await from.setRemoteDescription(to.localDescription as RTCSessionDescription);
    const both = Promise.all([opened, arriving]).then(([, channel]) => channel);
    const receiving = await within(both, CONNECT_WITHIN_MS, signal);
    if (receiving === null) return null;
    return await measure(environment, { from, to, sending, receiving }, signal);
  } finally {
    from.close();
    to.close();
  }
}

/** Candidates that come before the other has its description wait for it. */
function pass(from: RTCPeerConnection, to: RTCPeerConnection): void {
  const waiting: RTCIceCandidate[] = [];
  // A candidate that isn't taken is one way less; that none works is seen by the channel.
  const add = (candidate: RTCIceCandidate): void => void to.addIceCandidate(candidate).catch(() => undefined);
  from.onicecandidate = ({ candidate }) => {
    if (candidate === null) return;
    if (to.remoteDescription === null) waiting.push(candidate);
    else add(candidate);
  };
  to.onsignalingstatechange = () => {
    if (to.remoteDescription !== null) for (const candidate of waiting.splice(0)) add(candidate);
  };
}

interface Loop {
  readonly from: RTCPeerConnection;
  readonly to: RTCPeerConnection;
  readonly sending: RTCDataChannel;
  readonly receiving: RTCDataChannel;
}

async function measure(environment: CheckEnvironment, loop: Loop, signal: AbortSignal): Promise<Flood> {
  const { from, to, sending, receiving } = loop;
  let arrived = 0;
  let done = (): void => undefined;
  const enough = new Promise<void>((resolve) => (done = resolve));
  receiving.binaryType = 'arraybuffer';
  receiving.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    arrived += data.byteLength;
    if (arrived >= FLOOD_BYTES) done();
  };
  let sent = 0;
  sending.bufferedAmountLowThreshold = WAITING_BYTES / 2;
  const fill = (): void => {
    while (sending.readyState === 'open' && sent < FLOOD_BYTES && sending.bufferedAmount < WAITING_BYTES) {
      sending.send(MESSAGE);
      sent += MESSAGE.byteLength;
    }
  };
  sending.onbufferedamountlow = fill;
  // Before the flood: afterwards, what it measures is how long the queue is.
  const path = pathOf(await statsOf(from));
  const began = environment.now();
  fill();
  await within(enough, FLOOD_MS, signal);
  const bytes = receivedBytes(await statsOf(to));
  // With the statistics: they are taken while bytes still arrive.
  const seconds = (environment.now() - began) / 1000;
  return { kbitPerSecond: Math.round((bytes * 8) / 1000 / seconds), bytes, ...path };
}

function receivedBytes(all: readonly Stats[]): number {
  const channel = all.find(({ type }) => type === 'data-channel');
  return numberIn(channel, 'bytesReceived') ?? 0;
}

function pathOf(all: readonly Stats[]): Pick<Flood, 'roundTripMs' | 'relayProtocol'> {
  const pair = selectedPair(all);
  const local = all.find(({ id }) => id === pair?.['localCandidateId']);
  const seconds = numberIn(pair, 'currentRoundTripTime');
  const protocol = local?.['relayProtocol'];
  return {
    roundTripMs: seconds === null ? null : Math.round(seconds * 1000),
    relayProtocol: typeof protocol === 'string' ? protocol : null,
  };
}

function numberIn(entry: Stats | undefined, name: string): number | null {
  const value = entry?.[name];
  return typeof value === 'number' ? value : null;
}

/** What it resolves with, or null when that takes longer or isn't wanted any more. */
async function within<T>(promise: Promise<T>, ms: number, signal: AbortSignal): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
    signal.addEventListener('abort', () => resolve(null), { once: true });
    if (signal.aborted) resolve(null);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
