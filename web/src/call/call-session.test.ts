import { describe, expect, it, vi } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import { TIMES } from '../../../contract/limits.ts';
import { randomBy } from '../signaling/random-by.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { slowSignaling } from '../signaling/slow-signaling.ts';
import type { FakeWorld, Person, PersonOptions } from './fakes/fake-call.ts';
import type { Gathering } from './fakes/fake-peer-connection.ts';
import { create, eachInItsWorld, join, meet, pass } from './fakes/in-fake-world.ts';

const NEVER_COMPLETE = { completeAfterMs: null };
const LATE: Gathering = { candidates: [{ afterMs: 2_000, candidate: 'good late' }], ...NEVER_COMPLETE };
const NONE: Gathering = { candidates: [], completeAfterMs: 10 };

describe('CallSession', () => {
  let world: FakeWorld;

  eachInItsWorld((its) => {
    world = its;
  });

  const state = ({ call }: Person): object => call.state;

  it('shows the ID at once, and says when it can be joined', async () => {
    const ana = world.person('ana');
    const id = ana.call.create('Ana');
    expect(state(ana)).toEqual({ phase: 'waiting', id, stored: false, host: true, departed: false });
    await pass(600);
    expect(state(ana)).toEqual({ phase: 'waiting', id, stored: true, host: true, departed: false });
    expect(ana.marks).toEqual(['parley:new-call-click', 'parley:created']);
    expect(world.server.read(id)?.offer?.sdp).toContain('good');
  });

  it('connects two people with two writes and six reads', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    await meet(ana, ben);
    expect(world.server.usage).toEqual({ writes: 2, reads: 6 });
    expect(state(ana)).toMatchObject({ host: true, other: 'Ben' });
    expect(state(ben)).toMatchObject({ host: false, other: 'Ana' });
    expect(ben.phases).toEqual(['opening', 'ready', 'joining', 'connecting', 'connected']);
    expect(ana.marks.slice(2)).toEqual(['parley:answered', 'parley:connected']);
    expect(ben.marks).toEqual(['parley:join-click', 'parley:joined', 'parley:connected']);
  });

  it('sends nothing to the other side before the click', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await create(ana);
    ben.call.open(id);
    await pass(1_000);
    expect(state(ben)).toEqual({ phase: 'ready', id, other: 'Ana', exists: true });
    expect(ben.connections).toHaveLength(1);
    expect(ben.connections[0]?.remoteDescription).not.toBeNull();
    expect(ben.connections[0]?.localDescription).toBeNull();
    expect(world.server.usage.writes).toBe(1);
  });

  it('joins also when the click comes before the call was read', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await create(ana);
    ben.call.open(id);
    ben.call.join('Ben');
    expect(state(ben)).toEqual({ phase: 'joining', id });
    await pass(600);
    expect(ben.call.state.phase).toBe('connected');
  });

  it.each<[string, Gathering, Gathering]>([
    ['the caller', LATE, NONE],
    ['the callee', NONE, LATE],
  ])('connects by a late candidate of %s alone', async (_, caller, callee) => {
    const ana = world.person('ana', { gathering: caller });
    const ben = world.person('ben', { gathering: callee });
    const id = await create(ana);
    await join(ben, id);
    expect([ana.call.state.phase, ben.call.state.phase]).toEqual(['connecting', 'connecting']);
    await pass(2_500);
    expect([ana.call.state.phase, ben.call.state.phase]).toEqual(['connected', 'connected']);
    expect(world.server.usage).toEqual({ writes: 3, reads: 7 });
  });

  it('holds late candidates of the caller until somebody is there to get them', async () => {
    const ana = world.person('ana', { gathering: LATE });
    const ben = world.person('ben', { gathering: NONE });
    const id = await create(ana);
    await pass(5_000);
    expect(world.server.usage.writes).toBe(1);
    await join(ben, id);
    expect(ben.call.state.phase).toBe('connected');
  });

  it('writes the late candidates of one moment together', async () => {
    const candidates = ['a', 'b', 'good c'].map((candidate, i) => ({ afterMs: 900 + i * 20, candidate }));
    const ana = world.person('ana', { gathering: NONE });
    const ben = world.person('ben', { gathering: { candidates, ...NEVER_COMPLETE } });
    await join(ben, await create(ana));
    await pass(1_000);
    expect(ben.call.state.phase).toBe('connected');
    expect(world.server.usage.writes).toBe(3);
  });

  it('tells of an unknown call', async () => {
    const ben = world.person('ben');
    ben.call.open('0000000000');
    await pass(50);
    expect(state(ben)).toMatchObject({ phase: 'failed', error: { code: 'call/unknown' } });
  });

  it('tells of a full call, on opening and while one looks at it', async () => {
    const [ana, ben, eve, joe] = ['ana', 'ben', 'eve', 'joe'].map((name) => world.person(name)) as [
      Person,
      Person,
      Person,
      Person,
    ];
    const id = await create(ana);
    eve.call.open(id);
    await pass(50);
    expect(state(eve)).toMatchObject({ phase: 'ready' });
    await join(ben, id);
    joe.call.open(id);
    await pass(50);
    for (const late of [eve, joe])
      expect(state(late)).toMatchObject({ phase: 'failed', error: { code: 'call/full' } });
    expect([ana.call.state.phase, ben.call.state.phase]).toEqual(['connected', 'connected']);
  });

  it('lets exactly one of two in who click at once', async () => {
    const [ana, ben, eve] = [world.person('ana'), world.person('ben'), world.person('eve')];
    const id = await create(ana);
    for (const person of [ben, eve]) person.call.open(id);
    await pass(50);
    for (const person of [ben, eve]) person.call.join('');
    await pass(3_000);
    expect([ben.call.state.phase, eve.call.state.phase].sort()).toEqual(['connected', 'failed']);
    expect(ana.call.state.phase).toBe('connected');
  });

  it('prepares again when the offer changes before the click', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await create(ana);
    ben.call.open(id);
    await pass(50);
    world.server.change(id, (call) => {
      const next = world.network.connect(NONE);
      if (call.offer !== undefined)
        call.offer = {
          ...call.offer,
          round: 2,
          sdp: JSON.stringify({ id: next.id, generation: 1, candidates: [], kinds: [] }),
        };
    });
    await pass(50);
    expect(ben.connections).toHaveLength(2);
    expect(ben.connections[0]?.isClosed).toBe(true);
    ben.call.join('Ben');
    await pass(600);
    expect(world.server.read(id)?.answer?.round).toBe(2);
  });

  it('tries once more when the offer changes during the click', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await create(ana);
    ben.call.open(id);
    await pass(50);
    ben.call.join('Ben');
    await pass(5);
    world.server.change(id, (call) => {
      if (call.offer !== undefined) call.offer = { ...call.offer, round: 2 };
    });
    await pass(600);
    expect(ben.call.state.phase).toBe('connecting');
    expect(world.server.read(id)?.answer?.round).toBe(2);
  });

  it('carries camera and microphone as they come and go', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    await ana.media.start();
    await meet(ana, ben);
    expect(ben.call.remote.getTracks().map(({ kind }) => kind)).toEqual(['audio', 'video']);
    expect(ben.call.remoteMedia).toEqual({ video: true, audio: true });
    expect(ana.call.remoteMedia).toEqual({ video: false, audio: false });
    await ana.media.setCamera(false);
    await ben.media.setCamera(true);
    await pass(10);
    expect(ben.call.remoteMedia).toEqual({ video: false, audio: true });
    expect(ana.call.remoteMedia).toEqual({ video: true, audio: false });
    expect(ben.connections[0]?.transceivers.map(({ sender }) => sender.track?.kind)).toEqual([
      undefined,
      'video',
      undefined,
      undefined,
    ]);
    expect(world.server.usage.writes).toBe(2);
  });

  it('tells at once when the callee leaves, and can be joined again', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await meet(ana, ben);
    await pass(4_000);
    ben.call.leave();
    expect(state(ben)).toMatchObject({ phase: 'left', id, host: false, durationMs: expect.any(Number) });
    await pass(0);
    expect(state(ana)).toEqual({ phase: 'waiting', id, stored: true, host: true, departed: true });
    expect(ana.call.remote.getTracks()).toEqual([]);
    await pass(600);
    const eve = world.person('eve');
    await join(eve, id, 'Eve');
    expect(state(ana)).toMatchObject({ phase: 'connected', other: 'Eve', host: true });
    expect(eve.call.state.phase).toBe('connected');
  });

  it('moves the callee to the seat of a caller who leaves; the caller comes back as callee', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await meet(ana, ben);
    ana.call.leave();
    await pass(0);
    expect(state(ben)).toEqual({ phase: 'waiting', id, stored: true, host: false, departed: true });
    await pass(600);
    expect(world.server.read(id)).toMatchObject({ caller: { uid: 'ben-uid' }, offer: { round: 2 } });
    expect(world.server.read(id)).not.toHaveProperty('callee');
    await join(ana, id, 'Ana');
    expect(state(ana)).toMatchObject({ phase: 'connected', other: 'Ben', host: true });
    expect(state(ben)).toMatchObject({ phase: 'connected', other: 'Ana', host: false });
  });

  it.each(['caller', 'callee'])('connects again after the %s reloads', async (role) => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await meet(ana, ben);
    const [goes, stays] = role === 'caller' ? [ana, ben] : [ben, ana];
    const name = role === 'caller' ? 'ana' : 'ben';
    goes.pageHide();
    const again = world.person(name, { peer: goes.peer });
    await join(again, id, name);
    await pass(3_000);
    expect([again.call.state.phase, stays.call.state.phase]).toEqual(['connected', 'connected']);
  });

  const reload = (gone: Person, uid: string, options: PersonOptions = {}): Person =>
    world.person(uid, { peer: gone.peer, storage: gone.storage, ...options });

  it.each(['caller', 'callee'])('goes on by itself after the %s reloads', async (role) => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await meet(ana, ben);
    const [goes, stays] = role === 'caller' ? [ana, ben] : [ben, ana];
    goes.pageHide();
    const again = reload(goes, role === 'caller' ? 'ana' : 'ben');
    again.call.open(id);
    await pass(3_000);
    expect([again.call.state.phase, stays.call.state.phase]).toEqual(['connected', 'connected']);
    expect(again.phases).not.toContain('ready');
    expect(state(stays)).toMatchObject({ other: role === 'caller' ? 'Ana' : 'Ben' });
  });

  it.each(['caller', 'callee'])('takes back the seat of the %s after a crash', async (role) => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await meet(ana, ben);
    const [goes, stays] = role === 'caller' ? [ana, ben] : [ben, ana];
    const before = world.server.read(id);
    goes.crash();
    const again = reload(goes, role === 'caller' ? 'ana' : 'ben');
    again.call.open(id);
    await pass(3_000);
    expect([again.call.state.phase, stays.call.state.phase]).toEqual(['connected', 'connected']);
    const after = world.server.read(id);
    expect([after?.caller?.peer, after?.callee?.peer]).toEqual([before?.caller?.peer, before?.callee?.peer]);
    // What the page before says now is too late.
    goes.pageHide();
    await pass(1_000);
    expect(world.server.read(id)).toEqual(after);
    expect(stays.call.state.phase).toBe('connected');
  });

  it('remembers over a reload what was switched off', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    await ana.media.start();
    const id = await meet(ana, ben);
    await ana.media.setMicrophone(false);
    ana.pageHide();
    const again = reload(ana, 'ana');
    again.call.open(id);
    await pass(1_000);
    expect(again.call.resumed).toMatchObject({ camera: true, microphone: false });
    expect(ben.call.resumed).toBeNull();
  });

  it.each<[string, (ana: Person, ben: Person) => void]>([
    ['hung up', (ana) => ana.call.leave()],
    ['ended the call', (ana) => ana.call.endForAll()],
    ['was gone for the lease of a seat', () => vi.setSystemTime(Date.now() + TIMES.seatLeaseMs)],
  ])('takes nothing after a reload of who %s', async (_, happens) => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await meet(ana, ben);
    ana.pageHide();
    const again = reload(ana, 'ana');
    again.call.open(id);
    await pass(3_000);
    expect(again.call.state.phase).toBe('connected');
    happens(again, ben);
    await pass(1_000);
    const { writes } = world.server.usage;
    const later = reload(again, 'ana');
    later.call.open(id);
    await pass(1_000);
    expect(['ready', 'ended']).toContain(later.call.state.phase);
    expect(world.server.usage.writes).toBe(writes);
  });

  it('takes nothing in a duplicated tab, nor in a fresh one', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await meet(ana, ben);
    ben.call.leave();
    await pass(1_000);
    const { writes } = world.server.usage;
    const duplicate = world.person('ana', { storage: ana.storage.copy() });
    const fresh = world.person('ana', { peer: ana.peer });
    for (const person of [duplicate, fresh]) person.call.open(id);
    await pass(1_000);
    for (const person of [duplicate, fresh]) expect(person.call.state.phase).toBe('ready');
    expect(world.server.usage.writes).toBe(writes);
    // The original is still the one that resumes.
    ana.pageHide();
    const again = reload(ana, 'ana');
    again.call.open(id);
    await pass(1_000);
    expect(again.call.state.phase).toBe('waiting');
  });

  it('resumes after a network failure on the way back', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await meet(ana, ben);
    ana.pageHide();
    const failing = reload(ana, 'ana', {
      connect: () => Promise.reject(new ParleyError('network/firebase-unreachable')),
    });
    failing.call.open(id);
    await pass(1_000);
    expect(failing.call.state.phase).toBe('failed');
    // As the page does before it tries again.
    failing.call.leave();
    failing.call.close();
    const again = reload(ana, 'ana');
    again.call.open(id);
    await pass(3_000);
    expect([again.call.state.phase, ben.call.state.phase]).toEqual(['connected', 'connected']);
  });

  const orders = ['ana', 'ben', 'both'].flatMap((who) =>
    Array.from({ length: 100 }, (_, seed) => [who, seed] as const),
  );
  it.each(orders)('reload of %s, in whatever order things arrive: one call (seed %i)', async (who, seed) => {
    const random = randomBy(seed);
    const slowly = (uid: string): Signaling =>
      slowSignaling(world.server.client(`${uid}-uid`), () => random() * 400);
    const [ana, ben] = ['ana', 'ben'].map((uid) => {
      const signaling = slowly(uid);
      return world.person(uid, { connect: async () => ({ signaling }) });
    }) as [Person, Person];
    const id = ana.call.create('Ana');
    await pass(5_000);
    ben.call.open(id);
    await pass(5_000);
    ben.call.join('Ben');
    await pass(5_000);
    const back: Person[] = [];
    for (const gone of [ana, ben]) {
      const uid = gone === ana ? 'ana' : 'ben';
      if (who !== 'both' && who !== uid) {
        back.push(gone);
        continue;
      }
      const crashes = random() < 0.3;
      const slow = slowly(uid);
      const lateBy = random() * 800;
      const backAfter = random() * 600;
      // The page is gone at once, also where its last request takes a while.
      const seat = { ...world.server.read(id) }[gone === ana ? 'caller' : 'callee'];
      if (!crashes && seat !== undefined) {
        setTimeout(() => {
          world.server
            .client(`${uid}-uid`)
            .leave(id, gone === ana ? 'caller' : 'callee', seat)
            .catch(() => undefined);
        }, lateBy);
      }
      gone.crash();
      setTimeout(() => {
        const again = reload(gone, uid, { connect: async () => ({ signaling: slow }) });
        again.call.open(id);
        back.push(again);
      }, backAfter);
    }
    await pass(30_000);
    expect(back.map(({ call }) => call.state.phase)).toEqual(['connected', 'connected']);
    const call = world.server.read(id);
    expect(new Set([call?.caller?.peer, call?.callee?.peer])).toEqual(new Set([ana.peer, ben.peer]));
    expect(call?.answer?.round).toBe(call?.offer?.round);
    // Every answer that was applied is one to the very offer that it was applied to.
    const { connections } = world.network;
    for (const { id: offerer, localDescription, remoteId } of connections) {
      if (localDescription?.type !== 'offer' || remoteId === null) continue;
      expect(connections[remoteId]?.remoteId).toBe(offerer);
    }
  });

  it('connects again when somebody joins before the new offer is there', async () => {
    const [ana, ben, eve] = [
      world.person('ana', {
        gathering: { candidates: [{ afterMs: 0, candidate: 'good' }], ...NEVER_COMPLETE },
      }),
      world.person('ben'),
      world.person('eve'),
    ];
    const id = await meet(ana, ben);
    ben.call.leave();
    await pass(10);
    eve.call.open(id);
    await pass(50);
    eve.call.join('Eve');
    await pass(3_000);
    expect([ana.call.state.phase, eve.call.state.phase]).toEqual(['connected', 'connected']);
    expect(state(ana)).toMatchObject({ other: 'Eve' });
  });

  it('takes the seat of the caller in a call that everybody left', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await create(ana);
    ana.call.leave();
    ben.call.open(id);
    await pass(50);
    expect(state(ben)).toEqual({ phase: 'ready', id, other: null, exists: true });
    ben.call.join('Ben');
    await pass(600);
    expect(state(ben)).toEqual({ phase: 'waiting', id, stored: true, host: false, departed: false });
    await join(ana, id, 'Ana');
    expect([ana.call.state.phase, ben.call.state.phase]).toEqual(['connected', 'connected']);
  });

  it('leaves when the page goes away', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    await meet(ana, ben);
    ben.pageHide();
    await pass(0);
    expect(state(ana)).toMatchObject({ phase: 'waiting', departed: true });
  });

  it('gives back a seat that it got after hanging up', async () => {
    const ana = world.person('ana');
    const signaling = slowSignaling(world.server.client('ben-uid'), () => 20);
    const ben = world.person('ben', { connect: async () => ({ signaling }) });
    const id = await create(ana);
    ben.call.open(id);
    await pass(200);
    ben.call.join('Ben');
    await pass(35);
    // Stored, and the answer is on its way.
    expect(world.server.read(id)?.callee).toBeDefined();
    expect(ben.call.state.phase).toBe('joining');
    ben.call.leave();
    await pass(200);
    const seat = world.server.read(id)?.callee;
    expect(seat === undefined || seat.left === seat.session).toBe(true);
    expect(state(ben)).toMatchObject({ phase: 'left' });
  });

  it('ends the call for both, by its host', async () => {
    const [ana, ben, eve] = [world.person('ana'), world.person('ben'), world.person('eve')];
    const id = await meet(ana, ben);
    ana.call.endForAll();
    await pass(10);
    expect(state(ana)).toMatchObject({ phase: 'ended', byYou: true, durationMs: expect.any(Number) });
    expect(state(ben)).toMatchObject({ phase: 'ended', byYou: false, durationMs: expect.any(Number) });
    eve.call.open(id);
    await pass(50);
    expect(state(eve)).toEqual({ phase: 'ended', id, byYou: false, by: 'Ana', durationMs: null });
  });

  it('ends the call for both, also after its host has left', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    await meet(ana, ben);
    ana.call.leave();
    await pass(10);
    const { durationMs } = state(ana) as { durationMs: number };
    ana.call.endForAll();
    await pass(10);
    expect(state(ana)).toMatchObject({ phase: 'ended', byYou: true, durationMs });
    expect(state(ben)).toMatchObject({ phase: 'ended', byYou: false });
  });

  it('leaves instead when somebody else ends it', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    await meet(ana, ben);
    ben.call.endForAll();
    await pass(10);
    expect(state(ben)).toMatchObject({ phase: 'left' });
    expect(state(ana)).toMatchObject({ phase: 'waiting', departed: true });
  });

  it('renews both seats by one write in five minutes', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await meet(ana, ben);
    await pass(60 * 60_000);
    const renewals = world.server.usage.writes - 2;
    expect(renewals).toBeGreaterThanOrEqual(10);
    expect(renewals).toBeLessThanOrEqual(13);
    expect(world.server.now() - (world.server.read(id)?.callee?.at ?? 0)).toBeLessThan(
      TIMES.seatLeaseMs / 2 + 60_000,
    );
    expect([ana.call.state.phase, ben.call.state.phase]).toEqual(['connected', 'connected']);
  });

  it('makes a new round when the connection fails, keeping the time of the conversation', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await meet(ana, ben);
    const before = ben.call.state;
    for (const person of [ana, ben]) person.connections.at(-1)?.becomes('failed');
    await pass(0);
    expect([ana.call.state.phase, ben.call.state.phase]).toEqual(['reconnecting', 'reconnecting']);
    await pass(1_000);
    expect(world.server.read(id)?.offer?.round).toBe(2);
    expect(ben.call.state).toEqual(before);
    expect(ana.call.state.phase).toBe('connected');
  });

  it('tries anew when it does not connect, and gives up after a minute', async () => {
    const [ana, ben] = [world.person('ana', { gathering: NONE }), world.person('ben', { gathering: NONE })];
    const id = await create(ana);
    await join(ben, id);
    await pass(21_000);
    expect(world.server.read(id)?.offer?.round).toBe(2);
    expect(ana.call.state.phase).toBe('connecting');
    await pass(45_000);
    // Whoever gives up first leaves, which the other sees.
    expect([state(ana), state(ben)]).toContainEqual(
      expect.objectContaining({
        phase: 'failed',
        error: expect.objectContaining({ code: 'network/connection-failed' }),
      }),
    );
    expect([ana.call.state.phase, ben.call.state.phase]).not.toContain('connecting');
  });

  it('fails when the seat is lost', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    const id = await meet(ana, ben);
    world.server.change(id, (call) => {
      if (call.callee !== undefined)
        call.callee = { ...call.callee, uid: 'eve-uid', peer: 'p', session: 's' };
    });
    await pass(10);
    expect(state(ben)).toMatchObject({ phase: 'failed', error: { code: 'call/full' } });
  });

  it('tells when Firebase cannot be reached, and can try again', async () => {
    let works = false;
    const ana = world.person('ana', {
      connect: async () => {
        if (!works) throw new ParleyError('network/firebase-unreachable');
        return { signaling: world.server.client('ana-uid') };
      },
    });
    ana.call.create('Ana');
    await pass(600);
    expect(state(ana)).toMatchObject({ phase: 'failed', error: { code: 'network/firebase-unreachable' } });
    works = true;
    await create(ana);
    expect(state(ana)).toMatchObject({ phase: 'waiting', stored: true });
  });

  it('does not wait for an answer for ever', async () => {
    const signaling = world.server.client('ben-uid');
    signaling.watchCall = () => () => undefined;
    const ben = world.person('ben', {
      connect: async () => ({ signaling }),
      environment: { isOnline: () => false },
    });
    ben.call.open('0000000000');
    await pass(16_000);
    expect(state(ben)).toMatchObject({ phase: 'failed', error: { code: 'network/offline' } });
  });

  it.each(['browser/no-webrtc', 'browser/insecure-origin'] as const)(
    'says %s before anything else',
    (problem) => {
      const ana = world.person('ana', { environment: { problem } });
      ana.call.warmUp();
      const id = ana.call.create('Ana');
      expect(state(ana)).toMatchObject({ phase: 'failed', id, error: { code: problem } });
    },
  );

  it('connects two tabs of one person', async () => {
    const [one, two] = [world.person('ana'), world.person('ana')];
    await meet(one, two);
    expect(state(two)).toMatchObject({ host: true });
  });

  it('lets go of everything on close', async () => {
    const [ana, ben] = [world.person('ana'), world.person('ben')];
    await meet(ana, ben);
    ben.call.close();
    await pass(0);
    expect(ben.media.closed).toBe(true);
    expect(ben.connections.every(({ isClosed }) => isClosed)).toBe(true);
    expect(state(ana)).toMatchObject({ phase: 'waiting', departed: true });
    ana.call.close();
    await pass(1_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
