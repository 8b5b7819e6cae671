import { expect, it } from 'vitest';
import { TIMES } from '../../../../contract/limits.ts';
import { NOT_ALLOWED, offer, refused, seen, type Setting } from './setting.ts';

const BOTH = ['caller', 'callee'] as const;

/** Signs of life, and clearing away whom nothing is heard from. */
export function upkeepContract(s: Setting): void {
  it('renews the seats that it is told to in one write of either holder', async () => {
    await s.paired();
    for (const field of ['caller.at', 'callee.at', 'aliveAt']) await s.age(field, 6 * 60_000);
    const before = await s.call();
    const follower = s.follow(s.ben);
    await s.ben.renew(s.id, BOTH);
    await seen(follower, (renewed) => {
      expect(renewed?.caller?.at).toBe(renewed?.aliveAt);
      expect(renewed?.callee?.at).toBe(renewed?.aliveAt);
      expect(renewed?.aliveAt).toBeGreaterThan(before.aliveAt + 5 * 60_000);
      expect(renewed?.purgeAt).toBeGreaterThanOrEqual(before.purgeAt);
    });
    for (const field of BOTH) await s.age(`${field}.at`, TIMES.renewAtMostEveryMs + 1_000);
    await s.ana.renew(s.id, ['callee']);
    await seen(follower, (renewed) => {
      expect(renewed?.callee?.at).toBe(renewed?.aliveAt);
      expect(renewed?.caller?.at).toBeLessThan((renewed?.aliveAt ?? 0) - 60_000);
    });
  });

  it('renews each seat once a minute at most', async () => {
    await s.paired();
    await expect(s.ben.renew(s.id, BOTH)).rejects.toEqual(refused(NOT_ALLOWED));
    await s.age('caller.at', TIMES.renewAtMostEveryMs - 10_000);
    await expect(s.ben.renew(s.id, ['caller'])).rejects.toEqual(refused(NOT_ALLOWED));
    await s.age('caller.at', TIMES.renewAtMostEveryMs + 1_000);
    // The callee has just sat down.
    await expect(s.ben.renew(s.id, BOTH)).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ben.renew(s.id, ['caller']);
    await s.age('callee.at', TIMES.renewAtMostEveryMs + 1_000);
    await expect(s.ben.renew(s.id, [])).rejects.toEqual(refused(NOT_ALLOWED));
  });

  it('refuses to renew from outside, and a seat that is free', async () => {
    await s.paired();
    for (const role of BOTH) await s.age(`${role}.at`, 6 * 60_000);
    await expect(s.eve.renew(s.id, BOTH)).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ben.leave(s.id, 'callee', s.benSelf);
    await expect(s.ana.renew(s.id, BOTH)).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ana.renew(s.id, ['caller']);
  });

  it('clears away the seat opposite after two silent minutes, not earlier', async () => {
    await s.paired();
    await s.age('callee.at', TIMES.silentSeatMs - 10_000);
    await expect(s.ana.clear(s.id, 'callee')).rejects.toEqual(refused(NOT_ALLOWED));
    await s.age('callee.at', TIMES.silentSeatMs + 1_000);
    await s.ana.clear(s.id, 'callee');
    await seen(s.follow(s.ana), (call) => {
      expect(call).not.toHaveProperty('callee');
      expect(call).not.toHaveProperty('answer');
      expect(call?.offer?.round).toBe(1);
    });
    await s.eveSits();
  });

  it('lets the callee clear away the caller, and sit there', async () => {
    await s.paired();
    await s.age('caller.at', TIMES.silentSeatMs + 1_000);
    await s.ben.clear(s.id, 'caller');
    await s.ben.takeCaller(s.id, s.benSelf, offer(2), { freeCallee: true });
    await seen(s.follow(s.ben), (call) => expect(call?.caller).toMatchObject({ ...s.benSelf }));
  });

  it('lets nobody clear away their own seat, nor those of others', async () => {
    await s.paired();
    for (const role of BOTH) await s.age(`${role}.at`, TIMES.silentSeatMs + 1_000);
    await expect(s.eve.clear(s.id, 'callee')).rejects.toEqual(refused(NOT_ALLOWED));
    await expect(s.ben.clear(s.id, 'callee')).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ben.leave(s.id, 'callee', s.benSelf);
    // Who has left is nobody to clear away others.
    await expect(s.ben.clear(s.id, 'caller')).rejects.toEqual(refused(NOT_ALLOWED));
  });
}
