import { TIMES } from '../../../contract/limits.ts';

/** That this tab sits in a call, as it remembers it over a reload. */
export interface Stay {
  /** ID of the call, as stored. */
  readonly id: string;
  /** Of the tab that sits there. A duplicated tab has a copy of this, but another peer. */
  readonly peer: string;
  readonly name: string;
  /** False where the person had switched it off. */
  readonly camera: boolean;
  readonly microphone: boolean;
  /** Whether the screen was shared. */
  readonly screen?: boolean;
  /** When that was last so, in milliseconds by this device's own clock. */
  readonly at: number;
}

const KEY = 'parley.stay';

/**
 * The stay that a tab may resume without a click: it was there a moment ago, and nobody hung up. It
 * lasts as long as a seat whose holder is silent, so that a tab restored the next day takes nothing.
 */
export class TabStay {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null) {
    this.#storage = storage;
  }

  keep(stay: Omit<Stay, 'at'>): void {
    try {
      this.#storage?.setItem(KEY, JSON.stringify({ ...stay, at: Date.now() } satisfies Stay));
    } catch {
      // Full or forbidden: after a reload it takes a click.
    }
  }

  /** The stay in this call, or null when there is none or it was too long ago. */
  of(id: string): Stay | null {
    const stay = this.#read();
    if (stay === null || stay.id !== id) return null;
    const age = Date.now() - stay.at;
    return age >= 0 && age < TIMES.seatLeaseMs ? stay : null;
  }

  forget(): void {
    try {
      this.#storage?.removeItem(KEY);
    } catch {
      // Then nothing could be kept either.
    }
  }

  #read(): Stay | null {
    try {
      const stay: unknown = JSON.parse(this.#storage?.getItem(KEY) ?? 'null');
      return isStay(stay) ? stay : null;
    } catch {
      return null;
    }
  }
}

function isStay(value: unknown): value is Stay {
  if (typeof value !== 'object' || value === null) return false;
  const { id, peer, name, camera, microphone, screen = false, at } = value as Record<string, unknown>;
  return (
    [id, peer, name].every((text) => typeof text === 'string') &&
    [camera, microphone, screen].every((flag) => typeof flag === 'boolean') &&
    typeof at === 'number'
  );
}
