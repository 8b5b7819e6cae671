import { expect, it } from 'vitest';
import { LIMITS, TIMES } from '../../../../contract/limits.ts';
import { hashSecret, newSecret } from '../../../../contract/secrets.ts';
import { failed, NOT_ALLOWED, oneOf, refused, seen, selfOf, type Setting } from './setting.ts';

const USED = 'call/link-used';

/** Taking a seat along to another device. */
export function moveContract(s: Setting): void {
  /** Puts up a secret in the seat of who sits there. */
  const offered = async (role: 'caller' | 'callee'): Promise<string> => {
    const secret = newSecret();
    const holder = role === 'caller' ? s.ana : s.ben;
    await holder.move.offer(s.id, role, await hashSecret(secret));
    return secret;
  };

  it('takes a seat over by its secret, once; the device before is told nothing more', async () => {
    await s.paired();
    const secret = await offered('callee');
    const before = s.follow(s.ben);
    await seen(before, (call) => expect(call?.callee?.move).toBeDefined());
    await s.eve.move.take(s.id, 'callee', s.eveSelf, secret, false);
    await failed(before, 'call/full');
    const call = await s.call();
    expect(call.callee).toEqual({ ...s.eveSelf, at: call.aliveAt, moved: secret });
    expect(call.host).toBe(s.ana.uid);
    const late = selfOf(s.ben);
    await expect(s.ben.move.take(s.id, 'callee', late, secret, false)).rejects.toEqual(refused(USED));
  });

  it('takes the power of a host along, or leaves it', async () => {
    await s.paired();
    await s.eve.move.take(s.id, 'caller', s.eveSelf, await offered('caller'), true);
    expect(await s.call(s.eve)).toMatchObject({ host: s.eve.uid, caller: { uid: s.eve.uid } });
    await expect(s.ana.host.end(s.id, await s.call(s.eve), 'Ana')).rejects.toEqual(refused(NOT_ALLOWED));
    const secret = newSecret();
    await s.eve.move.offer(s.id, 'caller', await hashSecret(secret));
    await s.ana.move.take(s.id, 'caller', s.anaSelf, secret, false);
    expect(await s.call(s.eve)).toMatchObject({ host: s.eve.uid, caller: { uid: s.ana.uid } });
  });

  it('makes nobody host by a seat that is not the host’s', async () => {
    await s.paired();
    const secret = await offered('callee');
    await expect(s.eve.move.take(s.id, 'callee', s.eveSelf, secret, true)).rejects.toEqual(refused(USED));
    await s.eve.move.take(s.id, 'callee', s.eveSelf, secret, false);
  });

  it('gives the seat to one of two devices that come at once', async () => {
    await s.paired();
    const secret = await offered('callee');
    const other = await s.client('dora');
    const selves = [s.eveSelf, selfOf(other, 'Dora')] as const;
    const winner = await oneOf(
      [
        s.eve.move.take(s.id, 'callee', selves[0], secret, false),
        other.move.take(s.id, 'callee', selves[1], secret, false),
      ],
      USED,
    );
    expect((await s.call()).callee).toMatchObject({ ...selves[winner] });
  });

  it('lets a device of the same person in, also by a locked door', async () => {
    await s.paired();
    await s.ana.host.setAdmission(s.id, await s.call(), { admission: 'knock', locked: true }, 'Ana');
    const secret = await offered('callee');
    const phone = await s.client('ben');
    await phone.move.take(s.id, 'callee', selfOf(phone, 'Ben'), secret, false);
    const tablet = await s.client('ben-on-a-tablet');
    const next = newSecret();
    await phone.move.offer(s.id, 'callee', await hashSecret(next));
    await tablet.move.take(s.id, 'callee', selfOf(tablet, 'Ben'), next, false);
    expect((await s.call()).callee?.uid).toBe(tablet.uid);
  });

  it('opens nothing with another secret, with one that was replaced, or one that was taken down', async () => {
    await s.paired();
    const take = (secret: string): Promise<void> => s.eve.move.take(s.id, 'callee', s.eveSelf, secret, false);
    await expect(take(newSecret())).rejects.toEqual(refused(USED));
    const first = await offered('callee');
    await expect(take(newSecret())).rejects.toEqual(refused(USED));
    await expect(s.eve.move.take(s.id, 'caller', s.eveSelf, first, false)).rejects.toEqual(refused(USED));
    const second = await offered('callee');
    await expect(take(first)).rejects.toEqual(refused(USED));
    const nameless = { ...s.eveSelf, name: 'x'.repeat(LIMITS.name + 1) };
    await expect(s.eve.move.take(s.id, 'callee', nameless, second, false)).rejects.toEqual(refused(USED));
    await s.ben.move.offer(s.id, 'callee', null);
    await expect(take(second)).rejects.toEqual(refused(USED));
    expect((await s.call()).callee).toEqual({ ...s.benSelf, at: expect.any(Number) as number });
  });

  it('opens no seat that was left or fell silent, and no call that ended or never was', async () => {
    const none = refused(USED);
    await expect(s.eve.move.take(s.id, 'caller', s.eveSelf, newSecret(), false)).rejects.toEqual(none);
    await s.paired();
    const secret = await offered('callee');
    const take = (): Promise<void> => s.eve.move.take(s.id, 'callee', s.eveSelf, secret, false);
    await s.age('callee.at', TIMES.seatLeaseMs + 1_000);
    await expect(take()).rejects.toEqual(none);
    await s.age('callee.at', 0);
    await s.ben.leave(s.id, 'callee', s.benSelf);
    await expect(take()).rejects.toEqual(none);
    await s.ana.host.end(s.id, await s.call(), 'Ana');
    await expect(take()).rejects.toEqual(none);
  });

  it('lets nobody in who was removed, nor a tab sit opposite itself', async () => {
    await s.paired();
    const secret = await offered('callee');
    await expect(
      s.ana.move.take(s.id, 'callee', { ...s.anaSelf, name: 'Ben' }, secret, false),
    ).rejects.toEqual(refused(USED));
    await s.ana.host.remove(s.id, await s.call(), s.eve.uid, 'Ana');
    await expect(s.eve.move.take(s.id, 'callee', s.eveSelf, secret, false)).rejects.toEqual(refused(USED));
  });

  it('is offered by who sits there alone', async () => {
    await s.paired();
    const hash = await hashSecret(newSecret());
    for (const other of [s.ana, s.eve]) {
      await expect(other.move.offer(s.id, 'callee', hash)).rejects.toEqual(refused(NOT_ALLOWED));
    }
    await expect(s.ben.move.offer(s.id, 'callee', newSecret())).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ben.leave(s.id, 'callee', s.benSelf);
    await expect(s.ben.move.offer(s.id, 'callee', hash)).rejects.toEqual(refused(NOT_ALLOWED));
  });
}
