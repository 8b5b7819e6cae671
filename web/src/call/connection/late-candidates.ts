import type { CandidatesDocument } from '../../../../contract/call.ts';
import type { Negotiation } from './negotiation.ts';

const KEEP_AT_MOST = 100;

/**
 * Late candidates of the other side, on their way to a negotiation. Documents come by another
 * listener than the call, so they are kept until it is clear which round and person they are of.
 */
export class LateCandidates {
  #documents: CandidatesDocument[] = [];
  #negotiation: Negotiation | null = null;
  #from: string | null = null;

  /** From now on the candidates of `from` go to this negotiation, the kept ones at once. */
  feed(negotiation: Negotiation, from: string): void {
    this.#negotiation = negotiation;
    this.#from = from;
    for (const document of this.#documents) this.#pass(document);
    this.#documents = this.#documents.filter(({ round }) => round >= negotiation.round);
  }

  stopFeeding(): void {
    this.#negotiation = null;
    this.#from = null;
  }

  receive(document: CandidatesDocument): void {
    // Who comes late into a long call is told of all its rounds: the old ones make place.
    this.#documents = [...this.#documents, document]
      .sort((one, other) => one.round - other.round)
      .slice(-KEEP_AT_MOST);
    this.#pass(document);
  }

  /** The negotiation drops what is of another round. */
  #pass(document: CandidatesDocument): void {
    if (document.from === this.#from) this.#negotiation?.addCandidates(document);
  }
}
