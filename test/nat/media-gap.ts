import type { Page } from 'playwright-core';

export interface Gap {
  /** The longest time without a new packet of sound, in milliseconds, since it was asked to look. */
  readonly longestMs: number;
  /** The time since the last one. */
  readonly currentMs: number;
}

interface GapWatch {
  lastAt: number;
  longestMs: number;
}

declare global {
  interface Window {
    gapWatch?: GapWatch;
  }
}

/** Begins to look for gaps in what this page hears, ten times a second, over all its connections. */
export async function watchForGaps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch: GapWatch = { lastAt: performance.now(), longestMs: 0 };
    window.gapWatch = watch;
    const packets = new WeakMap<RTCPeerConnection, number>();
    const look = async (): Promise<void> => {
      for (const connection of window.peerRecord?.connections ?? []) {
        if (connection.connectionState === 'closed') continue;
        let count = 0;
        const stats = (await connection.getStats()) as unknown as Map<string, Record<string, unknown>>;
        for (const one of stats.values()) {
          if (one['type'] === 'inbound-rtp' && one['kind'] === 'audio')
            count += Number(one['packetsReceived']);
        }
        if (count > (packets.get(connection) ?? 0)) {
          watch.longestMs = Math.max(watch.longestMs, performance.now() - watch.lastAt);
          watch.lastAt = performance.now();
        }
        packets.set(connection, count);
      }
      setTimeout(() => void look(), 100);
    };
    void look();
  });
}

export function gapOf(page: Page): Promise<Gap> {
  return page.evaluate(() => {
    const { lastAt, longestMs } = window.gapWatch ?? { lastAt: NaN, longestMs: NaN };
    const currentMs = performance.now() - lastAt;
    return { longestMs: Math.max(longestMs, currentMs), currentMs };
  });
}
