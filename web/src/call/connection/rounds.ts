import type { Seat } from '../../../../contract/call.ts';
import { ParleyError } from '../../../../contract/errors.ts';
import { TIMES } from '../../../../contract/limits.ts';
import { liveSeat } from '../../../../contract/seats.ts';
import type { Call, OfferToWrite, Signaling } from '../../signaling/signaling.ts';
import type { CallFeed } from '../call-feed.ts';
import type { CallIceServers } from './call-ice-servers.ts';
import type { CurrentLink } from './current-link.ts';
import type { Link } from './link.ts';
import type { OwnSeat } from '../own-seat.ts';

/** The longest that an answer waits for candidates: somebody has clicked and is waiting. */
const GATHER_ANSWER_MS = 150;
/** The longest that the offer of a restart waits for them: somebody sees a frozen picture. */
const GATHER_RESTART_MS = 200;
/** The longest that an offer to nobody in particular waits for ICE servers. */
const SETTLE_MS = 2_000;

/** What exists once signed in. */
export interface Connected {
  readonly signaling: Signaling;
  readonly seat: OwnSeat;
  readonly feed: CallFeed;
}

export interface RoundsOptions {
  readonly id: string;
  readonly links: CurrentLink;
  readonly servers: CallIceServers;
  /** Throws before that. */
  readonly connected: () => Connected;
  readonly isClosed: () => boolean;
}

/** Offers and answers, from a connection to the call document and back. */
export class Rounds {
  readonly #options: RoundsOptions;
  readonly #links: CurrentLink;

  constructor(options: RoundsOptions) {
    this.#options = options;
    this.#links = options.links;
  }

  /** The offer that a call is created with; waits for `signedIn`, which the creation does anyway. */
  async first<T>(signedIn: Promise<T>): Promise<[OfferToWrite, T]> {
    const { servers } = this.#options;
    // Told below.
    signedIn.catch(() => undefined);
    // On a page that was just opened the settings are still on their way, and here before anybody is signed in.
    await servers.decided().catch(() => signedIn.then(() => servers.decided()));
    const link = this.#links.forOffer(1);
    const [sdp, connected] = await Promise.all([link.negotiation.makeOffer(TIMES.gatherAtMostMs), signedIn]);
    return [{ round: 1, pc: link.negotiation.pc, sdp }, connected];
  }

  /**
   * Writes an offer of a new connection, in the caller's seat: by whoever sits there, or sits alone, or
   * comes to an empty call. Resolves to who sits opposite, or undefined when it came to nothing.
   */
  async offer(): Promise<Seat<number> | null | undefined> {
    const { signaling, seat, feed } = this.#options.connected();
    const round = (feed.call?.offer?.round ?? 0) + 1;
    const { servers } = this.#options;
    await servers.decided();
    servers.want();
    // Who sits alone has the time, and without an address an offer is for nothing.
    if (servers.lacksRelay || (seat.role !== null && this.#isAlone())) await servers.settled(SETTLE_MS);
    if (this.#options.isClosed()) return undefined;
    this.#links.close();
    const link = this.#links.forOffer(round);
    const { negotiation } = link;
    const sdp = await negotiation.makeOffer(TIMES.gatherAtMostMs);
    const { call } = feed;
    if (this.#options.isClosed() || call === null || call === undefined) return undefined;
    const live = liveSeat(call, 'callee', signaling.serverNow());
    const other = live?.peer === seat.self.peer ? null : live;
    const freeCallee = call.callee !== undefined && other === null;
    await this.#writing(() =>
      signaling.takeCaller(this.#options.id, seat.self, { round, pc: negotiation.pc, sdp }, { freeCallee }),
    );
    return other;
  }

  /**
   * Writes an offer of a later round over the same connection, with all servers that are known now. What can't
   * be written leaves the connection as it is: it may still be mended without.
   */
  async restart(link: Link, callee: Seat<number>): Promise<void> {
    const { signaling, seat, feed } = this.#options.connected();
    const { servers } = this.#options;
    await servers.decided();
    servers.want();
    // With credentials that ran out there is no relay to be had.
    if (!servers.hasTurn) await servers.settled(SETTLE_MS);
    this.#links.equip(link);
    const sdp = await link.restart(GATHER_RESTART_MS);
    if (this.#options.isClosed() || sdp === null) return;
    const round = (feed.call?.offer?.round ?? link.round) + 1;
    await signaling.takeCaller(this.#options.id, seat.self, { round, pc: link.negotiation.pc, sdp });
    link.wrote(round, callee);
  }

  /** A link that took the offer and made the answer, of which nothing was sent yet. */
  async prepareAnswer(call: Call, caller: Seat<number>): Promise<Link> {
    if (call.offer === undefined) throw new ParleyError('internal', 'A caller without an offer');
    await this.#options.servers.decided();
    this.#options.servers.want();
    this.#options.connected().feed.listenTo('caller');
    return this.#links.forAnswer(call.offer, caller);
  }

  /** Writes the prepared answer. False when it came to nothing, since the offer has changed. */
  async answer(
    link: Link,
    write: (answer: { round: number; sdp: string }) => Promise<void>,
  ): Promise<boolean> {
    const isNew = link.met === null;
    try {
      // Those that came since the page was opened.
      if (isNew) {
        const { servers } = this.#options;
        await servers.decided();
        servers.want();
        // Who hides their address has nothing to describe without a relay: that alone is waited for.
        if (servers.lacksRelay) await servers.settled(SETTLE_MS);
        this.#links.equip(link);
      }
      const sdp = await link.negotiation.makeAnswer(GATHER_ANSWER_MS);
      if (this.#options.isClosed()) return false;
      if (this.#options.connected().feed.call?.offer?.round !== link.round) {
        if (isNew) this.#links.close();
        return false;
      }
      await write({ round: link.round, sdp });
      link.owesAnswer = false;
      return true;
    } catch (error) {
      // The other side knows nothing of this connection yet, so another one serves as well.
      if (isNew) this.#links.close();
      throw error;
    }
  }

  #isAlone(): boolean {
    const { signaling, feed } = this.#options.connected();
    const now = signaling.serverNow();
    return feed.call !== null && feed.call !== undefined && liveSeat(feed.call, 'callee', now) === null;
  }

  async #writing(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#links.close();
      throw error;
    }
  }
}
