import { expect, it } from 'vitest';
import { TIMES } from '../../../../contract/limits.ts';
import { failed, offer, refused, seen, type Setting } from './setting.ts';

/** Calls as such: made, followed, and who is told of them. */
export function callContract(s: Setting): void {
  it('warms up without writing', async () => {
    await s.ana.warmUp();
    expect(Math.abs(s.ana.serverNow() - Date.now())).toBeLessThan(60_000);
  });

  it('tells of a call that does not exist, and when it does', async () => {
    const follower = s.follow(s.ben);
    await seen(follower, (call) => expect(call).toBeNull());
    await s.waiting();
    await seen(follower, (call) => expect(call?.caller?.name).toBe('Ana'));
  });

  it('creates a call with its host as caller and the time of the server', async () => {
    const made = offer();
    await s.ana.create(s.id, s.anaSelf, made);
    const follower = s.follow(s.ana);
    await seen(follower, (call) => {
      expect(call).toMatchObject({
        host: s.ana.uid,
        state: 'open',
        admission: 'open',
        admitted: [],
        removed: [],
        locked: false,
        caller: { ...s.anaSelf },
        offer: made,
      });
      expect(call).not.toHaveProperty('callee');
      const at = call?.aliveAt ?? 0;
      expect(Math.abs(at - s.ana.serverNow())).toBeLessThan(60_000);
      expect(call?.caller?.at).toBe(at);
      expect(call?.offer?.at).toBe(at);
      expect(Math.abs((call?.purgeAt ?? 0) - at - TIMES.purgeAfterMs)).toBeLessThan(60_000);
    });
  });

  it('does not create a call over another', async () => {
    await s.waiting();
    await expect(s.ben.create(s.id, s.benSelf, offer())).rejects.toEqual(refused('call/full'));
    await expect(s.ana.create(s.id, s.anaSelf, offer())).rejects.toEqual(refused('call/full'));
  });

  it('stops telling whoever may not read any more', async () => {
    await s.waiting();
    const follower = s.follow(s.eve);
    await seen(follower, (call) => expect(call?.caller?.name).toBe('Ana'));
    await s.benSits();
    await failed(follower, 'call/full');
    expect(follower.news.at(-1)).not.toHaveProperty('callee');
  });

  it('does not tell a third person of a full call, nor anyone of a locked one', async () => {
    await s.paired();
    const third = s.follow(s.eve);
    await failed(third, 'call/full');
    await s.ben.leave(s.id, 'callee', s.benSelf);
    await s.change({ locked: true });
    const locked = s.follow(s.eve);
    await failed(locked, 'call/full');
    expect([...third.news, ...locked.news]).toEqual([]);
  });

  it('tells whoever asks again of how it is now, not of what they saw before', async () => {
    await s.waiting();
    const first = s.follow(s.ana);
    await seen(first, (call) => expect(call?.locked).toBe(false));
    first.stop();
    await s.change({ locked: true });
    const second = s.follow(s.ana);
    await seen(second, (call) => expect(call?.locked).toBe(true));
    expect(second.news).toHaveLength(1);
  });

  it('stops telling when it is asked to', async () => {
    await s.waiting();
    const follower = s.follow(s.ben);
    await seen(follower, (call) => expect(call).not.toBeNull());
    follower.stop();
    await s.benSits();
    await seen(s.follow(s.ana), (call) => expect(call?.callee).toBeDefined());
    expect(follower.news.at(-1)).not.toHaveProperty('callee');
  });
}
