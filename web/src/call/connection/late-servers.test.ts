import { describe, expect, it, vi } from 'vitest';
import type { IceServersAnswer } from '../../../../contract/ice-servers.ts';
import { ParleyError } from '../../../../contract/errors.ts';
import type { Connection } from '../call-session.ts';
import type { FakeWorld, Person, PersonOptions } from '../fakes/fake-call.ts';
import type { Gathering } from '../fakes/fake-peer-connection.ts';
import { create, eachInItsWorld, pass, phases } from '../fakes/in-fake-world.ts';

const STUN = 'stun:stun.example.org';
const TURN = { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' };

/** No way to the other side but by a relay. */
const RELAY_ONLY: Gathering = { candidates: [], relay: 'good relay', completeAfterMs: 30 };
/** The same, behind a NAT that STUN sees. */
const BEHIND_NAT: Gathering = {
  candidates: [{ afterMs: 5, candidate: 'useless', type: 'srflx' }],
  relay: 'good relay',
  completeAfterMs: 30,
};
const DIRECT: Gathering = {
  candidates: [{ afterMs: 5, candidate: 'good', type: 'srflx' }],
  completeAfterMs: 30,
};

const answer = (): IceServersAnswer => ({
  iceServers: [{ urls: [STUN] }, TURN],
  expiresAt: Date.now() + 12 * 60_000,
});
const after = (ms: number): Connection['mintIceServers'] =>
  vi.fn(() => new Promise<IceServersAnswer>((resolve) => setTimeout(() => resolve(answer()), ms)));
const failingAfter = (ms: number): Connection['mintIceServers'] =>
  vi.fn(() => new Promise<never>((_, reject) => setTimeout(() => reject(new ParleyError('internal')), ms)));

describe('ICE servers that are minted', () => {
  let world: FakeWorld;

  eachInItsWorld((its) => {
    world = its;
  });

  const person = (name: string, options: PersonOptions): Person =>
    world.person(name, { settings: { stunUrls: [STUN], turn: true }, ...options });

  /** Opens the call and joins it as soon as it was read. */
  async function join(ben: Person, id: string): Promise<void> {
    ben.call.open(id);
    ben.call.join('Ben');
    await pass(400);
  }

  it('are never asked for in a project with STUN alone', async () => {
    const [mint, settings] = [vi.fn(), { stunUrls: [STUN], turn: false }];
    const [ana, ben] = [
      world.person('ana', { gathering: DIRECT, settings, mint }),
      world.person('ben', { gathering: DIRECT, settings, mint }),
    ];
    await join(ben, await create(ana));
    await pass(60 * 60_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(mint).not.toHaveBeenCalled();
    expect(ben.connections[0]?.getConfiguration().iceServers).toEqual([{ urls: [STUN] }]);
  });

  it('are asked for once by each, when the call exists', async () => {
    const [forAna, forBen] = [after(50), after(50)];
    const ana = person('ana', { gathering: DIRECT, mint: forAna });
    const ben = person('ben', { gathering: DIRECT, mint: forBen });
    ana.call.warmUp();
    const id = ana.call.create('Ana');
    await pass(5);
    expect(forAna).not.toHaveBeenCalled();
    await pass(600);
    expect(forAna).toHaveBeenCalledTimes(1);
    expect(forAna).toHaveBeenCalledWith(id);
    ben.call.open(id);
    await pass(10);
    expect(forBen).toHaveBeenCalledTimes(1);
    ben.call.join('Ben');
    await pass(10_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect([forAna, forBen].map((mint) => vi.mocked(mint).mock.calls.length)).toEqual([1, 1]);
    expect(world.server.usage).toEqual({ writes: 2, reads: 6 });
  });

  it('are used by an answer that was prepared before they came', async () => {
    const ana = person('ana', { gathering: { ...BEHIND_NAT, completeAfterMs: 10 }, mint: failingAfter(0) });
    const ben = person('ben', { gathering: RELAY_ONLY, mint: after(300) });
    const id = await create(ana);
    ben.call.open(id);
    await pass(100);
    expect(phases(ben)).toEqual(['ready']);
    expect(ben.connections[0]?.remoteDescription).not.toBeNull();
    await pass(300);
    ben.call.join('Ben');
    await pass(200);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(ben.connections).toHaveLength(1);
    expect(world.server.usage).toEqual({ writes: 2, reads: 6 });
  });

  it('renew an offer that reaches nobody outside, while its maker waits alone', async () => {
    const ana = person('ana', { gathering: RELAY_ONLY, mint: after(100) });
    const ben = person('ben', { gathering: RELAY_ONLY, mint: after(100) });
    const id = await create(ana);
    expect(world.server.read(id)?.offer).toMatchObject({
      round: 2,
      sdp: expect.stringContaining('good relay'),
    });
    await pass(60_000);
    expect(world.server.read(id)?.offer?.round).toBe(2);
    ben.call.open(id);
    await pass(200);
    ben.call.join('Ben');
    await pass(200);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(world.server.read(id)?.offer?.round).toBe(2);
    expect(world.server.usage.writes).toBe(3);
  });

  it('are good for as long as the server says, whatever the clock of this machine', async () => {
    const behindMs = 60 * 60_000;
    world.server.advance(-behindMs);
    const mint = async (): Promise<IceServersAnswer> => ({
      ...answer(),
      expiresAt: answer().expiresAt - behindMs,
    });
    const id = await create(person('ana', { gathering: RELAY_ONLY, mint }));
    expect(world.server.read(id)?.offer).toMatchObject({ round: 2 });
  });

  it('leave an offer alone that can be answered from outside', async () => {
    const ana = person('ana', { gathering: BEHIND_NAT, mint: after(100) });
    const id = await create(ana);
    await pass(60_000);
    expect(world.server.read(id)?.offer?.round).toBe(1);
    expect(world.server.usage.writes).toBe(1);
  });

  it('restart ICE over the same connections when they come late', async () => {
    const ana = person('ana', { gathering: BEHIND_NAT, mint: after(4_000) });
    const ben = person('ben', { gathering: BEHIND_NAT, mint: after(4_000) });
    const id = await create(ana);
    const { pc } = world.server.read(id)?.offer ?? {};
    await join(ben, id);
    await pass(2_500);
    expect(phases(ana, ben)).toEqual(['connecting', 'connecting']);
    expect(world.server.read(id)?.offer?.round).toBe(1);
    await pass(1_500);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(world.server.read(id)).toMatchObject({ offer: { round: 2, pc }, answer: { round: 2 } });
    expect([ana.connections.length, ben.connections.length]).toEqual([1, 1]);
    expect(ana.connections[0]?.gatherings).toBe(2);
    expect(ben.phases).not.toContain('reconnecting');
    expect(world.server.usage.writes).toBeLessThanOrEqual(5);
    expect(world.server.usage.reads).toBeLessThanOrEqual(12);
    const { writes } = world.server.usage;
    await pass(120_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(world.server.usage.writes).toBe(writes);
  });

  it('come into play 2 s after the descriptions, not earlier', async () => {
    const ana = person('ana', { gathering: BEHIND_NAT, mint: after(700) });
    const ben = person('ben', { gathering: { ...BEHIND_NAT, relay: 'useless' }, mint: failingAfter(0) });
    const id = await create(ana);
    await join(ben, id);
    await pass(1_600);
    expect(world.server.read(id)?.offer?.round).toBe(1);
    await pass(400);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(world.server.usage).toEqual({ writes: 4, reads: 10 });
  });

  it('cost nothing when a connection was made without them', async () => {
    const ana = person('ana', { gathering: DIRECT, mint: after(4_000) });
    const ben = person('ben', { gathering: DIRECT, mint: after(4_000) });
    await join(ben, await create(ana));
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    await pass(10_000);
    expect(world.server.usage).toEqual({ writes: 2, reads: 6 });
  });

  it('make the callee ask for another round when theirs alone came late', async () => {
    const ana = person('ana', { gathering: { ...BEHIND_NAT, relay: 'useless' }, mint: failingAfter(0) });
    const ben = person('ben', { gathering: BEHIND_NAT, mint: after(4_000) });
    const id = await create(ana);
    await join(ben, id);
    await pass(3_500);
    expect(phases(ana, ben)).toEqual(['connecting', 'connecting']);
    expect(world.server.usage.writes).toBe(2);
    await pass(500);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(world.server.read(id)).toMatchObject({ callee: { asks: 1 }, offer: { round: 2 } });
    expect([ana.connections.length, ben.connections.length]).toEqual([1, 1]);
    expect(world.server.usage).toEqual({ writes: 5, reads: 12 });
  });

  it('are waited for where there is no way at all, then used at once', async () => {
    const ana = person('ana', { gathering: BEHIND_NAT, mint: after(4_000) });
    const ben = person('ben', { gathering: BEHIND_NAT, mint: after(4_000) });
    const id = await create(ana);
    await join(ben, id);
    for (const { connections } of [ana, ben]) connections[0]?.becomes('failed');
    await pass(1_500);
    expect(world.server.usage.writes).toBe(2);
    await pass(2_500);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(ana.connections).toHaveLength(1);
  });

  it('are not waited for when there are none: a new connection is tried, but not all the time', async () => {
    const gathering = { ...BEHIND_NAT, relay: 'useless' };
    const ana = person('ana', { gathering, mint: failingAfter(3_000) });
    const ben = person('ben', { gathering, mint: failingAfter(3_000) });
    const id = await create(ana);
    await join(ben, id);
    for (const { connections } of [ana, ben]) connections[0]?.becomes('failed');
    await pass(6_000);
    expect(world.server.read(id)?.offer?.round).toBe(2);
    expect(ana.connections).toHaveLength(2);
    for (const { connections } of [ana, ben]) connections[1]?.becomes('failed');
    await pass(2_000);
    expect(world.server.read(id)?.offer?.round).toBe(2);
  });

  it('are put to use also when the answer to the new round gets lost on the way once', async () => {
    const signaling = world.server.client('ben-uid');
    const write = signaling.answer.bind(signaling);
    const answering = vi.spyOn(signaling, 'answer').mockImplementation(async (id, written) => {
      if (answering.mock.calls.length === 1) throw new ParleyError('network/firebase-unreachable');
      return write(id, written);
    });
    const ana = person('ana', { gathering: BEHIND_NAT, mint: after(100) });
    const ben = person('ben', {
      gathering: { ...BEHIND_NAT, relay: 'useless' },
      mint: failingAfter(0),
      connect: async () => ({ signaling }),
    });
    const id = await create(ana);
    await join(ben, id);
    await pass(8_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(answering).toHaveBeenCalledTimes(2);
    expect([ana.connections.length, ben.connections.length]).toEqual([1, 1]);
    expect(world.server.read(id)?.offer?.round).toBe(2);
  });

  it('do not keep a callee who reloads during the new round from coming back', async () => {
    const ana = person('ana', { gathering: BEHIND_NAT, mint: after(700) });
    const ben = person('ben', { gathering: BEHIND_NAT, mint: failingAfter(0) });
    const id = await create(ana);
    await join(ben, id);
    vi.spyOn(ben.connections[0] ?? expect.unreachable(), 'createAnswer').mockReturnValue(
      new Promise(() => {}),
    );
    await pass(2_000);
    expect(world.server.read(id)).toMatchObject({ offer: { round: 2 } });
    ben.pageHide();
    const again = person('ben', { peer: ben.peer, gathering: BEHIND_NAT, mint: after(100) });
    await join(again, id);
    await pass(3_000);
    expect(phases(ana, again)).toEqual(['connected', 'connected']);
  });

  it('are fresh in the offer of who waited until the first had run out', async () => {
    const mint = after(100);
    const ana = person('ana', { gathering: RELAY_ONLY, mint });
    const id = await create(ana);
    await pass(3_000);
    const { round = 0 } = world.server.read(id)?.offer ?? {};
    await pass(13.5 * 60_000);
    expect(mint).toHaveBeenCalledTimes(2);
    expect(world.server.read(id)?.offer?.round).toBe(round + 1);
    expect(world.server.read(id)?.offer?.sdp).toContain('relay');
    await pass(46 * 60_000);
    const ben = person('ben', { gathering: RELAY_ONLY, mint: after(50) });
    await join(ben, id);
    await pass(1_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    const expiresAt = Math.max(
      ...(await Promise.all(
        vi.mocked(mint).mock.results.map(async ({ value }) => ((await value) as IceServersAnswer).expiresAt),
      )),
    );
    expect(expiresAt).toBeGreaterThan(Date.now());
    expect(vi.mocked(mint).mock.calls.length).toBeLessThanOrEqual(6);
  });
});
