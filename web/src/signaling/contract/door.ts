import { expect, it } from 'vitest';
import { LIMITS, TIMES } from '../../../../contract/limits.ts';
import type { Knock, Lobby } from '../door.ts';
import type { Signaling } from '../signaling.ts';
import { failed, follow, NOT_ALLOWED, offer, refused, seen, type Follower, type Setting } from './setting.ts';

/** What is seen from outside and of those outside, and who lets them in. */
export function doorContract(s: Setting): void {
  const waitingAt = (host: Signaling): Follower<readonly Knock[]> =>
    follow((onKnocks, onError) => host.door.watchKnocks(s.id, onKnocks, onError));
  const names = (knocks: readonly Knock[]): string[] => knocks.map(({ name }) => name);

  it('has a lobby from the first moment where people knock, and none elsewhere', async () => {
    await s.closed();
    const lobby = await s.eve.door.readLobby(s.id);
    expect(lobby).toEqual({
      name: 'Ana',
      state: 'open',
      admission: 'knock',
      locked: false,
      purgeAt: expect.any(Number) as number,
    });
    expect(Math.abs((lobby?.purgeAt ?? 0) - s.ana.serverNow() - TIMES.purgeAfterMs)).toBeLessThan(60_000);
    const open = `${s.id.slice(1)}0`;
    await s.ben.create(open, s.benSelf, offer());
    expect(await s.eve.door.readLobby(open)).toBeNull();
  });

  it('shows who waits the lobby and their own knock, and nothing else', async () => {
    await s.closed();
    await s.ben.door.knock(s.id, 'Ben', null);
    await s.eve.door.knock(s.id, 'Eve', null);
    const lobby = follow<Lobby | null>((onLobby, onError) => s.eve.door.watchLobby(s.id, onLobby, onError));
    const own = follow<Knock | null>((onKnock, onError) => s.eve.door.watchKnock(s.id, onKnock, onError));
    await seen(lobby, (now) => expect(now).toMatchObject({ name: 'Ana', state: 'open' }));
    await seen(own, (knock) =>
      expect(knock).toMatchObject({ uid: s.eve.uid, name: 'Eve', tries: 1, status: 'waiting' }),
    );
    expect(await s.eve.door.readKnock(s.id)).toEqual(own.news.at(-1));
    await failed(s.follow(s.eve), 'call/full');
    await failed(waitingAt(s.eve), NOT_ALLOWED);
    await expect(s.eveSits()).rejects.toEqual(refused('call/full'));
  });

  it('tells the host who waits, the longest first, and when they wait no more', async () => {
    await s.closed();
    const waiting = waitingAt(s.ana);
    await seen(waiting, (knocks) => expect(knocks).toEqual([]));
    await s.ben.door.knock(s.id, 'Ben', null);
    await s.eve.door.knock(s.id, 'Eve', null);
    await seen(waiting, (knocks) => expect(names(knocks)).toEqual(['Ben', 'Eve']));
    await s.ageKnock(s.eve, 60_000);
    await seen(waiting, (knocks) => expect(names(knocks)).toEqual(['Eve', 'Ben']));
    await s.eve.door.stopKnocking(s.id);
    await seen(waiting, (knocks) => expect(knocks).toMatchObject([{ uid: s.ben.uid, status: 'waiting' }]));
    await s.ana.host.decline(s.id, s.ben.uid);
    await seen(waiting, (knocks) => expect(knocks).toEqual([]));
  });

  it('tells the host of no more than fit, those who wait longest', async () => {
    await s.closed();
    const all = Array.from({ length: LIMITS.waiting + 2 }, (_, i) => `guest-${i}`);
    for (const name of all) await (await s.client(name)).door.knock(s.id, name, null);
    const waiting = waitingAt(s.ana);
    await seen(waiting, (knocks) => expect(names(knocks)).toEqual(all.slice(0, LIMITS.waiting)));
    await s.ana.host.decline(s.id, waiting.news.at(-1)?.[0]?.uid ?? '');
    await seen(waiting, (knocks) => expect(names(knocks)).toEqual(all.slice(1, LIMITS.waiting + 1)));
  });

  it('lets in who knocked, who then finds and takes the seat', async () => {
    await s.closed();
    await s.eve.door.knock(s.id, 'Eve', null);
    const own = follow<Knock | null>((onKnock, onError) => s.eve.door.watchKnock(s.id, onKnock, onError));
    await seen(own, (knock) => expect(knock?.status).toBe('waiting'));
    await s.ana.host.admit(s.id, await s.call(), s.eve.uid);
    await seen(own, (knock) => expect(knock?.status).toBe('admitted'));
    await seen(s.follow(s.eve), (call) => expect(call?.offer?.round).toBe(1));
    await s.eveSits();
    await expect(s.benSits()).rejects.toEqual(refused('call/full'));
    expect(await s.call()).toMatchObject({ admitted: [s.eve.uid], callee: { uid: s.eve.uid } });
  });

  it('makes place for who is let in when the list is full', async () => {
    await s.closed();
    const guests = Array.from({ length: LIMITS.admitted }, (_, i) => `guest-${i}`);
    await s.change({ admitted: guests });
    await s.eve.door.knock(s.id, 'Eve', null);
    await s.ana.host.admit(s.id, await s.call(), s.eve.uid);
    expect((await s.call()).admitted).toEqual([...guests.slice(1), s.eve.uid]);
  });

  it('lets nobody in on old news, nor who did not knock', async () => {
    await s.closed();
    await expect(s.ana.host.admit(s.id, await s.call(), s.eve.uid)).rejects.toEqual(refused(NOT_ALLOWED));
    await s.eve.door.knock(s.id, 'Eve', null);
    const old = { ...(await s.call()), admitted: ['guest-1', 'guest-2'] };
    await expect(s.ana.host.admit(s.id, old, s.eve.uid)).rejects.toEqual(refused(NOT_ALLOWED));
    expect((await s.call()).admitted).toEqual([]);
    expect((await s.eve.door.readKnock(s.id))?.status).toBe('waiting');
  });

  it('lets the host alone decide', async () => {
    await s.closed();
    await s.ben.door.knock(s.id, 'Ben', null);
    await s.eve.door.knock(s.id, 'Eve', null);
    const call = await s.call();
    for (const uid of [s.ben.uid, s.eve.uid]) {
      await expect(s.eve.host.admit(s.id, call, uid)).rejects.toEqual(refused(NOT_ALLOWED));
      await expect(s.eve.host.decline(s.id, uid)).rejects.toEqual(refused(NOT_ALLOWED));
    }
    await expect(s.ana.host.decline(s.id, 'nobody')).rejects.toEqual(refused(NOT_ALLOWED));
    expect((await s.call()).admitted).toEqual([]);
  });

  it('tells who waits that the call is locked, and that it ended', async () => {
    await s.closed();
    await s.eve.door.knock(s.id, 'Eve', null);
    const lobby = follow<Lobby | null>((onLobby, onError) => s.eve.door.watchLobby(s.id, onLobby, onError));
    await seen(lobby, (now) => expect(now).toMatchObject({ state: 'open', locked: false }));
    await s.ana.host.setAdmission(s.id, await s.call(), { admission: 'knock', locked: true }, 'Ana');
    await seen(lobby, (now) => expect(now).toMatchObject({ state: 'open', locked: true }));
    await s.ana.host.end(s.id, await s.call(), 'Ana');
    await seen(lobby, (now) => expect(now).toMatchObject({ state: 'ended', endedName: 'Ana', name: 'Ana' }));
    await expect(s.ben.door.knock(s.id, 'Ben', null)).rejects.toEqual(refused(NOT_ALLOWED));
  });
}
