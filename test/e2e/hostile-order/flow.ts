import type { BreakableConnection } from './breakable-connection.ts';

/** What one side's newest connection receives, and whether it is of the round that its descriptions say. */
export interface Flow {
  readonly connections: number;
  readonly state: RTCPeerConnectionState;
  readonly signaling: RTCSignalingState;
  /** ICE user names: of the own description, and of the other's. */
  readonly local: string | null;
  readonly remote: string | null;
  /** Whether candidates of the other's description were taken, late or with it. After a restart Chromium may still prefer a way from before. */
  readonly taken: boolean;
  readonly framesDecoded: number;
  readonly audioPackets: number;
}

type Stat = Record<string, string | number | undefined>;

export async function flowOf(connections: readonly BreakableConnection[]): Promise<Flow | null> {
  const newest = connections.at(-1);
  if (newest === undefined) return null;
  const stats = (await newest.getStats()) as unknown as Map<string, Stat>;
  const all = [...stats.values()];
  const inbound = (kind: string, field: string): number =>
    all
      .filter((one) => one['type'] === 'inbound-rtp' && one['kind'] === kind)
      .reduce((sum, one) => sum + Number(one[field] ?? 0), 0);
  const [local, remote] = [userOf(newest.localDescription), userOf(newest.remoteDescription)];
  return {
    connections: connections.length,
    state: newest.connectionState,
    signaling: newest.signalingState,
    local,
    remote,
    taken:
      newest.taken.some((candidate) => candidate.includes(` ufrag ${remote} `)) ||
      newest.remoteDescription?.sdp.includes('a=candidate:') === true,
    framesDecoded: inbound('video', 'framesDecoded'),
    audioPackets: inbound('audio', 'packetsReceived'),
  };
}

/** RFC 8839, section 5.4. */
const userOf = (description: RTCSessionDescription | null): string | null =>
  /^a=ice-ufrag:(\S+)/m.exec(description?.sdp ?? '')?.[1] ?? null;
