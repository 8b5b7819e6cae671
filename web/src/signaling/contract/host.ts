import { expect, it } from 'vitest';
import { LIMITS } from '../../../../contract/limits.ts';
import { NOT_ALLOWED, offer, refused, seen, type Setting } from './setting.ts';

const OPEN = { admission: 'open', locked: false } as const;
const KNOCK = { admission: 'knock', locked: false } as const;
const LOCKED = { admission: 'open', locked: true } as const;

/** The host's power over the doors, and handing it over; ending the call. */
export function hostContract(s: Setting): void {
  it('closes the doors to newcomers, opens them again, and tells outside', async () => {
    await s.waiting();
    await s.ana.host.setAdmission(s.id, await s.call(), KNOCK, 'Ana');
    expect(await s.eve.door.readLobby(s.id)).toMatchObject({ ...KNOCK, name: 'Ana', state: 'open' });
    await expect(s.eveSits()).rejects.toEqual(refused('call/full'));
    await s.ana.host.setAdmission(s.id, await s.call(), OPEN, 'Ana B.');
    expect(await s.eve.door.readLobby(s.id)).toMatchObject({ ...OPEN, name: 'Ana B.' });
    await s.eveSits();
  });

  it.each([
    ['locked', LOCKED],
    ['closed', KNOCK],
  ])('lets whoever sits there when it is %s come back, and nobody else in', async (_, admission) => {
    await s.paired();
    await s.ana.host.setAdmission(s.id, await s.call(), admission, 'Ana');
    expect(await s.call()).toMatchObject({ ...admission, admitted: [s.ben.uid] });
    expect(await s.eve.door.readLobby(s.id)).toMatchObject(admission);
    await s.ben.leave(s.id, 'callee', s.benSelf);
    await expect(s.eveSits()).rejects.toEqual(refused('call/full'));
    await s.benSits();
  });

  it('keeps out by a lock who was let in before and is not there', async () => {
    await s.paired();
    await s.change({ admission: 'knock', admitted: [s.eve.uid, s.ben.uid] });
    await s.ana.host.setAdmission(s.id, await s.call(), { admission: 'knock', locked: true }, 'Ana');
    expect((await s.call()).admitted).toEqual([s.ben.uid]);
    // What is decided while it is locked takes nothing from who is away for a moment.
    await s.ben.leave(s.id, 'callee', s.benSelf);
    await s.ana.host.setAdmission(s.id, await s.call(), LOCKED, 'Ana');
    expect((await s.call()).admitted).toEqual([s.ben.uid]);
    await expect(s.eveSits()).rejects.toEqual(refused('call/full'));
    await s.benSits();
  });

  it('locks a call in which two guests sit without the host', async () => {
    await s.paired();
    await s.ana.leave(s.id, 'caller', s.anaSelf);
    await s.ben.takeCaller(s.id, s.benSelf, offer(2), { freeCallee: true });
    await s.eveSits(2);
    await s.ana.host.setAdmission(s.id, await s.call(), LOCKED, 'Ana');
    const { locked, admitted, caller, callee } = await s.call();
    expect(locked).toBe(true);
    expect(admitted).toEqual([s.ben.uid]);
    expect([caller?.uid, callee?.uid]).toEqual([s.ben.uid, s.eve.uid]);
    // The next decision takes the other along.
    await s.ana.host.setAdmission(s.id, await s.call(), LOCKED, 'Ana');
    expect((await s.call()).admitted).toEqual([s.ben.uid, s.eve.uid]);
  });

  it('says nothing outside of a call that stays open', async () => {
    await s.waiting();
    await s.ana.host.setAdmission(s.id, await s.call(), OPEN, 'Ana');
    expect(await s.eve.door.readLobby(s.id)).toBeNull();
    await s.ana.host.end(s.id, await s.call(), 'Ana');
    expect(await s.eve.door.readLobby(s.id)).toBeNull();
  });

  it('lets nobody but the host decide', async () => {
    await s.paired();
    const call = await s.call();
    for (const other of [s.ben, s.eve]) {
      await expect(other.host.setAdmission(s.id, call, LOCKED, 'Me')).rejects.toEqual(refused(NOT_ALLOWED));
      await expect(other.host.remove(s.id, call, s.ana.uid, 'Me')).rejects.toEqual(refused(NOT_ALLOWED));
      await expect(other.host.handOver(s.id, call, s.ben.uid)).rejects.toEqual(refused(NOT_ALLOWED));
      await expect(other.host.end(s.id, call, 'Me')).rejects.toEqual(refused(NOT_ALLOWED));
    }
    expect(await s.call()).toEqual(call);
  });

  it('refuses a decision on old news', async () => {
    await s.closed();
    const old = await s.call();
    await s.ana.host.setAdmission(s.id, old, OPEN, 'Ana');
    // The lobby would say that it ended closed.
    await expect(s.ana.host.end(s.id, old, 'Ana')).rejects.toEqual(refused(NOT_ALLOWED));
    await s.change({ admission: 'knock', locked: true });
    await expect(s.ana.host.end(s.id, old, 'Ana')).rejects.toEqual(refused(NOT_ALLOWED));
    const mistaken = { ...(await s.call()), admitted: ['guest-1', 'guest-2'] };
    await expect(s.ana.host.setAdmission(s.id, mistaken, KNOCK, 'Ana')).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ana.host.end(s.id, await s.call(), 'Ana');
  });

  it('tells names of bounded length outside', async () => {
    await s.waiting();
    const long = 'x'.repeat(LIMITS.name + 1);
    const call = await s.call();
    await expect(s.ana.host.setAdmission(s.id, call, KNOCK, long)).rejects.toEqual(refused(NOT_ALLOWED));
    await expect(s.ana.host.end(s.id, call, long)).rejects.toEqual(refused(NOT_ALLOWED));
    expect(await s.call()).toEqual(call);
    await s.ana.host.setAdmission(s.id, call, KNOCK, 'x'.repeat(LIMITS.name));
  });

  it('makes place on a full list for who sits there', async () => {
    await s.paired();
    const guests = Array.from({ length: LIMITS.admitted }, (_, i) => `guest-${i}`);
    await s.change({ admitted: guests });
    await s.ana.host.setAdmission(s.id, await s.call(), KNOCK, 'Ana');
    expect((await s.call()).admitted).toEqual([...guests.slice(1), s.ben.uid]);
  });

  it('hands the power over to who sits opposite, and keeps a way in', async () => {
    await s.paired();
    await s.ana.host.handOver(s.id, await s.call(), s.ben.uid);
    const call = await s.call(s.ben);
    expect(call).toMatchObject({ host: s.ben.uid, admitted: [s.ana.uid] });
    await expect(s.ana.host.setAdmission(s.id, call, KNOCK, 'Ana')).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ben.host.setAdmission(s.id, call, LOCKED, 'Ben');
    expect(await s.eve.door.readLobby(s.id)).toMatchObject({ name: 'Ben', locked: true });
    await s.ana.leave(s.id, 'caller', s.anaSelf);
    await s.ana.takeCaller(s.id, s.anaSelf, offer(2));
  });

  it('hands over also when there is no room left on the list', async () => {
    await s.paired();
    const guests = Array.from({ length: LIMITS.admitted }, (_, i) => `guest-${i}`);
    await s.change({ admitted: guests });
    await s.ana.host.handOver(s.id, await s.call(), s.ben.uid);
    expect(await s.call(s.ben)).toMatchObject({ host: s.ben.uid, admitted: guests });
  });

  it('hands over to nobody who does not sit there, nor on old news', async () => {
    await s.paired();
    const mistaken = { ...(await s.call()), admitted: ['guest-1'] };
    await expect(s.ana.host.handOver(s.id, mistaken, s.ben.uid)).rejects.toEqual(refused(NOT_ALLOWED));
    await expect(s.ana.host.handOver(s.id, await s.call(), s.eve.uid)).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ben.leave(s.id, 'callee', s.benSelf);
    await expect(s.ana.host.handOver(s.id, await s.call(), s.ben.uid)).rejects.toEqual(refused(NOT_ALLOWED));
  });

  it('ends for everyone, leaving no descriptions', async () => {
    await s.paired();
    const follower = s.follow(s.ben);
    await s.ana.host.end(s.id, await s.call(), 'Ana');
    await seen(follower, (call) => {
      expect(call).toMatchObject({
        state: 'ended',
        endedBy: s.ana.uid,
        endedName: 'Ana',
        endReason: 'host',
      });
      expect(Math.abs((call?.endedAt ?? 0) - s.ben.serverNow())).toBeLessThan(60_000);
      for (const field of ['caller', 'callee', 'offer', 'answer']) expect(call).not.toHaveProperty(field);
    });
    await expect(s.benSits()).rejects.toEqual(refused('call/full'));
  });

  it('changes nothing of a call that has ended', async () => {
    await s.closed();
    await s.ana.host.end(s.id, await s.call(), 'Ana');
    const ended = await s.call();
    await expect(s.ana.host.setAdmission(s.id, ended, OPEN, 'Ana')).rejects.toEqual(refused(NOT_ALLOWED));
    await expect(s.ana.host.remove(s.id, ended, s.ben.uid, 'Ana')).rejects.toEqual(refused(NOT_ALLOWED));
    await expect(s.ana.host.end(s.id, ended, 'Ana')).rejects.toEqual(refused(NOT_ALLOWED));
    for (const round of [1, 2]) {
      await expect(s.ana.takeCaller(s.id, s.anaSelf, offer(round))).rejects.toEqual(refused('call/full'));
    }
    expect(await s.eve.door.readLobby(s.id)).toMatchObject({ state: 'ended', endedName: 'Ana', ...KNOCK });
  });
}
