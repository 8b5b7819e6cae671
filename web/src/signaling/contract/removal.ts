import { expect, it } from 'vitest';
import { LIMITS } from '../../../../contract/limits.ts';
import type { Knock } from '../door.ts';
import { failed, follow, NOT_ALLOWED, offer, refused, seen, type Setting } from './setting.ts';

/** Putting somebody out. */
export function removalContract(s: Setting): void {
  it('takes seat, read access and any way back from somebody who never knocked', async () => {
    await s.paired();
    const atBen = s.follow(s.ben);
    const ownKnock = follow<Knock | null>((onKnock, onError) =>
      s.ben.door.watchKnock(s.id, onKnock, onError),
    );
    await seen(atBen, (call) => expect(call?.callee?.uid).toBe(s.ben.uid));
    await seen(ownKnock, (knock) => expect(knock).toBeNull());

    await s.ana.host.remove(s.id, await s.call(), s.ben.uid, 'Ana');
    await failed(atBen, 'call/full');
    await seen(ownKnock, (knock) =>
      expect(knock).toMatchObject({ uid: s.ben.uid, status: 'removed', name: '' }),
    );
    const call = await s.call();
    expect(call).toMatchObject({ admission: 'knock', removed: [s.ben.uid], admitted: [] });
    expect(call).not.toHaveProperty('callee');
    expect(call).not.toHaveProperty('answer');

    await failed(s.follow(s.ben), 'call/full');
    await expect(s.benSits()).rejects.toEqual(refused('call/full'));
    await expect(s.ben.answer(s.id, { round: 1, sdp: 'v=0' })).rejects.toEqual(refused(NOT_ALLOWED));
    const knock = await s.ben.door.readKnock(s.id);
    await expect(s.ben.door.knock(s.id, 'Ben', knock)).rejects.toEqual(refused(NOT_ALLOWED));
    await expect(s.ben.door.stopKnocking(s.id)).rejects.toEqual(refused(NOT_ALLOWED));
    await expect(s.ana.host.admit(s.id, call, s.ben.uid)).rejects.toEqual(refused(NOT_ALLOWED));
  });

  it('puts out who was let in, and makes everybody else knock from now on', async () => {
    await s.closed();
    await s.ben.door.knock(s.id, 'Ben', null);
    await s.ana.host.admit(s.id, await s.call(), s.ben.uid);
    await s.benSits();
    await s.ana.host.remove(s.id, await s.call(), s.ben.uid, 'Ana');
    expect(await s.call()).toMatchObject({ admission: 'knock', admitted: [], removed: [s.ben.uid] });
    expect(await s.ben.door.readKnock(s.id)).toMatchObject({ status: 'removed', tries: LIMITS.knocks });
    expect(await s.eve.door.readLobby(s.id)).toMatchObject({
      admission: 'knock',
      state: 'open',
      name: 'Ana',
    });
    await expect(s.eveSits()).rejects.toEqual(refused('call/full'));
    await s.eve.door.knock(s.id, 'Eve', null);
  });

  it('puts out who waits at the door', async () => {
    await s.closed();
    await s.eve.door.knock(s.id, 'Eve', null);
    await s.ana.host.remove(s.id, await s.call(), s.eve.uid, 'Ana');
    expect(await s.eve.door.readKnock(s.id)).toMatchObject({ status: 'removed' });
    await s.ana.host.setAdmission(s.id, await s.call(), { admission: 'open', locked: false }, 'Ana');
    await expect(s.eveSits()).rejects.toEqual(refused('call/full'));
  });

  it('puts out a caller, in whose place the host makes the next round', async () => {
    await s.paired();
    await s.ana.leave(s.id, 'caller', s.anaSelf);
    await s.ben.takeCaller(s.id, s.benSelf, offer(2), { freeCallee: true });
    await s.ana.takeCallee(s.id, s.anaSelf, { round: 2, sdp: 'v=0 back' });
    await s.ana.host.remove(s.id, await s.call(), s.ben.uid, 'Ana');
    expect(await s.call()).not.toHaveProperty('caller');
    await s.ana.takeCaller(s.id, s.anaSelf, offer(3), { freeCallee: true });
  });

  it('does not put out the host', async () => {
    await s.waiting();
    await expect(s.ana.host.remove(s.id, await s.call(), s.ana.uid, 'Ana')).rejects.toEqual(
      refused(NOT_ALLOWED),
    );
  });

  it('refuses what is decided without knowing that they sit there', async () => {
    await s.waiting();
    const old = await s.call();
    await s.benSits();
    await expect(s.ana.host.remove(s.id, old, s.ben.uid, 'Ana')).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ana.host.remove(s.id, await s.call(), s.ben.uid, 'Ana');
    // Nor may it take the seat from who sits there now.
    const before = await s.call();
    await s.change({ admission: 'open' });
    await s.eveSits();
    const seat = { ...s.benSelf, at: before.aliveAt };
    for (const mistaken of [
      { ...before, callee: seat },
      { ...before, caller: seat },
    ]) {
      await expect(s.ana.host.remove(s.id, mistaken, s.ben.uid, 'Ana')).rejects.toEqual(refused(NOT_ALLOWED));
    }
  });

  it('keeps out who was removed before, and no more than one at a time', async () => {
    await s.waiting();
    await s.change({ removed: ['guest-1'] });
    const call = await s.call();
    for (const removed of [[], ['guest-1', 'guest-2']]) {
      await expect(s.ana.host.remove(s.id, { ...call, removed }, s.ben.uid, 'Ana')).rejects.toEqual(
        refused(NOT_ALLOWED),
      );
    }
    await s.ana.host.remove(s.id, call, s.ben.uid, 'Ana');
    expect((await s.call()).removed).toEqual(['guest-1', s.ben.uid]);
  });

  it('reaches its limit before it writes anything', async () => {
    await s.paired();
    const removed = Array.from({ length: LIMITS.removed }, (_, i) => `guest-${i}`);
    await s.change({ removed });
    const before = await s.call();
    await expect(s.ana.host.remove(s.id, before, s.ben.uid, 'Ana')).rejects.toEqual(refused('limit/reached'));
    expect(await s.call()).toEqual(before);
    expect(await s.ben.door.readKnock(s.id)).toBeNull();
    await s.ana.host.remove(s.id, before, 'guest-7', 'Ana');
    expect((await s.call()).removed).toEqual(removed);
  });
}
