import type { Page } from 'playwright-core';

/** What happened at a page, in milliseconds since 1970. */
export interface PageEvent {
  readonly at: number;
  readonly what: string;
}

declare global {
  interface Window {
    pageEvents?: PageEvent[];
  }
}

/**
 * Begins to note what a page hears of its network and what becomes of its call: `online`, `offline`, changes of
 * `navigator.connection`, of the phase, of each connection's states and descriptions.
 */
export async function watchEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    const events: PageEvent[] = [];
    window.pageEvents = events;
    const note = (what: string): void => {
      events.push({ at: performance.timeOrigin + performance.now(), what });
    };
    for (const name of ['online', 'offline']) window.addEventListener(name, () => note(name));
    const { connection } = navigator as unknown as { connection?: EventTarget & Record<string, unknown> };
    connection?.addEventListener('change', () => note(`connection.change ${String(connection['type'])}`));
    const app = document.querySelector('parley-app');
    if (app) {
      new MutationObserver(() => note(`phase ${app.getAttribute('data-phase')}`)).observe(app, {
        attributeFilter: ['data-phase'],
      });
    }
    const states = new WeakMap<RTCPeerConnection, string>();
    setInterval(() => {
      for (const [number, one] of (window.peerRecord?.connections ?? []).entries()) {
        const state = `${one.connectionState}, ice ${one.iceConnectionState}, ${one.signalingState}`;
        if (states.get(one) !== state) note(`connection ${number + 1}: ${state}`);
        states.set(one, state);
      }
    }, 20);
    let described = window.peerRecord?.described.length ?? 0;
    setInterval(() => {
      const all = window.peerRecord?.described ?? [];
      for (const one of all.slice(described)) note(`describes: ${one}`);
      described = all.length;
    }, 20);
  });
}

/** The events of both pages in order, a line each, in milliseconds after `start`. */
export async function tellEvents(pages: Readonly<Record<string, Page>>, start: number): Promise<string> {
  const told = await Promise.all(
    Object.entries(pages).map(async ([who, page]) =>
      (await page.evaluate(() => window.pageEvents ?? [])).map(({ at, what }) => ({ at, who, what })),
    ),
  );
  return told
    .flat()
    .filter(({ at }) => at > start - 100)
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, who, what }) => `  ${String(Math.round(at - start)).padStart(6)} ms  ${who}  ${what}`)
    .join('\n');
}
