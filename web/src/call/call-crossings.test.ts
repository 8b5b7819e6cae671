import { describe, expect, it, vi } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { slowSignaling } from '../signaling/slow-signaling.ts';
import type { FakeWorld, Person } from './fakes/fake-call.ts';
import { deskOf, eachInItsWorld, pass, phases } from './fakes/in-fake-world.ts';
import { parseInvitation } from './invitation.ts';

const realTimeout = globalThis.setTimeout;
const LATENCY_MS = 50;

/** Secrets are hashed outside of the time that the tests make. */
async function hashed<T>(made: Promise<T>): Promise<T> {
  let isDone = false;
  void made.finally(() => (isDone = true)).catch(() => undefined);
  while (!isDone) {
    await new Promise((resolve) => realTimeout(resolve, 5));
    await pass(100);
  }
  return made;
}

/** Clicks, writes and news that cross on a network where each takes its time. */
describe('CallSession when clicks and news cross', () => {
  let world: FakeWorld;

  eachInItsWorld((its) => {
    world = its;
  });

  const over = (name: string, signaling: Signaling): Person =>
    world.person(name, { connect: async () => ({ signaling }) });
  const person = (name: string, ms = LATENCY_MS): Person =>
    over(
      name,
      slowSignaling(world.server.client(`${name}-uid`), () => ms),
    );
  const people = (...names: string[]): Person[] => names.map((name) => person(name));
  /** What the tests replace of a signaling. */
  const changed = (name: string, change: Partial<Signaling>): Person => {
    const signaling = slowSignaling(world.server.client(`${name}-uid`), () => LATENCY_MS);
    return over(name, { ...signaling, ...change });
  };
  const create = async (ana: Person, admission: 'open' | 'knock' = 'open'): Promise<string> => {
    const id = ana.call.create('Ana', admission);
    await pass(1_500);
    return id;
  };
  const open = async (one: Person, id: string): Promise<void> => {
    one.call.open(id);
    await pass(1_000);
  };
  const join = async (one: Person, id: string): Promise<void> => {
    await open(one, id);
    one.call.join('Ben');
    await pass(1_500);
  };
  const knock = async (one: Person, name = 'Ben'): Promise<void> => {
    one.call.knock(name);
    await pass(500);
  };
  describe('before the door', () => {
    it('tells that a call with an open door is full, and goes on reading nothing', async () => {
      const [ana, ben, eve] = people('ana', 'ben', 'eve') as [Person, Person, Person];
      const id = await create(ana, 'knock');
      deskOf(ana).setAdmission({ admission: 'open' });
      await pass(500);
      await join(ben, id);
      expect(phases(ana, ben)).toEqual(['connected', 'connected']);
      const { reads } = world.server.usage;
      eve.call.open(id);
      await pass(10_000);
      expect(eve.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/full' } });
      // Its door and its late candidates, twice: the door may have been opened at this moment.
      expect(world.server.usage.reads - reads).toBeLessThanOrEqual(6);
    });

    it('lets in one of two who wait as the door opens, and tells the other', async () => {
      const [ana, ben, eve] = people('ana', 'ben', 'eve') as [Person, Person, Person];
      const id = await create(ana, 'knock');
      for (const one of [ben, eve]) {
        await open(one, id);
        await knock(one);
      }
      const { reads } = world.server.usage;
      deskOf(ana).setAdmission({ admission: 'open' });
      await pass(10_000);
      expect(phases(ben, eve).sort()).toEqual(['connected', 'failed']);
      expect(world.server.usage.reads - reads).toBeLessThan(25);
      // Nobody waits any more.
      deskOf(ana).setAdmission({ admission: 'knock' });
      await pass(500);
      expect(deskOf(ana).waiting).toEqual([]);
    });

    it('stays outside when the door closed after the call was read', async () => {
      const [ana, ben, eve] = people('ana', 'ben', 'eve') as [Person, Person, Person];
      const id = await create(ana);
      await open(ben, id);
      await open(eve, id);
      expect(phases(ben, eve)).toEqual(['ready', 'ready']);
      deskOf(ana).setAdmission({ admission: 'knock' });
      await pass(500);
      await knock(eve);
      const connections = eve.connections.length;
      await pass(150_000);
      expect(ben.call.state).toMatchObject({ phase: 'door', status: 'closed' });
      expect(eve.call.state).toMatchObject({ phase: 'door', status: 'knocking' });
      expect(eve.connections).toHaveLength(connections);
    });

    it.each(['stops before', 'is let in before'])(
      "doesn't come in who clicked that they wait no more: %s",
      async (order) => {
        const [ana, ben] = people('ana', 'ben') as [Person, Person];
        const id = await create(ana, 'knock');
        await open(ben, id);
        await knock(ben);
        const clicks = [() => ben.call.stopKnocking(), () => deskOf(ana).admit('ben-uid')];
        if (order === 'is let in before') clicks.reverse();
        for (const click of clicks) {
          click();
          await pass(10);
        }
        await pass(5_000);
        expect(phases(ana, ben)).toEqual(['waiting', 'ready']);
      },
    );

    it.each(['stops', 'leaves'])('takes back a knock that is on its way when who knocks %s', async (what) => {
      const [ana, ben] = [person('ana'), person('ben', 300)];
      const id = await create(ana, 'knock');
      ben.call.open(id);
      await pass(3_000);
      ben.call.knock('Ben');
      await pass(50);
      expect(ben.call.state).toMatchObject({ phase: 'door', status: 'knocking' });
      if (what === 'stops') ben.call.stopKnocking();
      else ben.call.leave();
      await pass(3_000);
      expect(deskOf(ana).waiting).toEqual([]);
      if (what === 'stops') expect(ben.call.state).toMatchObject({ phase: 'door', status: 'closed' });
    });

    it('says "waiting" from the click on, without a moment between', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana, 'knock');
      await open(ben, id);
      const seen = new Set<string>();
      ben.call.subscribe(() => {
        if (ben.call.state.phase === 'door') seen.add(ben.call.state.status);
      });
      await knock(ben);
      expect([...seen]).toEqual(['knocking']);
    });

    it('leaves the knock of another tab alone, from a page that was only opened', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana, 'knock');
      await open(ben, id);
      await knock(ben);
      const second = person('ben');
      await open(second, id);
      const { writes } = world.server.usage;
      second.pageHide();
      await pass(500);
      expect(world.server.usage.writes).toBe(writes);
      expect(deskOf(ana).waiting).toMatchObject([{ uid: 'ben-uid' }]);
    });

    it('is let in as the time for reading the call is over', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana, 'knock');
      ben.call.open(id);
      await pass(3_000);
      ben.call.knock('Ben');
      await pass(11_850);
      deskOf(ana).admit('ben-uid');
      await pass(3_000);
      expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    });
  });

  describe("at the host's desk", () => {
    it('keeps each of several decisions of one moment', async () => {
      const [ana, ben, eve] = people('ana', 'ben', 'eve') as [Person, Person, Person];
      const id = await create(ana, 'knock');
      for (const one of [ben, eve]) {
        await open(one, id);
        await knock(one);
      }
      deskOf(ana).admit('ben-uid');
      deskOf(ana).admit('eve-uid');
      await pass(3_000);
      expect(world.server.read(id)?.admitted).toEqual(['ben-uid', 'eve-uid']);
    });

    it('opens no door by locking it', async () => {
      const ana = person('ana');
      const id = await create(ana);
      deskOf(ana).setAdmission({ admission: 'knock' });
      deskOf(ana).setAdmission({ locked: true });
      await pass(3_000);
      expect(world.server.read(id)).toMatchObject({ admission: 'knock', locked: true });
    });

    it('removes somebody and locks, and hands over after letting somebody in', async () => {
      const [ana, ben, eve] = people('ana', 'ben', 'eve') as [Person, Person, Person];
      const id = await create(ana);
      await join(ben, id);
      deskOf(ana).remove();
      deskOf(ana).setAdmission({ locked: true });
      await pass(3_000);
      expect(world.server.read(id)).toMatchObject({ admission: 'knock', locked: true, removed: ['ben-uid'] });
      deskOf(ana).setAdmission({ locked: false });
      await pass(1_000);
      await open(eve, id);
      await knock(eve);
      deskOf(ana).admit('eve-uid');
      await pass(3_000);
      const tom = person('tom');
      await open(tom, id);
      await knock(tom);
      deskOf(ana).admit('tom-uid');
      deskOf(ana).handOver();
      await pass(3_000);
      expect(world.server.read(id)).toMatchObject({ host: 'eve-uid' });
      expect(world.server.read(id)?.admitted).toContain('tom-uid');
    });

    it('goes on after a decision was refused', async () => {
      const ana = person('ana');
      const id = await create(ana, 'knock');
      deskOf(ana).admit('nobody-uid');
      await pass(500);
      expect(deskOf(ana).problem).not.toBeNull();
      deskOf(ana).setAdmission({ locked: true });
      await pass(500);
      expect([deskOf(ana).problem, world.server.read(id)?.locked]).toEqual([null, true]);
    });

    it('makes a new host key once the power was handed over and came back', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana);
      await join(ben, id);
      const before = await hashed(deskOf(ana).hostLink());
      expect(await hashed(deskOf(ana).hostLink())).toBe(before);
      deskOf(ana).handOver();
      await pass(1_000);
      deskOf(ben).handOver();
      await pass(1_000);
      expect(await hashed(deskOf(ana).hostLink())).not.toBe(before);
    });

    it.each(['outside', 'in the call'])('may end it again after that failed, %s', async (where) => {
      let fails = true;
      const client = world.server.client('ana-uid');
      const ana = changed('ana', {
        host: {
          setAdmission: (...args) => client.host.setAdmission(...args),
          admit: (...args) => client.host.admit(...args),
          decline: (...args) => client.host.decline(...args),
          remove: (...args) => client.host.remove(...args),
          handOver: (...args) => client.host.handOver(...args),
          setKey: (...args) => client.host.setKey(...args),
          claim: (...args) => client.host.claim(...args),
          end: async (...args) => {
            if (fails) throw new ParleyError('network/offline');
            await client.host.end(...args);
          },
        },
      });
      const id = await create(ana);
      if (where === 'outside') ana.call.leave();
      ana.call.endForAll();
      await pass(500);
      expect(ana.call.state).toMatchObject({ phase: 'left', host: true });
      fails = false;
      ana.call.endForAll();
      await pass(500);
      expect([ana.call.state.phase, world.server.read(id)?.state]).toEqual(['ended', 'ended']);
    });
  });

  it('is told of having been put out also while a code for another device is shown', async () => {
    const [ana, ben] = people('ana', 'ben') as [Person, Person];
    const id = await create(ana);
    await join(ben, id);
    expect(await hashed(ben.call.offerMove())).not.toBeNull();
    deskOf(ana).remove();
    await pass(2_000);
    expect(ben.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/removed' } });
  });

  it.each(['never came', 'left meanwhile'])(
    'goes on waiting on another device where the other %s',
    async (who) => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana);
      if (who === 'left meanwhile') await join(ben, id);
      const invitation = parseInvitation((await hashed(ana.call.offerMove())) ?? '');
      if (invitation === null) throw new Error('No link');
      const phone = person('phone');
      phone.call.open(id, invitation);
      await pass(500);
      phone.call.accept('Ana');
      while (world.server.read(id)?.caller?.uid !== 'phone-uid') {
        await new Promise((resolve) => realTimeout(resolve, 5));
        await pass(5);
      }
      ben.call.leave();
      await pass(3_000);
      expect(phone.call.state).toMatchObject({ phase: 'waiting', stored: true, host: true });
      expect(phone.call.desk).not.toBeNull();
      const tom = person('tom');
      await join(tom, id);
      expect(phases(phone, tom)).toEqual(['connected', 'connected']);
    },
  );

  it('keeps the link for another device good while who waits offers anew', async () => {
    const ana = person('ana');
    const id = await create(ana);
    const invitation = parseInvitation((await hashed(ana.call.offerMove())) ?? '');
    if (invitation === null) throw new Error('No link');
    await pass(20_000);
    const { writes } = world.server.usage;
    ana.wake();
    await pass(3_000);
    expect([world.server.read(id)?.offer?.round, world.server.usage.writes - writes]).toEqual([2, 2]);
    const phone = person('phone');
    phone.call.open(id, invitation);
    await pass(500);
    phone.call.accept('Ana');
    for (let turn = 0; turn < 10; turn += 1) {
      await new Promise((resolve) => realTimeout(resolve, 5));
      await pass(500);
    }
    expect(phone.call.state).toMatchObject({ phase: 'waiting', host: true });
    expect(ana.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/moved' } });
  });

  it('takes no seat over for who went away before it could be done', async () => {
    const [ana, ben] = people('ana', 'ben') as [Person, Person];
    const id = await create(ana);
    await join(ben, id);
    const invitation = parseInvitation((await hashed(ben.call.offerMove())) ?? '');
    if (invitation === null) throw new Error('No link');
    const signaling = world.server.client('phone-uid');
    const phone = world.person('phone', {
      connect: async () => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        return { signaling };
      },
    });
    phone.call.open(id, invitation);
    phone.call.accept('Ben');
    await pass(10);
    phone.call.leave();
    await pass(1_000);
    await new Promise((resolve) => realTimeout(resolve, 20));
    await pass(1_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(world.server.read(id)?.callee?.uid).toBe('ben-uid');
  });

  it('shows an empty room when who was met there has gone again', async () => {
    const ben = changed('ben', { create: () => Promise.reject(new ParleyError('call/full')) });
    ben.call.openRoom('team-blue');
    await pass(500);
    ben.call.join('Ben');
    await pass(3_000);
    expect(ben.call.state).toMatchObject({ phase: 'ready', exists: false });
  });

  it('leaves no rejection unhandled where a call only waits for a click', async () => {
    const rejected = vi.fn<(error: unknown) => void>();
    process.on('unhandledRejection', rejected);
    const ben = world.person('ben', { connect: () => Promise.reject(new ParleyError('network/offline')) });
    ben.call.open('abcdefghjk', { to: 'host', secret: 'a'.repeat(24) });
    await pass(100);
    ben.call.openRoom('team-blue');
    await pass(100);
    await new Promise((resolve) => realTimeout(resolve, 20));
    process.off('unhandledRejection', rejected);
    expect(rejected).not.toHaveBeenCalled();
  });
});
