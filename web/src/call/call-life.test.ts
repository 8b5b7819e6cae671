import { describe, expect, it, vi } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import { TIMES } from '../../../contract/limits.ts';
import { pausableSignaling } from '../signaling/pausable-signaling.ts';
import type { FakeWorld, Person } from './fakes/fake-call.ts';
import { create, eachInItsWorld, join, meet, pass, phases } from './fakes/in-fake-world.ts';
import { RECOVERY } from './connection/recovery.ts';

const MINUTE = 60_000;

/** Calls that take long, and people who fall asleep in them. */
describe('CallSession over time', () => {
  let world: FakeWorld;

  eachInItsWorld((its) => {
    world = its;
  });

  const talk = async (): Promise<[string, Person, Person]> => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    return [await meet(ana, ben), ana, ben];
  };
  /** A person whose page can be put to sleep: news wait, and no timer runs that they would react to. */
  const sleeper = (name: string) => {
    const signaling = pausableSignaling(world.server.client(`${name}-uid`));
    return { person: world.person(name, { connect: async () => ({ signaling }) }), signaling };
  };
  const break_ = (...people: Person[]): void => {
    for (const { connections } of people) connections.at(-1)?.becomes('failed');
  };

  it('is joined after an hour of waiting, at the price of a few writes', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await create(ana);
    await pass(60 * MINUTE);
    // Created, offered anew every 20 minutes, and renewed when nothing else was written for 5.
    expect(world.server.usage.writes).toBeLessThanOrEqual(14);
    expect(world.server.read(id)?.offer?.round).toBe(3);
    await join(ben, id);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
  });

  it('offers anew on waking, and not when the offer is fresh or somebody is there', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await create(ana);
    ana.wake();
    await pass(2_000);
    expect(world.server.read(id)?.offer?.round).toBe(1);
    await pass(10_000);
    ana.wake();
    await pass(1_000);
    expect(world.server.read(id)?.offer?.round).toBe(2);
    await join(ben, id);
    await pass(10_000);
    ana.wake();
    ben.wake();
    await pass(1_000);
    expect(world.server.read(id)?.offer?.round).toBe(2);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
  });

  it('has nothing to do on waking before it is connected to Firebase', async () => {
    const ana = world.person('ana', { connect: () => new Promise(() => {}) });
    ana.call.create('Ana');
    await pass(600);
    expect(() => ana.wake()).not.toThrow();
  });

  it('outlives more refused writes than there may be in a row', async () => {
    const signaling = world.server.client('ben-uid');
    const ana = world.person('ana');
    const ben = world.person('ben', { connect: async () => ({ signaling }) });
    const id = await create(ana);
    await join(ben, id);
    const write = signaling.answer.bind(signaling);
    const answering = vi.spyOn(signaling, 'answer');
    for (let i = 0; i < 8; i++) {
      answering.mockImplementationOnce(async () => {
        // News of whatever it was that made the server refuse.
        setTimeout(() => world.server.change(id, (call) => (call.aliveAt += 1)), 20);
        throw new ParleyError('call/not-allowed');
      });
      answering.mockImplementationOnce(write);
      break_(ana, ben);
      await pass(MINUTE);
      expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    }
    expect(answering).toHaveBeenCalledTimes(16);
  });

  it('says that the other is asleep, waits for them without giving up, and goes on when they wake', async () => {
    const { person: ana, signaling } = sleeper('ana');
    const id = await create(ana);
    await pass(10_000);
    signaling.pause();
    const ben = world.person('ben');
    await join(ben, id);
    expect(ben.call.state).toMatchObject({ phase: 'connecting', absent: false });
    await pass(9_000);
    expect(world.server.read(id)?.callee?.asks).toBe(1);
    expect(ben.call.state).toMatchObject({ phase: 'connecting', absent: true, other: 'Ana' });
    await pass(RECOVERY.giveUpAfterMs);
    expect(ben.call.state).toMatchObject({ phase: 'connecting', absent: true });
    signaling.resume();
    await pass(1_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
  });

  it('keeps the call of a phone that slept for 90 s', async () => {
    const ana = world.person('ana');
    const { person: ben, signaling } = sleeper('ben');
    const id = await create(ana);
    await join(ben, id);
    signaling.pause();
    break_(ana, ben);
    await pass(90_000);
    expect(ana.call.state).toMatchObject({ phase: 'reconnecting', lost: true, other: 'Ben' });
    signaling.resume();
    ben.wake();
    await pass(2_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(world.server.read(id)).toMatchObject({ caller: { name: 'Ana' }, callee: { name: 'Ben' } });
  });

  it('clears the seat of someone who is gone after two silent minutes, for whoever comes next', async () => {
    const [id, ana, ben] = await talk();
    ben.crash();
    break_(ana);
    await pass(TIMES.silentSeatMs - 10_000);
    expect(world.server.read(id)?.callee?.name).toBe('Ben');
    const eve = world.person('eve');
    eve.call.open(id);
    await pass(50);
    expect(eve.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/full' } });
    await pass(2 * MINUTE);
    expect(ana.call.state).toMatchObject({ phase: 'waiting', departed: true });
    const joe = world.person('joe');
    await join(joe, id);
    expect(phases(ana, joe)).toEqual(['connected', 'connected']);
  });

  it('takes its place again when the own seat was cleared during a long sleep', async () => {
    const ana = world.person('ana');
    const { person: ben, signaling } = sleeper('ben');
    const id = await create(ana);
    await join(ben, id);
    signaling.pause();
    break_(ana, ben);
    await pass(4 * MINUTE);
    expect(ana.call.state).toMatchObject({ phase: 'waiting', departed: true });
    signaling.resume();
    ben.wake();
    await pass(3_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
  });

  it('is not joined by a third while two sit there who are connected, however long it lasts', async () => {
    const [id, ana, ben] = await talk();
    const before = world.server.usage.writes;
    await pass(60 * MINUTE);
    expect(world.server.usage.writes - before).toBeLessThanOrEqual(13);
    const eve = world.person('eve');
    eve.call.open(id);
    await pass(50);
    expect(eve.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/full' } });
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
  });

  it('takes over the seat of a tab of this browser that crashed, and not of one that lives', async () => {
    const [id, ana, ben] = await talk();
    const second = world.person('ben');
    second.call.open(id);
    await pass(50);
    expect(second.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/full' } });
    ben.crash();
    const restored = world.person('ben', { gone: [ben.peer] });
    await join(restored, id);
    expect(phases(ana, restored)).toEqual(['connected', 'connected']);
    expect(world.server.read(id)?.callee?.peer).toBe(ben.peer);
  });

  it('frees an abandoned seat after the lease, and not before', async () => {
    const [id, ana, ben] = await talk();
    for (const one of [ana, ben]) one.crash();
    // Nobody is there to clear the other: both leases run out.
    world.server.advance(TIMES.seatLeaseMs - 5_000);
    const early = world.person('eve');
    early.call.open(id);
    await pass(50);
    expect(early.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/full' } });
    world.server.advance(10_000);
    const late = world.person('joe');
    await join(late, id);
    expect(late.call.state.phase).toBe('waiting');
  });

  it('judges by the clock of the server, also where the device is 20 minutes wrong', async () => {
    for (const wrong of [-20 * MINUTE, 20 * MINUTE]) {
      const ana = world.person('ana');
      const id = await create(ana);
      const client = world.server.client('ben-uid');
      let known = false;
      const signaling = new Proxy(client, {
        get: (target, name) => {
          if (name === 'serverNow') return () => target.serverNow() + (known ? 0 : wrong);
          if (name === 'warmUp') {
            return async () => {
              await new Promise((resolve) => void setTimeout(resolve, 300));
              known = true;
            };
          }
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      });
      const ben = world.person('ben', { connect: async () => ({ signaling }) });
      ben.call.open(id);
      await pass(1_000);
      expect(ben.call.state).toMatchObject({ phase: 'ready', other: 'Ana' });
      ben.call.join('Ben');
      await pass(600);
      expect(phases(ana, ben)).toEqual(['connected', 'connected']);
      ana.call.leave();
      ben.call.leave();
    }
  });

  it('goes on while media flows, though no renewal reaches the server any more', async () => {
    const [id, ana, ben] = await talk();
    // Both leases run out by the server's clock; nobody left.
    world.server.advance(TIMES.seatLeaseMs + MINUTE);
    world.server.change(id, (call) => void (call.purgeAt += 1));
    await pass(5_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(world.server.read(id)?.offer?.round).toBe(1);
  });

  it('is not made to offer without end by someone who asks without end', async () => {
    const [id, ana] = await talk();
    const hostile = world.server.client('ben-uid');
    for (let i = 0; i < 100; i += 1) {
      await hostile.ask(id, world.server.read(id)?.offer?.round ?? 0).catch(() => undefined);
      await pass(100);
    }
    expect(world.server.read(id)?.offer?.round).toBeLessThan(10);
    expect(['connected', 'reconnecting', 'connecting']).toContain(ana.call.state.phase);
  });
});
