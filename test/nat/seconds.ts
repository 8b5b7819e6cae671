import type { Page } from 'playwright-core';

/** What one page heard and saw in one second. */
export interface Second {
  /** Packets of sound that arrived. */
  readonly packets: number;
  /** The share of the sound that was made up, since packets were lost or late: 0 to 1. */
  readonly concealed: number;
  readonly frames: number;
  /** Height of the picture, in pixels; 0 before there is one. */
  readonly height: number;
}

interface Counts {
  at: number;
  packets: number;
  concealed: number;
  samples: number;
  frames: number;
  height: number;
}

/** Listens and looks for so many seconds, one after the other. */
export async function watchSeconds(page: Page, count: number): Promise<Second[]> {
  const seconds: Second[] = [];
  let before = await counts(page);
  for (let second = 0; second < count; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = await counts(page);
    const part = (now.at - before.at) / 1_000;
    seconds.push({
      packets: (now.packets - before.packets) / part,
      concealed: (now.concealed - before.concealed) / Math.max(1, now.samples - before.samples),
      frames: (now.frames - before.frames) / part,
      height: now.height,
    });
    before = now;
  }
  return seconds;
}

/** In words: the mean and the worst of some seconds. */
export function tell(seconds: readonly Second[]): string {
  const mean = (of: (second: Second) => number): number =>
    seconds.reduce((sum, second) => sum + of(second), 0) / seconds.length;
  return [
    `${mean(({ packets }) => packets).toFixed(0)} packets a second, ${Math.min(...seconds.map(({ packets }) => packets)).toFixed(0)} at least`,
    `${(100 * mean(({ concealed }) => concealed)).toFixed(1)} % made up, ${(100 * Math.max(...seconds.map(({ concealed }) => concealed))).toFixed(0)} % in the worst second`,
    `${mean(({ frames }) => frames).toFixed(1)} frames a second`,
    `height ${[...new Set(seconds.map(({ height }) => height))].join(' ')}`,
  ].join('; ');
}

function counts(page: Page): Promise<Counts> {
  return page.evaluate(async () => {
    const open = window.peerRecord?.connections.filter((one) => one.connectionState === 'connected').at(-1);
    const now = { at: performance.now(), packets: 0, concealed: 0, samples: 0, frames: 0, height: 0 };
    const stats = ((await open?.getStats()) ?? new Map()) as unknown as Map<string, Record<string, unknown>>;
    for (const one of stats.values()) {
      if (one['type'] !== 'inbound-rtp') continue;
      if (one['kind'] === 'video') {
        now.frames += Number(one['framesDecoded'] ?? 0);
        now.height = Math.max(now.height, Number(one['frameHeight'] ?? 0));
      } else {
        now.packets += Number(one['packetsReceived'] ?? 0);
        now.concealed += Number(one['concealedSamples'] ?? 0);
        now.samples += Number(one['totalSamplesReceived'] ?? 0);
      }
    }
    return now;
  });
}
