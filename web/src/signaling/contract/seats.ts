import { expect, it } from 'vitest';
import { newPeerId } from '../../../../contract/ids.ts';
import { LIMITS, TIMES } from '../../../../contract/limits.ts';
import { NOT_ALLOWED, offer, oneOf, refused, seen, selfOf, type Setting } from './setting.ts';

/** Who gets which seat, and when it is free again. */
export function seatContract(s: Setting): void {
  it('refuses a seat in a call that does not exist', async () => {
    await expect(s.benSits()).rejects.toEqual(refused('call/full'));
  });

  it('refuses a seat opposite nobody', async () => {
    await s.waiting();
    await s.ana.leave(s.id, 'caller', s.anaSelf);
    await expect(s.benSits()).rejects.toEqual(refused('call/full'));
  });

  it('takes names of bounded length', async () => {
    const long = { name: 'x'.repeat(LIMITS.name + 1) };
    const full = refused('call/full');
    await expect(s.ana.create(s.id, { ...s.anaSelf, ...long }, offer())).rejects.toEqual(full);
    await s.waiting();
    const answer = { round: 1, sdp: 'v=0 answer' };
    await expect(s.ben.takeCallee(s.id, { ...s.benSelf, ...long }, answer)).rejects.toEqual(full);
    await expect(s.ana.takeCaller(s.id, { ...s.anaSelf, ...long }, offer(2))).rejects.toEqual(full);
    await s.ben.takeCallee(s.id, { ...s.benSelf, name: 'x'.repeat(LIMITS.name) }, answer);
  });

  it('seats a callee with their answer, seen by the caller', async () => {
    await s.waiting();
    const follower = s.follow(s.ana);
    await s.benSits();
    await seen(follower, (call) => {
      expect(call?.callee).toMatchObject({ ...s.benSelf });
      expect(call?.answer).toEqual({ round: 1, sdp: 'v=0 answer' });
      expect(call?.callee?.at).toBe(call?.aliveAt);
    });
  });

  it('gives the free seat to exactly one of two at once', async () => {
    await s.waiting();
    await oneOf([s.benSits(), s.eveSits()], 'call/full');
  });

  it('lets two tabs of one person call each other, but not one tab itself', async () => {
    await s.waiting();
    const second = await s.client('ana');
    const answer = { round: 1, sdp: 'v=0 answer' };
    await expect(second.takeCallee(s.id, { ...s.anaSelf, session: newPeerId() }, answer)).rejects.toEqual(
      refused('call/full'),
    );
    await second.takeCallee(s.id, selfOf(second), answer);
  });

  it('frees a seat at once when its holder leaves', async () => {
    await s.paired();
    const follower = s.follow(s.ana);
    await s.ben.leave(s.id, 'callee', s.benSelf);
    await seen(follower, (call) => expect(call?.callee?.left).toBe(s.benSelf.session));
    await s.eveSits();
    await seen(follower, (call) => {
      expect(call?.callee).toMatchObject({ uid: s.eve.uid, name: 'Eve' });
      expect(call?.callee).not.toHaveProperty('left');
    });
  });

  it('ignores that an earlier page load left', async () => {
    await s.paired();
    await expect(s.ben.leave(s.id, 'callee', { ...s.benSelf, session: newPeerId() })).rejects.toEqual(
      refused(NOT_ALLOWED),
    );
  });

  it('frees a seat whose holder fell silent, not earlier', async () => {
    await s.paired();
    await s.age('callee.at', TIMES.seatLeaseMs - 60_000);
    await expect(s.eveSits()).rejects.toEqual(refused('call/full'));
    await s.age('callee.at', TIMES.seatLeaseMs + 1_000);
    await s.eveSits();
  });

  it('gives the own seat back after a reload', async () => {
    await s.paired();
    const again = { ...s.benSelf, session: newPeerId() };
    await s.ben.takeCallee(s.id, again, { round: 1, sdp: 'v=0 again' });
    await seen(s.follow(s.ana), (call) => {
      expect(call?.callee?.session).toBe(again.session);
      expect(call?.answer?.sdp).toBe('v=0 again');
    });
  });

  it('clears the seat of a callee who left, not of one who sits', async () => {
    await s.paired();
    await expect(s.ana.takeCaller(s.id, s.anaSelf, offer(2), { freeCallee: true })).rejects.toEqual(
      refused('call/full'),
    );
    await s.ben.leave(s.id, 'callee', s.benSelf);
    await s.ana.takeCaller(s.id, s.anaSelf, offer(2), { freeCallee: true });
    await seen(s.follow(s.ana), (call) => expect(call).not.toHaveProperty('callee'));
  });

  it('lets a callee who stays alone move to the seat of the caller', async () => {
    await s.paired();
    await expect(s.ben.takeCaller(s.id, s.benSelf, offer(2), { freeCallee: true })).rejects.toEqual(
      refused('call/full'),
    );
    await s.ana.leave(s.id, 'caller', s.anaSelf);
    await expect(s.ben.takeCaller(s.id, s.benSelf, offer(2))).rejects.toEqual(refused('call/full'));
    await s.ben.takeCaller(s.id, s.benSelf, offer(2), { freeCallee: true });
    await seen(s.follow(s.ben), (call) => {
      expect(call?.caller).toMatchObject({ ...s.benSelf });
      expect(call).not.toHaveProperty('callee');
      expect(call?.offer?.round).toBe(2);
    });
    await s.ana.takeCallee(s.id, s.anaSelf, { round: 2, sdp: 'v=0 back' });
  });

  it('lets nobody into the seat of the caller of a locked call but a callee who gives up theirs', async () => {
    await s.paired();
    await s.ana.leave(s.id, 'caller', s.anaSelf);
    await s.change({ locked: true });
    const full = refused('call/full');
    await expect(s.eve.takeCaller(s.id, s.eveSelf, offer(2))).rejects.toEqual(full);
    // Another tab of the callee would hold a second seat.
    await expect(s.ben.takeCaller(s.id, selfOf(s.ben), offer(2))).rejects.toEqual(full);
    await s.ben.takeCaller(s.id, s.benSelf, offer(2), { freeCallee: true });
    // Who sits there makes new rounds, also after a reload.
    await s.ben.takeCaller(s.id, s.benSelf, offer(3));
    await s.ben.takeCaller(s.id, { ...s.benSelf, session: newPeerId() }, offer(4));
  });
}
