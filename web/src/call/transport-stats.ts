/** Statistics as they come, of whatever browser. */
type Stats = Readonly<Record<string, unknown>>;

/** Everything that getStats tells: https://www.w3.org/TR/webrtc-stats/ */
export const statsOf = async (connection: RTCPeerConnection): Promise<Stats[]> => {
  const found: Stats[] = [];
  (await connection.getStats()).forEach((stats: Stats) => found.push(stats));
  return found;
};

/**
 * The bytes of media and data that have arrived over a connection (RTCIceCandidatePairStats, W3C WebRTC
 * Statistics, 8.16). The checks of ICE don't count: they may get through where nothing else does yet.
 */
export async function bytesReceived(connection: RTCPeerConnection): Promise<number> {
  let sum = 0;
  for (const stats of await statsOf(connection)) {
    if (stats['type'] === 'candidate-pair') sum += Number(stats['bytesReceived'] ?? 0);
  }
  return sum;
}

/** Whether what is sent over a connection goes through a relay of this side's. */
export async function sendsByRelay(connection: RTCPeerConnection): Promise<boolean> {
  const all = await statsOf(connection);
  const byId = new Map(all.map((stats) => [stats['id'], stats]));
  return all.some((stats) => {
    const pair = stats['type'] === 'transport' ? byId.get(stats['selectedCandidatePairId']) : undefined;
    return pair !== undefined && byId.get(pair['localCandidateId'])?.['candidateType'] === 'relay';
  });
}
