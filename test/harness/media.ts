import type { Page } from 'playwright-core';
import { eventually } from './command.ts';

/** What a page receives, as its peer connection's statistics say. */
export interface Received {
  readonly framesDecoded: number;
  readonly audioPackets: number;
  readonly audioSamples: number;
  /** Loudness summed up; the fake microphone beeps. */
  readonly audioEnergy: number;
}

export interface CandidatePair {
  readonly localType: string;
  readonly remoteType: string;
  readonly protocol: string;
  /** `address:port` of the other side. */
  readonly remote: string;
  readonly roundTripMs: number | null;
}

/** A page of any browser that we drive. */
export interface Evaluates {
  evaluate<T>(action: () => Promise<T>): Promise<T>;
}

/** Counts of what the newest open peer connection of this page has received; zeros before there is one. */
export function received(page: Evaluates): Promise<Received> {
  return page.evaluate(async () => {
    const open = window.peerRecord?.connections.filter((one) => one.connectionState !== 'closed').at(-1);
    const counts = { framesDecoded: 0, audioPackets: 0, audioSamples: 0, audioEnergy: 0 };
    const stats = (await open?.getStats()) ?? new Map<string, never>();
    for (const one of stats.values() as Iterable<Record<string, number | string | undefined>>) {
      if (one['type'] !== 'inbound-rtp') continue;
      if (one['kind'] === 'video') counts.framesDecoded += Number(one['framesDecoded'] ?? 0);
      if (one['kind'] !== 'audio') continue;
      counts.audioPackets += Number(one['packetsReceived'] ?? 0);
      counts.audioSamples += Number(one['totalSamplesReceived'] ?? 0);
      counts.audioEnergy += Number(one['totalAudioEnergy'] ?? 0);
    }
    return counts;
  });
}

/** Waits until frames are decoded and sound arrives, and goes on doing so; fails after `ms` milliseconds. */
export async function waitForMedia(page: Evaluates, ms = 45_000): Promise<Received> {
  const first = await eventually(
    () => received(page),
    (now) => now.framesDecoded > 0 && now.audioPackets > 0,
    ms,
  );
  return eventually(
    () => received(page),
    (now) =>
      now.framesDecoded >= first.framesDecoded + 10 &&
      now.audioPackets >= first.audioPackets + 10 &&
      now.audioSamples > first.audioSamples &&
      now.audioEnergy > 0,
    ms,
  );
}

/** The way that media takes, or null while there is none. */
export function selectedPair(page: Page): Promise<CandidatePair | null> {
  return page.evaluate(async () => {
    type Stat = Record<string, string | number | undefined>;
    const open = window.peerRecord?.connections.filter((one) => one.connectionState === 'connected').at(-1);
    if (!open) return null;
    const stats = (await open.getStats()) as unknown as Map<string, Stat>;
    const transport = [...stats.values()].find((one) => one['type'] === 'transport');
    const pair = stats.get(String(transport?.['selectedCandidatePairId']));
    const local = stats.get(String(pair?.['localCandidateId']));
    const remote = stats.get(String(pair?.['remoteCandidateId']));
    if (!pair || !local || !remote) return null;
    const roundTrip = pair['currentRoundTripTime'];
    return {
      localType: String(local['candidateType']),
      remoteType: String(remote['candidateType']),
      protocol: String(local['protocol']),
      remote: `${remote['address']}:${remote['port']}`,
      roundTripMs: roundTrip === undefined ? null : Number(roundTrip) * 1000,
    };
  });
}

/** The page's marks of the call's timeline, by name without `parley:`, in milliseconds since 1970. The first of each. */
export function timeline(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const times: Record<string, number> = {};
    for (const mark of performance.getEntriesByType('mark')) {
      if (!mark.name.startsWith('parley:')) continue;
      times[mark.name.slice('parley:'.length)] ??= performance.timeOrigin + mark.startTime;
    }
    return times;
  });
}
