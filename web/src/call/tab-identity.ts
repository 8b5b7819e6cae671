import { isRandomId, newPeerId } from '../../../contract/ids.ts';
import { storageOrNull } from './browser-storage.ts';

/**
 * `peer` stays over reloads of a tab. `session` is of this page load, and of this call in it:
 * somebody who comes back must not be taken for one who never left.
 */
export interface TabIdentity {
  readonly peer: string;
  readonly session: string;
  /**
   * Becomes this peer, of a tab of this browser that is gone: after a crash the seat of the tab before is
   * one's own. False when that tab is alive, or when it can't be known.
   */
  readonly adopt: (peer: string) => Promise<boolean>;
}

/** Where a tab remembers itself; null where the browser has or allows none. */
export interface TabStores {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  readonly locks: Pick<LockManager, 'request'> | null;
}

const KEY = 'parley.peer';
/**
 * After a reload the lock of the page before may take a moment to go, on a busy machine longer. Another
 * peer than before could not take its seat back, so only a duplicated tab waits for all of this.
 */
const LOCK_WAIT_MS = 1_000;

/**
 * Who this tab is, for one call after the other. Duplicating a tab copies its session storage,
 * so a tab holds a Web Lock on its peer for as long as it lives, and one that doesn't get it
 * picks a new peer. Without Web Locks each page load is a peer of its own: it can't be mistaken
 * for another.
 */
export function tabIdentity(stores: TabStores): () => Promise<TabIdentity> {
  let claimed: Promise<string> | null = null;
  return async () => {
    claimed ??= claimPeer(stores);
    const adopt = async (peer: string): Promise<boolean> => {
      if (stores.locks === null || !(await hold(stores.locks, peer))) return false;
      write(stores.storage, peer);
      claimed = Promise.resolve(peer);
      return true;
    };
    return { peer: await claimed, session: newPeerId(), adopt };
  };
}

async function claimPeer({ storage, locks }: TabStores): Promise<string> {
  const kept = read(storage);
  if (kept !== null && locks !== null && (await hold(locks, kept))) return kept;
  const peer = newPeerId();
  if (locks !== null) {
    await hold(locks, peer);
    write(storage, peer);
  }
  return peer;
}

/** The stores of a page. */
export function browserTabStores(): TabStores {
  return {
    storage: storageOrNull(() => sessionStorage),
    locks: 'locks' in navigator ? navigator.locks : null,
  };
}

function hold(locks: Pick<LockManager, 'request'>, peer: string): Promise<boolean> {
  return new Promise((resolve) => {
    locks
      .request(`parley-peer-${peer}`, { signal: AbortSignal.timeout(LOCK_WAIT_MS) }, () => {
        resolve(true);
        // Held until the page goes away.
        return new Promise<never>(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

function read(storage: TabStores['storage']): string | null {
  try {
    const peer = storage?.getItem(KEY) ?? null;
    return peer !== null && isRandomId(peer) ? peer : null;
  } catch {
    return null;
  }
}

function write(storage: TabStores['storage'], peer: string): void {
  try {
    storage?.setItem(KEY, peer);
  } catch {
    // Full or forbidden: the next page load is another peer.
  }
}
