import type { CallIceServers } from './call-ice-servers.ts';
import type { Link } from './link.ts';

/** How long a connection is given before servers that came late are put to use. Milliseconds. */
export const LATE_SERVERS_AFTER = {
  first: 2_000,
  /** After a restart, since the other side's servers often come right after one's own. */
  restarted: 1_000,
} as const;

/** Decides when ICE servers that weren't there for a description are worth another round. */
export class LateServers {
  readonly #servers: CallIceServers;
  readonly #onDue: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #hadItsTime = false;

  /** @param onDue called when `isDue` may have become true by the passing of time */
  constructor(servers: CallIceServers, onDue: () => void) {
    this.#servers = servers;
    this.#onDue = onDue;
  }

  /** Both descriptions are set: it should connect now. */
  paired(link: Link): void {
    this.rest();
    const ms = link.isRestarted ? LATE_SERVERS_AFTER.restarted : LATE_SERVERS_AFTER.first;
    this.#timer = setTimeout(() => {
      this.#hadItsTime = true;
      this.#onDue();
    }, ms);
  }

  /** It connected, or another description is on its way. */
  rest(): void {
    this.#hadItsTime = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Whether this link didn't connect, and servers are there that it doesn't use. */
  isDue(link: Link): boolean {
    if (link.negotiation.isConnected || !(this.#hadItsTime || link.told === 'failed')) return false;
    return link.lacks(this.#servers.choice());
  }

  /** Whether an offer that waits for somebody reaches nobody beyond this network, and a new one might. */
  isOfferPoor(link: Link): boolean {
    return link.met === null && !link.negotiation.reachesOut && link.lacks(this.#servers.choice());
  }
}
