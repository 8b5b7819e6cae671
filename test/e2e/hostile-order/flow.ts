/** What one side's newest connection receives, and whether it is of the round that its descriptions say. */
export interface Flow {
  readonly connections: number;
  readonly state: RTCPeerConnectionState;
  readonly signaling: RTCSignalingState;
  /** ICE user names: of the own description, and of the other's. */
  readonly local: string | null;
  readonly remote: string | null;
  /** Those of the two ends of the way that media takes now. After a restart Chromium may keep one of them. */
  readonly used: readonly [local: string, remote: string] | null;
  readonly framesDecoded: number;
  readonly audioPackets: number;
}

type Stat = Record<string, string | number | undefined>;

export async function flowOf(connections: readonly RTCPeerConnection[]): Promise<Flow | null> {
  const newest = connections.at(-1);
  if (newest === undefined) return null;
  const stats = (await newest.getStats()) as unknown as Map<string, Stat>;
  const all = [...stats.values()];
  const inbound = (kind: string, field: string): number =>
    all
      .filter((one) => one['type'] === 'inbound-rtp' && one['kind'] === kind)
      .reduce((sum, one) => sum + Number(one[field] ?? 0), 0);
  const transport = all.find((one) => one['type'] === 'transport');
  const pair = stats.get(String(transport?.['selectedCandidatePairId']));
  const end = (id: 'localCandidateId' | 'remoteCandidateId'): string =>
    String(stats.get(String(pair?.[id]))?.['usernameFragment']);
  return {
    connections: connections.length,
    state: newest.connectionState,
    signaling: newest.signalingState,
    local: userOf(newest.localDescription),
    remote: userOf(newest.remoteDescription),
    used: pair === undefined ? null : [end('localCandidateId'), end('remoteCandidateId')],
    framesDecoded: inbound('video', 'framesDecoded'),
    audioPackets: inbound('audio', 'packetsReceived'),
  };
}

/** RFC 8839, section 5.4. */
const userOf = (description: RTCSessionDescription | null): string | null =>
  /^a=ice-ufrag:(\S+)/m.exec(description?.sdp ?? '')?.[1] ?? null;
