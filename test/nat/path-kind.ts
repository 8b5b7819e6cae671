import type { Page } from 'playwright-core';

/** The kinds of path there are, the one that costs least first. */
export const PATH_KINDS = ['direct', 'relay udp', 'relay tcp', 'relay tls'] as const;
export type PathKind = (typeof PATH_KINDS)[number];

/** The candidate pair that one side has chosen, as its `getStats` tells. */
export interface Leg {
  readonly localType: string;
  /** How this side reaches its own relay: `udp`, `tcp` or `tls`; null when its media doesn't start from one. */
  readonly relayProtocol: string | null;
  readonly remoteType: string;
  readonly remoteAddress: string;
}

/** The chosen pair of the newest connection of this page, or null while there is none. */
export function chosenLeg(page: Page): Promise<Leg | null> {
  return page.evaluate(async () => {
    type Stat = Record<string, string | undefined>;
    const open = window.peerRecord?.connections.filter((one) => one.connectionState === 'connected').at(-1);
    if (!open) return null;
    const stats = (await open.getStats()) as unknown as Map<string, Stat>;
    const transport = [...stats.values()].find((one) => one['type'] === 'transport');
    const pair = stats.get(transport?.['selectedCandidatePairId'] ?? '');
    const local = stats.get(pair?.['localCandidateId'] ?? '');
    const remote = stats.get(pair?.['remoteCandidateId'] ?? '');
    if (!local || !remote) return null;
    return {
      localType: local['candidateType'] ?? '',
      relayProtocol: local['candidateType'] === 'relay' ? (local['relayProtocol'] ?? 'unknown') : null,
      remoteType: remote['candidateType'] ?? '',
      remoteAddress: remote['address'] ?? '',
    };
  });
}

/**
 * The kind of path that two sides have chosen: direct, or the worst of the ways in which they reach relays.
 * Null while what they say doesn't fit together. A side that never heard of the other's relay calls
 * it `prflx`, so the address tells, and the other side's own word.
 */
export function pathKind(a: Leg | null, b: Leg | null, turnHost: string): PathKind | null {
  if (a === null || b === null) return null;
  const isSeenAsRelay = (leg: Leg): boolean => leg.remoteAddress === turnHost;
  if (isSeenAsRelay(a) !== (b.relayProtocol !== null)) return null;
  if (isSeenAsRelay(b) !== (a.relayProtocol !== null)) return null;
  const ways = [a, b].map(({ relayProtocol }) => relayProtocol).filter((way) => way !== null);
  const kinds = ways.map((way) => PATH_KINDS.indexOf(`relay ${way}` as PathKind));
  if (kinds.includes(-1)) throw new Error(`A relay that is reached by ${ways.join(' and ')}?`);
  return PATH_KINDS[Math.max(0, ...kinds)] ?? null;
}

/** All candidate pairs of the newest connection of this page, a line each: to understand a choice. */
export function tellPairs(page: Page): Promise<string> {
  return page.evaluate(async () => {
    type Stat = Record<string, string | number | boolean | undefined>;
    const newest = window.peerRecord?.connections.at(-1);
    const stats = ((await newest?.getStats()) ?? new Map()) as unknown as Map<string, Stat>;
    const candidate = (id: Stat[string]): string => {
      const one = stats.get(String(id));
      return `${one?.['candidateType']} ${one?.['address']}:${one?.['port']}`;
    };
    return [...stats.values()]
      .filter((one) => one['type'] === 'candidate-pair')
      .map((one) =>
        [
          `${candidate(one['localCandidateId'])} to ${candidate(one['remoteCandidateId'])}: ${one['state']}`,
          `nominated ${one['nominated']}, checks sent ${one['requestsSent']}, answered ${one['responsesReceived']}`,
          `received ${one['requestsReceived']}`,
        ].join(', '),
      )
      .join('\n');
  });
}
