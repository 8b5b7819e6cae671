import { NO_LINKS, type OnceLink, type OnceLinks } from './page-state.ts';

/** The links that do something once, from the click that asks for one until it isn't shown any more. */
export class OnceLinkDesk {
  readonly #changed: () => void;
  #links: OnceLinks = NO_LINKS;
  /** Grows with each link that is asked for or dropped; what arrives for an older one counts no more. */
  #turn: Readonly<Record<keyof OnceLinks, number>> = { move: 0, host: 0 };

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get links(): OnceLinks {
    return this.#links;
  }

  /** `make` gives the link's address, or null when there can be none now. */
  async ask(kind: keyof OnceLinks, make: () => Promise<string | null>): Promise<void> {
    if (this.#links[kind] === 'making') return;
    const turn = this.#set(kind, 'making');
    this.#changed();
    const url = await make().catch(() => null);
    if (turn !== this.#turn[kind]) return;
    this.#set(kind, url === null ? 'failed' : { url });
    this.#changed();
  }

  drop(kind: keyof OnceLinks): void {
    if (this.#links[kind] !== null) this.#set(kind, null);
  }

  dropAll(): void {
    this.drop('move');
    this.drop('host');
  }

  #set(kind: keyof OnceLinks, link: OnceLink): number {
    const turn = this.#turn[kind] + 1;
    this.#turn = { ...this.#turn, [kind]: turn };
    this.#links = { ...this.#links, [kind]: link };
    return turn;
  }
}
