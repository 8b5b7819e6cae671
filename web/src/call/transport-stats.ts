/** Statistics as they come, of whatever browser. */
type Stats = Readonly<Record<string, unknown>>;

const statsOf = async (connection: RTCPeerConnection): Promise<Stats[]> => {
  const found: Stats[] = [];
  (await connection.getStats()).forEach((stats: Stats) => found.push(stats));
  return found;
};

/** What grows when something arrives, in RTCIceCandidatePairStats (W3C WebRTC Statistics, 8.16). */
const ARRIVES = ['bytesReceived', 'requestsReceived', 'responsesReceived'] as const;

/** A count that grows with everything that arrives over a connection: media, data, and the checks of ICE. */
export async function packetsReceived(connection: RTCPeerConnection): Promise<number> {
  let sum = 0;
  for (const stats of await statsOf(connection)) {
    if (stats['type'] !== 'candidate-pair') continue;
    for (const name of ARRIVES) sum += Number(stats[name] ?? 0);
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
