import { describe, expect, it, vi } from 'vitest';
import type { IceServersAnswer } from '../../../contract/ice-servers.ts';
import type { Connection } from './call-session.ts';
import type { FakeWorld, Person, PersonOptions } from './fakes/fake-call.ts';
import type { Gathering } from './fakes/fake-peer-connection.ts';
import { eachInItsWorld, pass, phases } from './fakes/in-fake-world.ts';

const STUN = 'stun:stun.example.org';
const TURN = { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' };
const SETTINGS = { stunUrls: [STUN], turn: true };
const RELAY = 'good typ relay';
/** Every way is there; the names of the first two begin as those do that connect. */
const ANY: Gathering = {
  candidates: [
    { afterMs: 1, candidate: 'good typ host', type: 'host' },
    { afterMs: 5, candidate: 'good typ srflx', type: 'srflx' },
    { afterMs: 700, candidate: 'good late typ host', type: 'host' },
  ],
  relay: RELAY,
  completeAfterMs: 800,
};
const minting = (ms: number): Connection['mintIceServers'] =>
  vi.fn(async (): Promise<IceServersAnswer> => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return { iceServers: [{ urls: [STUN] }, TURN], expiresAt: Date.now() + 60 * 60_000 };
  });

describe('a call in which an address is hidden', () => {
  let world: FakeWorld;
  /** Everything that was written, as one text. */
  let written: string[];

  eachInItsWorld((its) => {
    world = its;
    written = [];
  });

  /** Notes what this person writes. */
  function person(name: string, options: PersonOptions = {}): Person {
    const signaling = world.server.client(`${name}-uid`);
    const writes = ['create', 'takeCaller', 'takeCallee', 'answer', 'addCandidates'] as const;
    const noting = new Proxy(signaling, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key, target);
        if (typeof member !== 'function') return member;
        return (...all: unknown[]): unknown => {
          if (writes.some((write) => write === key)) written.push(`${name}: ${JSON.stringify(all)}`);
          return Reflect.apply(member, target, all);
        };
      },
    });
    return world.person(name, {
      gathering: ANY,
      settings: SETTINGS,
      mint: minting(50),
      connect: async () => ({ signaling: noting }),
      ...options,
    });
  }

  const of = (name: string): string => written.filter((one) => one.startsWith(name)).join('\n');

  async function meet(ana: Person, ben: Person): Promise<string> {
    const id = ana.call.create('Ana');
    await pass(2_000);
    ben.call.open(id);
    await pass(200);
    ben.call.join('Ben');
    await pass(3_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    return id;
  }

  it('has no address of who hides it in anything that is written', async () => {
    await meet(person('ana', { hides: true }), person('ben'));
    expect(of('ana')).toContain(RELAY);
    expect(of('ana')).not.toMatch(/typ (host|srflx)/);
    expect(of('ben')).toContain('typ srflx');
  });

  it('has nobody’s where the page hides everybody’s, at the same price but for the offer with the relay', async () => {
    const settings = { ...SETTINGS, relayOnly: true };
    await meet(person('ana', { settings }), person('ben', { settings }));
    expect(written.join()).toContain(RELAY);
    expect(written.join()).not.toMatch(/typ (host|srflx)/);
    expect(world.server.usage.writes).toBe(3);
  });

  it('describes nothing before the settings are known, and nothing but relays when they are', async () => {
    let settle = (): void => undefined;
    const settled = new Promise<void>((resolve) => (settle = resolve));
    const ana = person('ana', { settled, settings: { ...SETTINGS, relayOnly: true } });
    ana.call.create('Ana');
    await pass(4_000);
    expect([ana.connections, written]).toEqual([[], []]);
    settle();
    await pass(4_000);
    expect(of('ana')).toContain(RELAY);
    expect(of('ana')).not.toMatch(/typ (host|srflx)/);
  });

  it('says at once that there is no relay, before anything is written', async () => {
    const settings = { ...SETTINGS, turn: false };
    const ana = person('ana', { settings, hides: true });
    ana.call.create('Ana');
    await pass(100);
    expect(ana.call.state).toMatchObject({ phase: 'failed', error: { code: 'relay/none' } });

    const id = await meet(person('cleo', { settings }), person('dora', { settings }));
    const ben = person('ben', { settings: { ...settings, relayOnly: true } });
    ben.call.open(id);
    await pass(100);
    expect(ben.call.state).toMatchObject({ phase: 'failed', error: { code: 'relay/not-set-up' } });
    expect(of('ana') + of('ben')).toBe('');
  });

  it('is offered anew when the address is hidden while waiting', async () => {
    const ana = person('ana');
    const id = ana.call.create('Ana');
    await pass(2_000);
    expect(world.server.read(id)?.offer).toMatchObject({
      round: 1,
      sdp: expect.stringContaining('typ host'),
    });
    written.length = 0;
    ana.hiding.choose(true);
    await pass(2_000);
    expect(world.server.read(id)?.offer).toMatchObject({ round: 2, sdp: expect.stringContaining(RELAY) });
    expect(of('ana')).not.toMatch(/typ (host|srflx)/);
    await pass(60_000);
    expect(world.server.read(id)?.offer?.round).toBe(2);
  });

  it('is used for the answer when it is hidden between looking and joining', async () => {
    const [ana, ben] = [person('ana'), person('ben')];
    const id = ana.call.create('Ana');
    await pass(2_000);
    ben.call.open(id);
    await pass(200);
    ben.hiding.choose(true);
    ben.call.join('Ben');
    await pass(3_000);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    expect(of('ben')).toContain(RELAY);
    expect(of('ben')).not.toMatch(/typ (host|srflx)/);
    expect(world.server.usage.writes).toBe(3);
  });

  it.each(['ana', 'ben'] as const)(
    'has another connection at once when %s hides it during the call',
    async (who) => {
      const [ana, ben] = [person('ana'), person('ben')];
      const id = await meet(ana, ben);
      const { pc } = world.server.read(id)?.offer ?? {};
      written.length = 0;
      ({ ana, ben })[who].hiding.choose(true);
      await pass(3_000);
      const call = world.server.read(id);
      expect(call).toMatchObject({ offer: { round: 2 }, answer: { round: 2 } });
      expect(call?.offer?.pc).not.toBe(pc);
      expect(phases(ana, ben)).toEqual(['connected', 'connected']);
      expect(of(who)).toContain(RELAY);
      expect(of(who)).not.toMatch(/typ (host|srflx)/);
      for (const { connections } of [ana, ben]) expect(connections[0]?.isClosed).toBe(true);
      const { writes } = world.server.usage;
      await pass(60_000);
      expect(world.server.usage.writes).toBe(writes);
    },
  );

  it.each(['ana', 'ben'] as const)('restarts ICE when %s hides it no more', async (who) => {
    const [ana, ben] = [person('ana', { hides: true }), person('ben', { hides: true })];
    const id = await meet(ana, ben);
    const { pc } = world.server.read(id)?.offer ?? {};
    const { writes } = world.server.usage;
    ({ ana, ben })[who].hiding.choose(false);
    await pass(3_000);
    expect(world.server.read(id)?.offer).toMatchObject({ pc });
    expect(world.server.usage.writes).toBe(writes);
    expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    const connection = { ana, ben }[who].connections.at(-1);
    expect(connection?.localDescription?.sdp).toContain('typ srflx');
    expect([...ana.phases, ...ben.phases]).not.toContain('reconnecting');
  });

  it('tells who waits that no relay answers, and who tries to connect in the end', async () => {
    const failing = vi.fn(() => Promise.reject(new Error('no')));
    const ana = person('ana', { hides: true, mint: failing });
    const ben = person('ben', { hides: true, mint: failing });
    const id = ana.call.create('Ana');
    await pass(3_000);
    expect(phases(ana)).toEqual(['waiting']);
    expect(ana.hiding.isStuck).toBe(true);
    ben.call.open(id);
    await pass(200);
    ben.call.join('Ben');
    await pass(90_000);
    expect(ben.call.state).toMatchObject({ phase: 'failed', error: { code: 'relay/unavailable' } });
    expect(written.join()).not.toContain('typ ');
  });
});
