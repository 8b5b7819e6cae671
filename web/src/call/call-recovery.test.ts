import { describe, expect, it, vi } from 'vitest';
import { pausableSignaling } from '../signaling/pausable-signaling.ts';
import type { FakeWorld, Person } from './fakes/fake-call.ts';
import { eachInItsWorld, meet, pass, phases } from './fakes/in-fake-world.ts';

/** By then nothing of the beginning is under way any more. */
const SETTLES_MS = 3_400;

/** What becomes of a call when its connection breaks, or is about to. */
describe('CallSession recovers', () => {
  let world: FakeWorld;

  eachInItsWorld((its) => {
    world = its;
  });

  /** Two who talk; news from the server can be kept from each. */
  async function talk() {
    const signalings = ['ana', 'ben'].map((name) => pausableSignaling(world.server.client(`${name}-uid`)));
    const [ana, ben] = ['ana', 'ben'].map((name, i) =>
      world.person(name, { connect: async () => ({ signaling: signalings[i]! }) }),
    ) as [Person, Person];
    const id = await meet(ana, ben);
    await pass(SETTLES_MS);
    return { id, ana, ben, signalings };
  }

  it.each([0, 1])(
    'moves to a new network over the channel, unseen and for nothing (person %s)',
    async (who) => {
      const { ana, ben } = await talk();
      const { writes } = world.server.usage;
      [ana, ben][who]!.wake('network');
      await pass(3_000);
      expect(world.server.usage.writes).toBe(writes);
      expect([ana, ben].map(({ connections }) => connections.at(-1)?.gatherings)).toEqual([2, 2]);
      expect([ana, ben].map(({ connections }) => connections.length)).toEqual([1, 1]);
      expect(ana.phases).not.toContain('reconnecting');
      expect(ben.phases).not.toContain('reconnecting');
    },
  );

  it('moves to a new network while the server can’t be reached', async () => {
    const { ana, ben, signalings } = await talk();
    for (const signaling of signalings) signaling.pause();
    ana.wake('network');
    ben.wake('network');
    await pass(3_000);
    expect([ana, ben].map(({ connections }) => connections.at(-1)?.gatherings)).toEqual([2, 3]);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
  });

  it('costs nothing to look at the page again', async () => {
    const { ana, ben } = await talk();
    const { writes } = world.server.usage;
    ana.wake('resumed');
    await pass(5_000);
    expect(world.server.usage.writes).toBe(writes);
    expect([ana, ben].map(({ connections }) => connections.at(-1)?.gatherings)).toEqual([1, 1]);
  });

  it('notices silence within 2.5 s, and restarts ICE over the same connection', async () => {
    const { id, ana, ben } = await talk();
    world.network.isSilent = true;
    await pass(2_500);
    expect(phases(ana, ben)).toEqual(['reconnecting', 'reconnecting']);
    await pass(1_000);
    // By way of the call document, since nothing else gets through.
    expect(world.server.read(id)).toMatchObject({ offer: { round: 2 }, answer: { round: 2 } });
    world.network.isSilent = false;
    await pass(1_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect([ana, ben].map(({ connections }) => connections.length)).toEqual([1, 1]);
    // The callee left it to the caller.
    expect(world.server.read(id)?.callee?.asks).toBeUndefined();
  });

  it('notices at once that nothing arrives where the page wakes up', async () => {
    const { ana, ben } = await talk();
    world.network.isSilent = true;
    ana.wake('resumed');
    await pass(700);
    expect(phases(ana, ben)).toEqual(['reconnecting', 'connected']);
  });

  it('keeps the connection when a restart can’t be written, and goes on trying', async () => {
    const { ana, ben, signalings } = await talk();
    const write = vi.spyOn(signalings[0]!, 'takeCaller');
    write.mockRejectedValue(new TypeError('Failed to fetch'));
    world.network.isSilent = true;
    await pass(6_000);
    expect(write.mock.calls.length).toBeGreaterThan(1);
    expect(ana.connections.map(({ isClosed }) => isClosed)).toEqual([false]);
    world.network.isSilent = false;
    await pass(1_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
  });

  it('doesn’t throw a connection away while there is no network at all', async () => {
    let isOnline = true;
    const ana = world.person('ana', { environment: { isOnline: () => isOnline } });
    const ben = world.person('ben');
    await meet(ana, ben);
    await pass(SETTLES_MS);
    isOnline = false;
    world.network.isSilent = true;
    await pass(30_000);
    expect(ana.connections).toHaveLength(1);
    isOnline = true;
    world.network.isSilent = false;
    ana.wake('network');
    await pass(3_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
  });
});
