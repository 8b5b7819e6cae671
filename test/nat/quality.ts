import type { Page } from 'playwright-core';

/** What one page heard, saw and sent in about a second, by the newest of its connections. */
export interface Second {
  /** Packets of sound that arrived, and those that were found missing. */
  readonly packets: number;
  readonly lost: number;
  /** The share of the sound that was made up, since packets were lost or late: 0 to 1. */
  readonly concealed: number;
  /** Of the picture that is seen; its shorter side in pixels, 0 before there is one. */
  readonly frames: number;
  readonly lines: number;
  /** Of the picture that is sent. */
  readonly sentKbps: number;
  readonly sentLines: number;
  readonly sentFrames: number;
}

/** Listens and looks for so many seconds. */
export async function listenFor(page: Page, count: number): Promise<Second[]> {
  const seconds: Second[] = [];
  let before = await counts(page);
  for (let second = 0; second < count; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = await counts(page);
    const more = (name: keyof Counts): number => now[name] - before[name];
    const part = more('at') / 1_000;
    seconds.push({
      packets: more('packets') / part,
      lost: more('lost') / part,
      concealed: more('concealed') / Math.max(1, more('samples')),
      frames: more('frames') / part,
      lines: now.lines,
      sentKbps: (more('sentBytes') * 8) / 1_000 / part,
      sentLines: now.sentLines,
      sentFrames: more('sentFrames') / part,
    });
    before = now;
  }
  return seconds;
}

export const mean = (seconds: readonly Second[], of: keyof Second): number =>
  seconds.reduce((sum, second) => sum + second[of], 0) / seconds.length;

/** Packets of sound in the second that had the fewest. */
export const fewestPackets = (seconds: readonly Second[]): number =>
  Math.min(...seconds.map(({ packets }) => packets));

/** The share of sound that was lost on the way, from 0 to 1. */
export const lostShare = (seconds: readonly Second[]): number =>
  mean(seconds, 'lost') / Math.max(1, mean(seconds, 'lost') + mean(seconds, 'packets'));

/** The mean of some seconds, and the worst of them. */
export function inWords(seconds: readonly Second[]): string {
  const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`;
  const worst = Math.max(...seconds.map(({ concealed }) => concealed));
  return [
    `${percent(lostShare(seconds))} of sound lost`,
    `${percent(mean(seconds, 'concealed'))} made up, ${percent(worst, 0)} in the worst second`,
    `at least ${fewestPackets(seconds).toFixed(0)} packets of it a second`,
    `${mean(seconds, 'frames').toFixed(0)} frames a second seen, ${seconds.at(-1)?.lines} lines`,
    `video sent: ${mean(seconds, 'sentKbps').toFixed(0)} kbit/s, ${seconds.at(-1)?.sentLines} lines, ${mean(seconds, 'sentFrames').toFixed(0)} frames a second`,
  ].join('; ');
}

/** Since the connection began; `at` in milliseconds. */
interface Counts {
  at: number;
  packets: number;
  lost: number;
  concealed: number;
  samples: number;
  frames: number;
  lines: number;
  sentBytes: number;
  sentFrames: number;
  sentLines: number;
}

function counts(page: Page): Promise<Counts> {
  return page.evaluate(async () => {
    const open = window.peerRecord?.connections.filter((one) => one.connectionState !== 'closed').at(-1);
    const stats = ((await open?.getStats()) ?? new Map()) as unknown as Map<string, Record<string, unknown>>;
    const seen = {
      at: performance.now(),
      packets: 0,
      lost: 0,
      concealed: 0,
      samples: 0,
      frames: 0,
      lines: 0,
      sentBytes: 0,
      sentFrames: 0,
      sentLines: 0,
    };
    for (const one of stats.values()) {
      const number = (name: string): number => Number(one[name] ?? 0);
      const lines = Math.min(number('frameWidth'), number('frameHeight'));
      if (one['type'] === 'inbound-rtp' && one['kind'] === 'audio') {
        seen.packets += number('packetsReceived');
        seen.lost += number('packetsLost');
        seen.concealed += number('concealedSamples');
        seen.samples += number('totalSamplesReceived');
      }
      if (one['type'] === 'inbound-rtp' && one['kind'] === 'video') {
        seen.frames += number('framesDecoded');
        seen.lines = Math.max(seen.lines, lines);
      }
      if (one['type'] === 'outbound-rtp' && one['kind'] === 'video') {
        seen.sentBytes += number('bytesSent') + number('headerBytesSent');
        seen.sentFrames += number('framesSent');
        seen.sentLines = Math.max(seen.sentLines, lines);
      }
    }
    return seen;
  });
}
