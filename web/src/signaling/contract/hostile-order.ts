import { expect, it, vi } from 'vitest';
import type { CandidatesDocument } from '../../../../contract/call.ts';
import { FakeWorld, type Person } from '../../call/fakes/fake-call.ts';
import type { Gathering } from '../../call/fakes/fake-peer-connection.ts';
import { hostileSignaling, type Hostility } from '../hostile-signaling.ts';
import { randomBy } from '../random-by.ts';
import type { Call } from '../signaling.ts';
import { follow, offer, PATIENCE, type Setting } from './setting.ts';

const SEEDS = [1, 2, 3, 4];
const LATE_CALL = { timeout: 25_000, interval: 100 } as const;
const WORST: Omit<Hostility, 'random'> = { newsMs: [1_000, 2_500], candidatesMs: 4_000 };

/** Candidates that no description has. */
const LATE: Gathering = {
  candidates: ['useless 1', 'good', 'useless 2'].map((candidate, i) => ({
    afterMs: 600 + i * 90,
    candidate,
  })),
  completeAfterMs: null,
};

/** What comes of late candidates where the network does its worst: see hostile-signaling.ts. */
export function hostileOrderContract(s: Setting): void {
  it('is told from each candidate’s round and writer, which reach the other side once, whatever the order', async () => {
    await s.paired();
    const atAna = s.followCandidates(s.ana, 'callee');
    const hostile = hostileSignaling(await s.client('ana'), {
      ...WORST,
      random: randomBy(1),
      candidatesMs: 500,
    });
    const tangled: CandidatesDocument[] = [];
    hostile.watchCandidates(
      s.id,
      'callee',
      (document) => tangled.push(document),
      (error) => expect.unreachable(String(error)),
    );
    const add = async (round: number, n: number): Promise<CandidatesDocument> => {
      const document = { round, to: s.ana.uid, candidates: [`{"candidate":"${round} ${n}"}`] };
      await s.ben.addCandidates(s.id, 'callee', { session: s.benSelf.session, n }, document);
      return { ...document, from: s.ben.uid };
    };
    const first = await Promise.all([3, 0, 2, 1].map((n) => add(1, n)));
    await s.ana.takeCaller(s.id, s.anaSelf, offer(2));
    await s.ben.answer(s.id, { round: 2, sdp: 'v=0 answer 2' });
    const second = await Promise.all([1, 0].map((n) => add(2, n)));
    const all = [...first, ...second];
    await vi.waitFor(() => expect(atAna).toHaveLength(all.length), PATIENCE);
    expect(atAna).toEqual(expect.arrayContaining(all));
    await vi.waitFor(() => expect(tangled).toEqual(expect.arrayContaining(all)), PATIENCE);
    expect(tangled.length).toBeGreaterThan(all.length * 3);
    hostile.close();
  });

  it('keeps nobody from connecting, also when both renegotiate at once', { timeout: 90_000 }, async () => {
    const rejections: unknown[] = [];
    const onRejection = (reason: unknown): void => void rejections.push(reason);
    process.on('unhandledRejection', onRejection);
    try {
      await Promise.all(SEEDS.map((seed) => talk(s, seed)));
      await new Promise((resolve) => setTimeout(resolve, 0));
    } finally {
      process.off('unhandledRejection', onRejection);
    }
    expect(rejections).toEqual([]);
  });
}

async function talk(s: Setting, seed: number): Promise<void> {
  const world = new FakeWorld();
  const random = randomBy(seed);
  const person = (name: string): Person =>
    world.person(name, {
      gathering: LATE,
      // Closed by the call.
      connect: async () => ({
        signaling: hostileSignaling(await s.server.client(name), { ...WORST, random }),
      }),
    });
  const people = [person('ana'), person('ben')] as const;
  const [ana, ben] = people;
  try {
    await Promise.all(people.map(({ media }) => media.start()));
    const id = ana.call.create('Ana');
    await vi.waitFor(() => expect(ana.marks).toContain('parley:created'), PATIENCE);
    const news = follow<Call | null>((onCall, onError) => s.ana.watchCall(id, onCall, onError));
    const flows = (after: number): Promise<void> =>
      vi.waitFor(() => {
        const call = news.news.at(-1);
        expect(call?.offer?.round).toBeGreaterThan(after);
        expect(call?.answer?.round).toBe(call?.offer?.round);
        expectFlow(world, ana, ben);
      }, LATE_CALL);
    ben.call.open(id);
    ben.call.join('Ben');
    await flows(0);

    const before = news.news.at(-1)?.offer?.round ?? 0;
    // The callee has asked for a round, and the caller begins one before they hear of it.
    await (await s.client('ben')).ask(id, before);
    for (const one of seed % 2 === 0 ? [ana, ben] : [ben, ana]) {
      one.connections.at(-1)?.becomes('failed');
      one.wake();
    }
    await flows(before);
    news.stop();
  } finally {
    world.close();
  }
}

/** Both are connected, by their newest connections, and send and receive picture and sound. */
function expectFlow(world: FakeWorld, ...people: readonly [Person, Person]): void {
  const [a, b] = people.map(({ connections }) => connections.at(-1));
  expect([a?.remoteId, b?.remoteId]).toEqual([b?.id, a?.id]);
  for (const { call, connections } of people) {
    const newest = connections.at(-1);
    expect(call.state.phase).toBe('connected');
    expect([newest?.connectionState, newest?.isStable]).toEqual(['connected', true]);
    expect(newest?.transceivers.map(({ sender }) => sender.track?.kind)).toEqual([
      'audio',
      'video',
      undefined,
      undefined,
    ]);
    expect(call.remoteMedia).toEqual({ video: true, audio: true });
  }
  expect(world.network.violations).toEqual([]);
}
