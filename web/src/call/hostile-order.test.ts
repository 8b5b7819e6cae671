import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import type { IceServersAnswer } from '../../../contract/ice-servers.ts';
import { hostileSignaling } from '../signaling/hostile-signaling.ts';
import { pausableSignaling } from '../signaling/pausable-signaling.ts';
import { randomBy } from '../signaling/random-by.ts';
import type { Call } from '../signaling/signaling.ts';
import { FakeWorld, type Person, type PersonOptions } from './fakes/fake-call.ts';
import type { Gathering } from './fakes/fake-peer-connection.ts';
import { eachInItsWorld, pass } from './fakes/in-fake-world.ts';

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);
/** Long enough for several rounds, each of which waits for news twice. */
const PATIENCE_MS = 40_000;

/** Candidates that come too late for any description, so that it is they that connect. */
const late = (...names: string[]): Gathering => ({
  candidates: names.map((candidate, i) => ({ afterMs: 700 + i * 90, candidate })),
  completeAfterMs: null,
});
const USEFUL = late('useless 1', 'good', 'useless 2', 'useless 3');
const USELESS = late('useless 1', 'useless 2');
/** Only a relay connects, which no description has. */
const RELAY: Gathering = { ...USELESS, relay: 'good relay' };

/** Ana and Ben in a call, on a network that does its worst. */
class HostileCall {
  readonly world = new FakeWorld();
  readonly random: () => number;
  readonly #options: PersonOptions;
  readonly #stopSending: { [name: string]: () => void } = {};
  #gathering: readonly [Gathering, Gathering];
  ana: Person;
  ben: Person;
  id = '';

  constructor(seed: number, options: PersonOptions = {}) {
    this.random = randomBy(seed);
    this.#options = options;
    const one = [USEFUL, USELESS] as const;
    this.#gathering = seed % 3 === 0 ? one : seed % 3 === 1 ? [USELESS, USEFUL] : [USEFUL, USEFUL];
    if (options.gathering !== undefined) this.#gathering = [options.gathering, options.gathering];
    this.ana = this.#person('ana', {});
    this.ben = this.#person('ben', {});
  }

  get round(): number {
    return this.world.server.read(this.id)?.offer?.round ?? 0;
  }

  get people(): [Person, Person] {
    return [this.ana, this.ben];
  }

  async connect(): Promise<void> {
    await Promise.all(this.people.map(({ media }) => media.start()));
    this.id = this.ana.call.create('Ana');
    await pass(2_000);
    this.ben.call.open(this.id);
    this.ben.call.join('Ben');
  }

  /** Both within a moment of each other, in either order. */
  both(happens: (person: Person) => void): void {
    for (const i of [0, 1] as const) setTimeout(() => happens(this.people[i]), this.random() * 30);
  }

  breaks(person: Person): void {
    const connection = person.connections.at(-1);
    if (connection?.isClosed === false) connection.becomes('failed');
  }

  /** The page is gone, with or without a word, and comes back. */
  reloads(person: Person): void {
    const name = person === this.ana ? 'ana' : 'ben';
    if (this.random() < 0.5) person.pageHide();
    this.#stopSending[name]?.();
    person.crash();
    const again = this.#person(name, { peer: person.peer, storage: person.storage });
    if (name === 'ana') this.ana = again;
    else this.ben = again;
    void again.media.start();
    // It may be reloaded once more before that.
    setTimeout(() => {
      if (this.people.includes(again)) again.call.open(this.id);
    }, this.random() * 600);
  }

  /** Both say that they are connected, and their newest connections are, to each other. */
  expectFlow(): void {
    const call = this.world.server.read(this.id);
    expect(this.people.map(({ call }) => call.state.phase)).toEqual(['connected', 'connected']);
    expect(call?.answer?.round).toBe(call?.offer?.round);
    const [a, b] = this.people.map(({ connections }) => connections.at(-1) ?? expect.unreachable());
    expect([a?.remoteId, b?.remoteId]).toEqual([b?.id, a?.id]);
    for (const { connections, call } of this.people) {
      const newest = connections.at(-1);
      expect(newest?.connectionState).toBe('connected');
      expect(newest?.isStable).toBe(true);
      expect(connections.filter((one) => !one.isClosed)).toEqual([newest]);
      const sent = newest?.transceivers.map(({ direction, sender }) => [direction, sender.track?.kind]);
      expect(sent).toEqual([
        ['sendrecv', 'audio'],
        ['sendrecv', 'video'],
        // Nobody shares a screen.
        ['sendrecv', undefined],
        ['sendrecv', undefined],
      ]);
      expect(call.remoteMedia).toEqual({ video: true, audio: true });
    }
    expect(this.world.network.violations).toEqual([]);
  }

  #person(name: 'ana' | 'ben', options: PersonOptions): Person {
    const network = hostileSignaling(this.world.server.client(`${name}-uid`), {
      random: this.random,
      newsMs: [500, 3_000],
      candidatesMs: 5_000,
    });
    const signaling = pausableSignaling(network);
    this.#stopSending[name] = () => signaling.pause();
    const gathering = this.#gathering[name === 'ana' ? 0 : 1];
    return this.world.person(name, {
      ...this.#options,
      gathering,
      connect: async () => ({ signaling }),
      ...options,
    });
  }
}

