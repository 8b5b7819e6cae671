import { expect, it } from 'vitest';
import { LIMITS, TIMES } from '../../../../contract/limits.ts';
import type { Knock } from '../door.ts';
import { NOT_ALLOWED, refused, type Setting } from './setting.ts';

/** Who may knock, when, and how often. */
export function knockContract(s: Setting): void {
  const own = (): Promise<Knock | null> => s.eve.door.readKnock(s.id);
  const again = async (name = 'Eve'): Promise<void> => s.eve.door.knock(s.id, name, await own());

  it('are for calls that people knock at', async () => {
    await expect(s.eve.door.knock(s.id, 'Eve', null)).rejects.toEqual(refused(NOT_ALLOWED));
    await s.waiting();
    await expect(s.eve.door.knock(s.id, 'Eve', null)).rejects.toEqual(refused(NOT_ALLOWED));
    expect(await own()).toBeNull();
  });

  it('have a name of bounded length, which may be empty', async () => {
    await s.closed();
    const long = 'x'.repeat(LIMITS.name + 1);
    await expect(s.eve.door.knock(s.id, long, null)).rejects.toEqual(refused(NOT_ALLOWED));
    await s.eve.door.knock(s.id, '', null);
    expect(await own()).toMatchObject({ name: '', tries: 1, status: 'waiting' });
  });

  it('come after a pause when they were declined, three times in all', async () => {
    await s.closed();
    await s.eve.door.knock(s.id, 'Eve', null);
    for (let tries = 1; tries <= LIMITS.knocks; tries++) {
      expect(await own()).toMatchObject({ tries, status: 'waiting' });
      await s.ana.host.decline(s.id, s.eve.uid);
      expect(await own()).toMatchObject({ tries, status: 'declined' });
      await expect(again()).rejects.toEqual(refused(NOT_ALLOWED));
      await s.ageKnock(s.eve, TIMES.knockAgainMs - 5_000);
      await expect(again()).rejects.toEqual(refused(NOT_ALLOWED));
      await s.ageKnock(s.eve, TIMES.knockAgainMs + 1_000);
      if (tries < LIMITS.knocks) await again();
    }
    await expect(again()).rejects.toEqual(refused(NOT_ALLOWED));
    expect(await own()).toMatchObject({ tries: LIMITS.knocks, status: 'declined' });
  });

  it('come back after a shorter pause when they were gone, as often as they like', async () => {
    await s.closed();
    await s.eve.door.knock(s.id, 'Eve', null);
    for (let time = 0; time <= LIMITS.knocks; time++) {
      await s.eve.door.stopKnocking(s.id);
      expect(await own()).toMatchObject({ tries: 1, status: 'gone' });
      await expect(again()).rejects.toEqual(refused(NOT_ALLOWED));
      await s.ageKnock(s.eve, TIMES.knockReturnMs + 1_000);
      await again(`Eve ${time}`);
      expect(await own()).toMatchObject({ name: `Eve ${time}`, tries: 1, status: 'waiting' });
    }
  });

  it('are one for each person', async () => {
    await s.closed();
    await s.eve.door.knock(s.id, 'Eve', null);
    await s.ageKnock(s.eve, TIMES.knockAgainMs + 1_000);
    await expect(s.eve.door.knock(s.id, 'Eve', null)).rejects.toEqual(refused(NOT_ALLOWED));
    await expect(again()).rejects.toEqual(refused(NOT_ALLOWED));
  });

  it('stop only while they wait', async () => {
    await s.closed();
    await expect(s.eve.door.stopKnocking(s.id)).rejects.toEqual(refused(NOT_ALLOWED));
    await s.eve.door.knock(s.id, 'Eve', null);
    await s.ana.host.admit(s.id, await s.call(), s.eve.uid);
    await expect(s.eve.door.stopKnocking(s.id)).rejects.toEqual(refused(NOT_ALLOWED));
  });

  it('pause while the call is locked', async () => {
    await s.closed();
    await s.eve.door.knock(s.id, 'Eve', null);
    await s.ana.host.setAdmission(s.id, await s.call(), { admission: 'knock', locked: true }, 'Ana');
    await expect(s.ben.door.knock(s.id, 'Ben', null)).rejects.toEqual(refused(NOT_ALLOWED));
    // Who went away doesn't get before the door again either.
    await s.eve.door.stopKnocking(s.id);
    await s.ageKnock(s.eve, TIMES.knockAgainMs + 1_000);
    await expect(again()).rejects.toEqual(refused(NOT_ALLOWED));
    await s.ana.host.setAdmission(s.id, await s.call(), { admission: 'knock', locked: false }, 'Ana');
    await again();
    await s.ben.door.knock(s.id, 'Ben', null);
  });

  it('are possible again for who was let in and lost that by a lock', async () => {
    await s.closed();
    await s.eve.door.knock(s.id, 'Eve', null);
    await s.ana.host.admit(s.id, await s.call(), s.eve.uid);
    await s.ana.host.setAdmission(s.id, await s.call(), { admission: 'knock', locked: true }, 'Ana');
    await s.ana.host.setAdmission(s.id, await s.call(), { admission: 'knock', locked: false }, 'Ana');
    await expect(s.eveSits()).rejects.toEqual(refused('call/full'));
    await s.ageKnock(s.eve, TIMES.knockReturnMs + 1_000);
    await again();
    expect(await own()).toMatchObject({ tries: 1, status: 'waiting' });
  });

  it('are for calls whose doors are open by now', async () => {
    await s.closed();
    await s.change({ opensAt: new Date(s.ana.serverNow() + 60_000) });
    await expect(s.eve.door.knock(s.id, 'Eve', null)).rejects.toEqual(refused(NOT_ALLOWED));
    await s.change({ opensAt: new Date(s.ana.serverNow() - 1_000) });
    await s.eve.door.knock(s.id, 'Eve', null);
  });
}
