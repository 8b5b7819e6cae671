import { readRecent, writeRecent, type RecentCall } from './recent-call.ts';

const PREFIX = 'parley:recent:';
const OFF = 'parley:recent-off';
/** How many are shown, and kept. */
export const MOST = 10;

/** How a call is told from others: a room is the same one whichever call it means. */
export const recentKey = ({ id, room }: Pick<RecentCall, 'id' | 'room'>): string =>
  room === null ? `c/${id}` : `r/${room}`;

/**
 * The calls that this device remembers. Each is an entry of its own in the browser's storage, so that two
 * tabs never overwrite what the other wrote. Where storage is refused, nothing is kept.
 */
export class RecentCalls {
  readonly #storage: Storage | null;

  constructor(storage: Storage | null) {
    this.#storage = storage;
  }

  /** Whether calls are kept at all. */
  get on(): boolean {
    return this.#try((storage) => storage.getItem(OFF) === null) ?? true;
  }

  /** Switched off, it forgets what there is. */
  set on(on: boolean) {
    this.#try((storage) => {
      if (on) return storage.removeItem(OFF);
      storage.setItem(OFF, '1');
      this.clear();
    });
  }

  /** The newest first. */
  list(): readonly RecentCall[] {
    if (!this.on) return [];
    return this.#all().slice(0, MOST);
  }

  /** What is kept of this call or room. */
  find(which: Pick<RecentCall, 'id' | 'room'>): RecentCall | null {
    return this.#try((storage) => readRecent(storage.getItem(PREFIX + recentKey(which)))) ?? null;
  }

  keep(call: RecentCall): void {
    if (!this.on) return;
    this.#try((storage) => storage.setItem(PREFIX + recentKey(call), writeRecent(call)));
    for (const old of this.#all().slice(MOST)) this.remove(old);
  }

  remove(which: Pick<RecentCall, 'id' | 'room'>): void {
    this.#try((storage) => storage.removeItem(PREFIX + recentKey(which)));
  }

  clear(): void {
    this.#try((storage) => {
      for (const key of keysOf(storage)) storage.removeItem(key);
    });
  }

  #all(): RecentCall[] {
    const calls = this.#try((storage) =>
      keysOf(storage).map((key) => {
        const call = readRecent(storage.getItem(key));
        // Under another key it could never be removed.
        return call !== null && PREFIX + recentKey(call) === key ? call : null;
      }),
    );
    return (calls ?? []).filter((call) => call !== null).sort((one, other) => other.at - one.at);
  }

  #try<T>(action: (storage: Storage) => T): T | null {
    try {
      return this.#storage === null ? null : action(this.#storage);
    } catch {
      // Refused or full.
      return null;
    }
  }
}

/** Whether a change of the storage by another tab is one of these. */
export const isRecentKey = (key: string | null): boolean =>
  key === null || key === OFF || key.startsWith(PREFIX);

function keysOf(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key) => key !== null && key.startsWith(PREFIX),
  ) as string[];
}