describe('candidates in hostile order', () => {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejections.push(reason);
  let call: HostileCall | null = null;

  beforeEach(() => {
    vi.useFakeTimers();
    process.on('unhandledRejection', onRejection);
  });
  afterEach(async () => {
    call?.world.close();
    vi.useRealTimers();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', onRejection);
    expect(rejections.splice(0)).toEqual([]);
  });

  const connected = async (seed: number): Promise<HostileCall> => {
    call = new HostileCall(seed);
    await call.connect();
    await pass(PATIENCE_MS);
    call.expectFlow();
    return call;
  };
  /** It is connected after a while, by another round or a restart over the channel, and stays so. */
  const mended = async (hostile: HostileCall, before: number): Promise<void> => {
    await pass(PATIENCE_MS);
    hostile.expectFlow();
    const { round } = hostile;
    const gathered = hostile.people.map(({ connections }) => connections.at(-1)?.gatherings ?? 0);
    expect(round > before || gathered.every((times) => times > 1)).toBe(true);
    await pass(60_000);
    hostile.expectFlow();
    expect(hostile.round).toBe(round);
  };

  it.each(SEEDS)('connect two people (seed %i)', async (seed) => {
    const hostile = await connected(seed);
    expect(hostile.round).toBe(1);
  });

  it.each(SEEDS)('connect two who lose each other and ask for a round at once (seed %i)', async (seed) => {
    const hostile = await connected(seed);
    const before = hostile.round;
    hostile.both((person) => {
      person.wake();
      hostile.breaks(person);
    });
    await mended(hostile, before);
  });

  it.each(SEEDS)(
    'connect two of whom one restarts ICE while the other begins anew (seed %i)',
    async (seed) => {
      const hostile = await connected(seed);
      const before = hostile.round;
      // Asked by the callee, whose connection stands, while the caller's breaks.
      await hostile.world.server.client('ben-uid').ask(hostile.id, before);
      setTimeout(() => hostile.breaks(hostile.ana), hostile.random() * 4_000);
      await mended(hostile, before);
    },
  );

  it.each(SEEDS)('connect two whose relays come late at once (seed %i)', async (seed) => {
    const at = 5_000 + (seed % 10) * 700;
    const mint = (): Promise<IceServersAnswer> =>
      new Promise((resolve) => {
        const answer = {
          iceServers: [{ urls: ['turn:turn.example.org'], username: 'u', credential: 'c' }],
          expiresAt: Date.now() + 12 * 60_000,
        };
        setTimeout(() => resolve(answer), at);
      });
    const settings = { stunUrls: [], turn: true };
    const hostile = (call = new HostileCall(seed, { gathering: RELAY, settings, mint }));
    await hostile.connect();
    await mended(hostile, 1);
  });

  it.each(SEEDS)('connect two who reload at once (seed %i)', async (seed) => {
    const hostile = await connected(seed);
    const before = hostile.round;
    hostile.both((person) => hostile.reloads(person));
    await mended(hostile, before);
  });

  it.each(SEEDS)('connect two after one trouble upon the other (seed %i)', async (seed) => {
    const hostile = await connected(seed);
    const before = hostile.round;
    for (let i = 0; i < 4; i++) {
      const kind = Math.floor(hostile.random() * 4);
      if (kind === 0) hostile.both((person) => hostile.breaks(person));
      if (kind === 1) hostile.both((person) => hostile.reloads(person));
      if (kind === 2) {
        const ask = hostile.world.server.client('ben-uid').ask(hostile.id, hostile.round);
        await ask.catch(() => undefined);
      }
      if (kind === 3) hostile.both((person) => (person.wake(), hostile.breaks(person)));
      await pass(hostile.random() * 4_000);
    }
    await mended(hostile, before);
  });
});

describe('news of the call', () => {
  let world: FakeWorld;

  eachInItsWorld((its) => {
    world = its;
  });

  it('may be seconds behind a write that was refused', async () => {
    const signaling = world.server.client('ben-uid');
    const ana = world.person('ana');
    const ben = world.person('ben', { connect: async () => ({ signaling }) });
    const id = ana.call.create('Ana');
    await pass(600);
    vi.spyOn(signaling, 'takeCallee').mockImplementationOnce(async () => {
      setTimeout(() => world.server.change(id, (call) => (call.aliveAt += 1)), 8_000);
      throw new ParleyError('call/full');
    });
    ben.call.open(id);
    ben.call.join('Ben');
    await pass(7_000);
    expect(ben.call.state.phase).toBe('joining');
    await pass(2_000);
    expect([ana.call.state.phase, ben.call.state.phase]).toEqual(['connected', 'connected']);
  });

  it('may tell of an answer and of what its writer asks for at once', async () => {
    const signaling = world.server.client('ana-uid');
    const watch = signaling.watchCall.bind(signaling);
    // As Firestore does for who is slow: the newest document alone.
    vi.spyOn(signaling, 'watchCall').mockImplementation((id, onCall, onError) => {
      let newest: Call | null = null;
      let telling: ReturnType<typeof setTimeout> | undefined;
      return watch(
        id,
        (call) => {
          newest = call;
          clearTimeout(telling);
          telling = setTimeout(() => onCall(newest), 200);
        },
        onError,
      );
    });
    const ana = world.person('ana', { connect: async () => ({ signaling }) });
    const ben = world.person('ben');
    const id = ana.call.create('Ana');
    await pass(1_000);
    ben.call.open(id);
    ben.call.join('Ben');
    await vi.waitUntil(() => world.server.read(id)?.answer !== undefined);
    await world.server.client('ben-uid').ask(id, 1);
    await pass(3_000);
    expect(world.server.read(id)).toMatchObject({ offer: { round: 2 }, answer: { round: 2 } });
    expect(ana.connections).toHaveLength(1);
  });
});
