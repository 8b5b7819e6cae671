/** One object of RTCStatsReport, of whatever browser: https://www.w3.org/TR/webrtc-stats/ */
export type Stats = Readonly<Record<string, unknown>>;

/** Everything that getStats tells. */
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

/** The pair of candidates that is in use. */
export function selectedPair(all: readonly Stats[]): Stats | undefined {
  const id = all.find((one) => one['type'] === 'transport')?.['selectedCandidatePairId'];
  const pairs = all.filter((one) => one['type'] === 'candidate-pair');
  // Firefox tells it by the pair itself.
  return pairs.find((one) => (id === undefined ? one['selected'] === true : one['id'] === id));
}

/** Whether what is sent over a connection goes through a relay of this side's. */
export async function sendsByRelay(connection: RTCPeerConnection): Promise<boolean> {
  const all = await statsOf(connection);
  const id = selectedPair(all)?.['localCandidateId'];
  return all.some((one) => one['id'] === id && one['candidateType'] === 'relay');
}
