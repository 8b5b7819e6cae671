import type { CandidatesDocument, Offer, Seat } from '../../../../contract/call.ts';
import { ParleyError } from '../../../../contract/errors.ts';
import { newPeerId } from '../../../../contract/ids.ts';
import type { CallIceServers } from './call-ice-servers.ts';
import { LateCandidates } from './late-candidates.ts';
import { Link, type LinkOptions } from './link.ts';
import type { LocalSending } from './negotiation.ts';

export interface CurrentLinkOptions extends Omit<LinkOptions, 'pc' | 'round' | 'ice' | 'local'> {
  readonly servers: Pick<CallIceServers, 'choice'>;
  readonly local: LocalSending;
}

/** The one link of a call at a time: a new one closes the one before. */
export class CurrentLink {
  readonly #options: CurrentLinkOptions;
  readonly #late = new LateCandidates();
  #local: LocalSending;
  #link: Link | null = null;

  constructor(options: CurrentLinkOptions) {
    this.#options = options;
    this.#local = options.local;
  }

  get link(): Link | null {
    return this.#link;
  }

  forOffer(round: number): Link {
    return this.#make(round, newPeerId());
  }

  /**
   * A link that took the offer of `caller` and prepared the answer: the one at hand if it did so
   * already, or if the offer is a later round over the same connection.
   */
  async forAnswer({ round, pc, sdp }: Offer<number>, caller: Seat<number>): Promise<Link> {
    const ready = this.#link;
    if (ready !== null && ready.round === round && (ready.met === null || ready.owesAnswer)) return ready;
    const isSame = ready !== null && ready.met !== null && ready.negotiation.pc === pc;
    const link = isSame ? ready : this.#make(round, pc);
    try {
      if (isSame) {
        this.equip(link);
        const taken = link.takeNextOffer(round, sdp);
        this.#late.feed(link.negotiation, caller.uid);
        await taken;
      } else {
        this.#late.feed(link.negotiation, caller.uid);
        await link.negotiation.prepareAnswer(sdp);
      }
      return link;
    } catch (error) {
      this.close();
      throw new ParleyError('network/connection-failed', 'The offer could not be used', { cause: error });
    }
  }

  /** From its next description on, the link uses the servers that are known by now. */
  equip(link: Link): void {
    link.use(this.#options.servers.choice());
  }

  /** Descriptions of `link` and of `other` went both ways. */
  meet(link: Link, other: Seat<number>): void {
    link.meet(other);
    this.#late.feed(link.negotiation, other.uid);
  }

  /** Late candidates of whatever round. */
  receive(document: CandidatesDocument): void {
    this.#late.receive(document);
  }

  setLocal(local: LocalSending): void {
    this.#local = local;
    this.#link?.negotiation.setLocal(local);
  }

  /** Closes the link that there is; another may be made. */
  close(): void {
    this.#late.stopFeeding();
    this.#link?.close();
    this.#link = null;
  }

  #make(round: number, pc: string): Link {
    this.close();
    this.#link = new Link({
      ...this.#options,
      pc,
      round,
      ice: this.#options.servers.choice(),
      local: this.#local,
    });
    return this.#link;
  }
}
