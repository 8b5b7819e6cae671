import { expect, it } from 'vitest';
import { newPeerId } from '../../../../contract/ids.ts';
import { LIMITS } from '../../../../contract/limits.ts';
import { NOT_ALLOWED, offer, refused, seen, type Setting } from './setting.ts';

/** Offers and answers that follow each other. */
export function roundContract(s: Setting): void {
  it('refuses an answer of another round', async () => {
    await s.waiting();
    await expect(s.ben.takeCallee(s.id, s.benSelf, { round: 2, sdp: 'v=0' })).rejects.toEqual(
      refused('call/full'),
    );
    await s.benSits();
    await expect(s.ben.answer(s.id, { round: 2, sdp: 'v=0' })).rejects.toEqual(refused(NOT_ALLOWED));
  });

  it('takes descriptions of bounded length, not empty', async () => {
    const full = refused('call/full');
    const bad = ['', 'x'.repeat(LIMITS.sdp + 1)];
    for (const sdp of bad) {
      await expect(s.ana.create(s.id, s.anaSelf, { ...offer(), sdp })).rejects.toEqual(full);
    }
    await s.waiting();
    for (const sdp of bad) {
      await expect(s.ben.takeCallee(s.id, s.benSelf, { round: 1, sdp })).rejects.toEqual(full);
      await expect(s.ana.takeCaller(s.id, s.anaSelf, { ...offer(2), sdp })).rejects.toEqual(full);
    }
    await s.benSits();
    for (const sdp of bad) {
      await expect(s.ben.answer(s.id, { round: 1, sdp })).rejects.toEqual(refused(NOT_ALLOWED));
    }
    await s.ben.answer(s.id, { round: 1, sdp: 'x'.repeat(LIMITS.sdp) });
  });

  it('makes a new round: the answer goes, the callee stays and answers it', async () => {
    await s.paired();
    const follower = s.follow(s.ben);
    await s.ana.takeCaller(s.id, s.anaSelf, offer(2));
    await seen(follower, (call) => {
      expect(call?.offer?.round).toBe(2);
      expect(call).not.toHaveProperty('answer');
      expect(call?.callee).toMatchObject({ ...s.benSelf });
    });
    await expect(s.ben.answer(s.id, { round: 1, sdp: 'v=0 late' })).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ben.answer(s.id, { round: 2, sdp: 'v=0 second' });
    await seen(follower, (call) => expect(call?.answer).toEqual({ round: 2, sdp: 'v=0 second' }));
  });

  it('carries that the callee asks for a round after the one that stands, until they sit down anew', async () => {
    await s.paired();
    const follower = s.follow(s.ana);
    for (const [who, round] of [
      [s.ben, 2],
      [s.ana, 1],
      [s.eve, 1],
    ] as const) {
      await expect(who.ask(s.id, round)).rejects.toEqual(refused(NOT_ALLOWED));
    }
    await s.ben.ask(s.id, 1);
    await seen(follower, (call) => {
      expect(call?.callee).toMatchObject({ ...s.benSelf, asks: 1 });
      expect(call?.answer?.round).toBe(1);
    });
    await s.ana.takeCaller(s.id, s.anaSelf, offer(2));
    await s.ben.answer(s.id, { round: 2, sdp: 'v=0 second' });
    await s.ben.takeCallee(s.id, { ...s.benSelf, session: newPeerId() }, { round: 2, sdp: 'v=0 again' });
    await seen(follower, (call) => {
      expect(call?.answer?.sdp).toBe('v=0 again');
      expect(call?.callee).not.toHaveProperty('asks');
    });
    // Too late: the round that was found wanting has passed.
    await expect(s.ben.ask(s.id, 1)).rejects.toEqual(refused(NOT_ALLOWED));
  });

  it('refuses a round that does not follow, and a seat that is taken', async () => {
    await s.waiting();
    await expect(s.ana.takeCaller(s.id, s.anaSelf, offer(1))).rejects.toEqual(refused('call/full'));
    await expect(s.ana.takeCaller(s.id, s.anaSelf, offer(3))).rejects.toEqual(refused('call/full'));
    await expect(s.ben.takeCaller(s.id, s.benSelf, offer(2))).rejects.toEqual(refused('call/full'));
  });
}
