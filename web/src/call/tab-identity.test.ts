import { describe, expect, it } from 'vitest';
import { FakeStorage } from './fakes/fake-storage.ts';
import { tabIdentity, type TabIdentity, type TabStores } from './tab-identity.ts';

/** Locks that are never given back, as those of a page that stays open. */
function fakeLocks(): NonNullable<TabStores['locks']> {
  const held = new Set<string>();
  const request = async (name: string, options: LockOptions, callback: LockGrantedCallback<unknown>) => {
    if (held.has(name)) {
      return new Promise((_, reject) => {
        options.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    }
    held.add(name);
    return callback({ name, mode: 'exclusive' });
  };
  return { request } as unknown as NonNullable<TabStores['locks']>;
}

const claimTabIdentity = (stores: TabStores): Promise<TabIdentity> => tabIdentity(stores)();

describe('tabIdentity', () => {
  it('keeps the peer over a reload and changes the session', async () => {
    const storage = new FakeStorage();
    const before = await claimTabIdentity({ storage, locks: fakeLocks() });
    const after = await claimTabIdentity({ storage, locks: fakeLocks() });
    expect(before.peer).toMatch(/^[0-9a-z]{16}$/);
    expect(after.peer).toBe(before.peer);
    expect(after.session).not.toBe(before.session);
  });

  it('is one peer for all calls of a page load, each with a session of its own', async () => {
    const identify = tabIdentity({ storage: new FakeStorage(), locks: fakeLocks() });
    const [first, second] = [await identify(), await identify()];
    expect(second.peer).toBe(first.peer);
    expect(second.session).not.toBe(first.session);
  });

  it('gives a duplicated tab a peer of its own', async () => {
    const locks = fakeLocks();
    const storage = new FakeStorage();
    const original = await claimTabIdentity({ storage, locks });
    const duplicate = await claimTabIdentity({ storage, locks });
    expect(duplicate.peer).not.toBe(original.peer);
    expect(storage.getItem('parley.peer')).toBe(duplicate.peer);
  });

  it('makes each page load a peer of its own without Web Locks or storage', async () => {
    const storage = new FakeStorage();
    const first = await claimTabIdentity({ storage, locks: null });
    const second = await claimTabIdentity({ storage, locks: null });
    expect(second.peer).not.toBe(first.peer);
    expect((await claimTabIdentity({ storage: null, locks: fakeLocks() })).peer).toMatch(/^[0-9a-z]{16}$/);
  });

  it('does not take what is no peer from the storage', async () => {
    const storage = new FakeStorage();
    storage.setItem('parley.peer', '<odd>');
    expect((await claimTabIdentity({ storage, locks: fakeLocks() })).peer).toMatch(/^[0-9a-z]{16}$/);
  });

  it('becomes the peer of a tab that is gone, and not of one that lives', async () => {
    const [storage, locks] = [new FakeStorage(), fakeLocks()];
    const living = await claimTabIdentity({ storage: new FakeStorage(), locks });
    const identify = tabIdentity({ storage, locks });
    const { adopt } = await identify();
    expect(await adopt(living.peer)).toBe(false);
    expect(await adopt('peerofacrashedtab')).toBe(true);
    expect((await identify()).peer).toBe('peerofacrashedtab');
    expect((await claimTabIdentity({ storage, locks: fakeLocks() })).peer).toBe('peerofacrashedtab');
  });

  it('can know of no other tab without locks', async () => {
    const { adopt } = await claimTabIdentity({ storage: new FakeStorage(), locks: null });
    expect(await adopt('peerofacrashedtab')).toBe(false);
  });
});
