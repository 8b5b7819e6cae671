import type { CallSettings } from '../settings.ts';

/** What a browser remembers. */
interface Kept {
  get(): string;
  set(text: string): void;
}

/** The ways of this page to hide addresses: by a relay, if it has one, and whether it does so for everybody. */
export type Relays = Pick<CallSettings, 'turn' | 'relayOnly'>;

/** Whether the person's address is hidden from who they talk to. One for the whole page, whatever call it is in. */
export class AddressHiding {
  readonly #kept: Kept;
  readonly #listeners = new Set<() => void>();
  #relays: Relays | null = null;
  #isStuck = false;

  /** @param kept `on` where the person wants it */
  constructor(kept: Kept) {
    this.#kept = kept;
  }

  /** Whether the person wants it. */
  get chosen(): boolean {
    return this.#kept.get() === 'on';
  }

  /** Null until the page's settings are known. */
  get relays(): Relays | null {
    return this.#relays;
  }

  /** Whether a call that hides the address finds no relay, and therefore nobody. */
  get isStuck(): boolean {
    return this.#isStuck;
  }

  choose(hide: boolean): void {
    if (hide === this.chosen) return;
    this.#kept.set(hide ? 'on' : '');
    this.#tell();
  }

  learn({ turn, relayOnly }: Relays): void {
    this.#relays = { turn, relayOnly };
    this.#tell();
  }

  setStuck(isStuck: boolean): void {
    if (isStuck === this.#isStuck) return;
    this.#isStuck = isStuck;
    this.#tell();
  }

  /** Called after each change of anything above. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
