import { expect, it } from 'vitest';
import { hashSecret, newSecret } from '../../../../contract/secrets.ts';
import { NOT_ALLOWED, oneOf, refused, type Setting } from './setting.ts';

const USED = 'call/link-used';

/** The secret by which somebody becomes host. */
export function keyContract(s: Setting): void {
  const next = (): Promise<string> => hashSecret(newSecret());

  it('makes its bearer host, once', async () => {
    await s.waiting();
    const key = newSecret();
    await s.ana.host.setKey(s.id, await hashSecret(key));
    await expect(s.eve.host.claim(s.id, newSecret(), await next())).rejects.toEqual(refused(USED));
    const hash = await next();
    await s.ben.host.claim(s.id, key, hash);
    const call = await s.call(s.ben);
    expect(call).toMatchObject({ host: s.ben.uid, hostKey: { hash, opened: key } });
    await expect(s.eve.host.claim(s.id, key, await next())).rejects.toEqual(refused(USED));
    await expect(s.ana.host.setKey(s.id, hash)).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ben.host.setAdmission(s.id, call, { admission: 'knock', locked: false }, 'Ben');
  });

  it('makes one host of two that come at once', async () => {
    await s.waiting();
    const key = newSecret();
    await s.ana.host.setKey(s.id, await hashSecret(key));
    const hashes = [await next(), await next()] as const;
    const winner = await oneOf(
      [s.ben.host.claim(s.id, key, hashes[0]), s.eve.host.claim(s.id, key, hashes[1])],
      USED,
    );
    const host = winner === 0 ? s.ben : s.eve;
    expect(await s.call(host)).toMatchObject({ host: host.uid, hostKey: { hash: hashes[winner] } });
  });

  it('is replaced by the next one, which has to be another', async () => {
    await s.waiting();
    const [first, second] = [newSecret(), newSecret()];
    await s.ana.host.setKey(s.id, await hashSecret(first));
    await s.ana.host.setKey(s.id, await hashSecret(second));
    await expect(s.ben.host.claim(s.id, first, await next())).rejects.toEqual(refused(USED));
    await expect(s.ben.host.claim(s.id, second, await hashSecret(second))).rejects.toEqual(refused(USED));
    await s.ben.host.claim(s.id, second, await hashSecret(first));
  });

  it('opens nothing where none was put up, in no call, in one that ended, or once the power went over', async () => {
    const key = newSecret();
    await expect(s.ben.host.claim(s.id, key, await next())).rejects.toEqual(refused(USED));
    await s.paired();
    await expect(s.eve.host.claim(s.id, key, await next())).rejects.toEqual(refused(USED));
    await s.ana.host.setKey(s.id, await hashSecret(key));
    await s.ana.host.handOver(s.id, await s.call(), s.ben.uid);
    expect(await s.call(s.ben)).not.toHaveProperty('hostKey');
    await expect(s.eve.host.claim(s.id, key, await next())).rejects.toEqual(refused(USED));
    await s.ben.host.setKey(s.id, await hashSecret(key));
    await s.ben.host.end(s.id, await s.call(s.ben), 'Ben');
    await expect(s.eve.host.claim(s.id, key, await next())).rejects.toEqual(refused(USED));
  });

  it('is put up by the host alone, as a hash', async () => {
    await s.paired();
    await expect(s.ben.host.setKey(s.id, await next())).rejects.toEqual(refused(NOT_ALLOWED));
    await expect(s.ana.host.setKey(s.id, newSecret())).rejects.toEqual(refused(NOT_ALLOWED));
    const key = newSecret();
    await s.ana.host.setKey(s.id, await hashSecret(key));
    await expect(s.eve.host.claim(s.id, key, newSecret())).rejects.toEqual(refused(USED));
    await s.eve.host.claim(s.id, key, await next());
  });

  it('gives no power to who was removed', async () => {
    await s.paired();
    const key = newSecret();
    await s.ana.host.setKey(s.id, await hashSecret(key));
    await s.ana.host.remove(s.id, await s.call(), s.ben.uid, 'Ana');
    await expect(s.ben.host.claim(s.id, key, await next())).rejects.toEqual(refused(USED));
  });
}
