import type { CallIceServers } from './call-ice-servers.ts';
import { LateServers } from './late-servers.ts';
import type { Link } from './link.ts';
import { Recovery } from './recovery.ts';
import type { CallEvent } from '../reducer.ts';

/**
 * A connection that hasn't even begun to check candidates by then is made anew, in milliseconds. Seen in
 * Chromium after a reload, rarely: it gathers nothing, and says nothing.
 */
const BEGINS_WITHIN_MS = 4_000;

export interface LinkWatchListener {
  onEvent(event: Extract<CallEvent, { type: 'connected' | 'disconnected' }>): void;
  /** `isDue` or `isOfferPoor` may have changed. */
  onServers(): void;
  /** It broke: restarting ICE may find another way for the same connection. */
  onMend(): void;
  /** It is time for a new connection. */
  onRestart(): void;
  /** It was tried for long enough. */
  onGiveUp(): void;
}

/**
 * Watches a connection from the exchange of descriptions on, and decides what is to be done when it
 * doesn't come, or breaks: wait, another round with servers that came late, a new connection, give up.
 */
export class LinkWatch {
  readonly #servers: CallIceServers;
  readonly #listener: LinkWatchListener;
  readonly #late: LateServers;
  readonly #recovery: Recovery;
  #link: Link | null = null;
  #beginning: ReturnType<typeof setTimeout> | undefined;
  /** Once is for the browser's sake; a network without any way isn't mended by more. */
  #beganAnew = false;
  /** The link that media flowed over. */
  #flowed: Link | null = null;
  /** Whether ICE was restarted since it broke: once is worth it. */
  #mended = false;

  constructor(servers: CallIceServers, listener: LinkWatchListener) {
    this.#servers = servers;
    this.#listener = listener;
    this.#late = new LateServers(servers, () => listener.onServers());
    this.#recovery = new Recovery({
      onRestart: () => listener.onRestart(),
      onGiveUp: () => listener.onGiveUp(),
    });
    servers.subscribe(() => {
      if (this.#link?.told === 'failed') this.#onFailed(this.#link);
      else listener.onServers();
    });
  }

  /** Another description is being made: what becomes of the last one doesn't matter any more. */
  describing(): void {
    this.#link = null;
    this.#late.rest();
  }

  /** Descriptions went both ways, maybe again: now it connects. */
  paired(link: Link): void {
    this.#link = link;
    // It may have connected before our own write was acknowledged, or all the time.
    if (link.negotiation.isConnected) return this.onConnectionState(link, 'connected');
    // What the connection was before is no news of this round.
    link.told = 'new';
    this.#recovery.paired();
    this.#late.paired(link);
    // It came and went before our own write was acknowledged. A restarted one may still say what it was before.
    if (!link.isRestarted && link.negotiation.hasFailed) return this.onConnectionState(link, 'failed');
    clearTimeout(this.#beginning);
    this.#beginning = setTimeout(() => {
      if (this.#beganAnew || this.#link !== link || link.negotiation.hasBegun) return;
      this.#beganAnew = true;
      this.#recovery.failed();
    }, BEGINS_WITHIN_MS);
  }

  /** A description could not be used, or nothing comes through. */
  failed(): void {
    this.#recovery.failed();
  }

  /** It is being mended by somebody. */
  interrupted(): void {
    this.#recovery.interrupted();
  }

  /** Nobody is there to connect to. */
  rest(): void {
    this.#link = null;
    clearTimeout(this.#beginning);
    this.#late.rest();
    this.#recovery.rest();
  }

  /** Whether servers came too late for a link that doesn't connect. */
  isDue(link: Link): boolean {
    return this.#late.isDue(link);
  }

  /** Whether an offer that waits for somebody is better made anew, since servers came. */
  isOfferPoor(link: Link): boolean {
    return this.#late.isOfferPoor(link);
  }

  /**
   * Has ICE restarted where that is worth a try: over a connection that worked, once until it works again, and
   * once more in each network.
   */
  mend(link: Link, { again = false } = {}): boolean {
    if (this.#flowed !== link || (this.#mended && !again)) return false;
    this.#mended = true;
    this.#recovery.mending();
    this.#listener.onMend();
    return true;
  }

  onConnectionState(link: Link, state: RTCPeerConnectionState): void {
    // Before that it is nothing to tell of; `paired` looks at it.
    if (link.met === null) return;
    if (state === 'connected') {
      this.#beganAnew = false;
      this.#flowed = link;
      this.#mended = false;
      this.#recovery.rest();
      this.#late.rest();
    }
    if (link.told === state) return;
    link.told = state;
    switch (state) {
      case 'connected':
        return this.#listener.onEvent({ type: 'connected', at: Date.now() });
      case 'disconnected':
        this.#listener.onEvent({ type: 'disconnected' });
        if (!this.mend(link)) this.#recovery.interrupted();
        return;
      case 'failed':
        this.#listener.onEvent({ type: 'disconnected' });
        return this.#onFailed(link);
      case 'new':
      case 'connecting':
      case 'closed':
        return;
      default:
        return state satisfies never;
    }
  }

  /** There was no way with the servers that were used; with others there may be one. */
  #onFailed(link: Link): void {
    if (this.#late.isDue(link)) return this.#listener.onServers();
    if (this.mend(link)) return;
    if (this.#servers.pending) return this.#recovery.interrupted();
    this.#recovery.failed();
  }
}
