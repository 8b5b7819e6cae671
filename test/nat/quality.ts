import type { Page } from 'playwright-core';

/** Counts since the connection began, and what is sent now, of the newest connection of a page. */
export interface Quality {
  /** Milliseconds. */
  readonly at: number;
  readonly audioPackets: number;
  readonly audioLost: number;
  /** Samples of sound that were played, and those of them that were made up for lost ones. */
  readonly samples: number;
  readonly concealed: number;
  readonly framesDecoded: number;
  readonly videoBytesSent: number;
  /** Of the picture that is sent; 0 while none is. */
  readonly sentHeight: number;
  readonly sentFps: number;
}

export function quality(page: Page): Promise<Quality> {
  return page.evaluate(async () => {
    const open = window.peerRecord?.connections.filter((one) => one.connectionState !== 'closed').at(-1);
    const stats = (await open?.getStats()) ?? new Map<string, never>();
    const seen = {
      at: performance.now(),
      audioPackets: 0,
      audioLost: 0,
      samples: 0,
      concealed: 0,
      framesDecoded: 0,
      videoBytesSent: 0,
      sentHeight: 0,
      sentFps: 0,
    };
    for (const one of stats.values() as Iterable<Record<string, number | string | undefined>>) {
      const number = (name: string): number => Number(one[name] ?? 0);
      if (one['type'] === 'inbound-rtp' && one['kind'] === 'audio') {
        seen.audioPackets += number('packetsReceived');
        seen.audioLost += number('packetsLost');
        seen.samples += number('totalSamplesReceived');
        seen.concealed += number('concealedSamples');
      }
      if (one['type'] === 'inbound-rtp' && one['kind'] === 'video')
        seen.framesDecoded += number('framesDecoded');
      if (one['type'] === 'outbound-rtp' && one['kind'] === 'video') {
        seen.videoBytesSent += number('bytesSent') + number('headerBytesSent');
        seen.sentHeight = Math.max(seen.sentHeight, number('frameHeight'));
        seen.sentFps = Math.max(seen.sentFps, number('framesPerSecond'));
      }
    }
    return seen;
  });
}

/** What a page heard, saw and sent for some seconds. */
export interface Stretch {
  /** Packets of sound in the second that had the fewest. */
  readonly fewestAudioPackets: number;
  /** Shares, from 0 to 1. */
  readonly audioLost: number;
  readonly concealed: number;
  readonly framesPerSecond: number;
  readonly sentKbps: number;
  readonly sentHeight: number;
  readonly sentFps: number;
}

export async function listenFor(page: Page, seconds: number): Promise<Stretch> {
  const seen = [await quality(page)];
  for (let second = 0; second < seconds; second++) {
    await page.waitForTimeout(1_000);
    seen.push(await quality(page));
  }
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last) throw new Error('At least a second.');
  const ms = last.at - first.at;
  const more = (name: keyof Quality): number => last[name] - first[name];
  return {
    fewestAudioPackets: Math.min(
      ...seen.slice(1).map((one, index) => one.audioPackets - (seen[index]?.audioPackets ?? 0)),
    ),
    audioLost: more('audioLost') / Math.max(1, more('audioLost') + more('audioPackets')),
    concealed: more('concealed') / Math.max(1, more('samples')),
    framesPerSecond: (more('framesDecoded') * 1_000) / ms,
    sentKbps: (more('videoBytesSent') * 8) / ms,
    sentHeight: last.sentHeight,
    sentFps: last.sentFps,
  };
}

export const inWords = (one: Stretch): string =>
  [
    `${(one.audioLost * 100).toFixed(1)} % of sound lost`,
    `${(one.concealed * 100).toFixed(1)} % made up`,
    `at least ${one.fewestAudioPackets} packets of it a second`,
    `${one.framesPerSecond.toFixed(0)} frames a second seen`,
    `video sent: ${one.sentKbps.toFixed(0)} kbit/s, ${one.sentHeight} lines, ${one.sentFps.toFixed(0)} frames a second`,
  ].join(', ');
