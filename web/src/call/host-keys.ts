/** How many calls' keys are kept: those of long ago are of no use. */
const KEPT = 20;
const KEY = 'parley.host-keys';

/** The keys to the host's power that this browser has made, so that a link that was copied stays good. */
export class HostKeys {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'> | null) {
    this.#storage = storage;
  }

  /** The key of this call, or null. */
  of(id: string): string | null {
    return this.#read().find(([call]) => call === id)?.[1] ?? null;
  }

  keep(id: string, key: string): void {
    const others = this.#read().filter(([call]) => call !== id);
    try {
      this.#storage?.setItem(KEY, JSON.stringify([[id, key], ...others].slice(0, KEPT)));
    } catch {
      // Full or forbidden: the next link takes the place of this one.
    }
  }

  #read(): [string, string][] {
    try {
      const kept: unknown = JSON.parse(this.#storage?.getItem(KEY) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isPair) : [];
    } catch {
      return [];
    }
  }
}

const isPair = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
