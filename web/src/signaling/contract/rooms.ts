import { expect, it } from 'vitest';
import { newCallId } from '../../../../contract/ids.ts';
import { LIMITS, TIMES } from '../../../../contract/limits.ts';
import { offer, oneOf, refused, seen, type Setting } from './setting.ts';

/** Names that mean a call. Each test has names of its own: they stay in the database. */
export function roomContract(s: Setting): void {
  const named = (room: string, admission: 'open' | 'knock' = 'open') => ({ admission, room });

  it('are found by who may join, and by who may not', async () => {
    const room = `blue-${s.id}`;
    expect(await s.ben.rooms.find(room)).toBeNull();
    await s.waiting(named(room));
    expect(await s.ben.rooms.find(room)).toBe(s.id);
    await s.benSits();
    expect(await s.eve.rooms.find(room)).toBe(s.id);
  });

  it('may have letters of any script, and doors to knock at', async () => {
    const room = `café-غرفة-${s.id}`;
    await s.waiting(named(room, 'knock'));
    expect(await s.eve.rooms.find(room)).toBe(s.id);
    expect(await s.eve.door.readLobby(s.id)).toMatchObject({ admission: 'knock' });
  });

  it('mean one call when two arrive at once, and the other is not made', async () => {
    const room = `race-${s.id}`;
    const ids = [s.id, newCallId()] as const;
    const winner = await oneOf(
      [
        s.ana.create(ids[0], s.anaSelf, offer(), named(room)),
        s.ben.create(ids[1], s.benSelf, offer(), named(room)),
      ],
      'call/full',
    );
    expect(await s.eve.rooms.find(room)).toBe(ids[winner]);
    s.id = ids[1 - winner] as string;
    await seen(s.follow(s.eve), (call) => expect(call).toBeNull());
  });

  it('keep their living call, and are free again when it has ended or is abandoned', async () => {
    const room = `blue-${s.id}`;
    await s.waiting(named(room));
    const first = s.id;
    const second = newCallId();
    const take = (): Promise<void> => s.ben.create(second, s.benSelf, offer(), named(room));
    await expect(take()).rejects.toEqual(refused('call/full'));
    await s.age('aliveAt', TIMES.abandonedAfterMs - 30_000);
    await expect(take()).rejects.toEqual(refused('call/full'));
    expect(await s.eve.rooms.find(room)).toBe(first);
    await s.age('aliveAt', TIMES.abandonedAfterMs + 1_000);
    expect(await s.eve.rooms.find(room)).toBeNull();
    await take();
    expect(await s.eve.rooms.find(room)).toBe(second);

    s.id = second;
    await s.ben.host.end(second, await s.call(s.ben), 'Ben');
    expect(await s.eve.rooms.find(room)).toBeNull();
    const third = newCallId();
    await s.eve.create(third, s.eveSelf, offer(), named(room));
    expect(await s.ana.rooms.find(room)).toBe(third);
  });

  it('name no call that exists, and have a bounded length', async () => {
    await s.waiting();
    await expect(s.ana.create(s.id, s.anaSelf, offer(), named(`late-${s.id}`))).rejects.toEqual(
      refused('call/full'),
    );
    expect(await s.ana.rooms.find(`late-${s.id}`)).toBeNull();
    const long = 'x'.repeat(LIMITS.room + 1);
    await expect(s.ben.create(newCallId(), s.benSelf, offer(), named(long))).rejects.toEqual(
      refused('call/full'),
    );
    expect(await s.ben.rooms.find(long)).toBeNull();
  });
}
