import { describe, expect, it, vi } from 'vitest';
import { MemoryServer } from '../signaling/memory.ts';
import type { Group } from './check.ts';
import { CheckStore } from './check-store.ts';
import { fakeEnvironment, type FakeEnvironment, type FakeWorld, spoken } from './fakes.ts';

interface Setting {
  readonly store: CheckStore;
  readonly environment: FakeEnvironment;
  readonly server: MemoryServer;
  /** IDs of the calls that were created. */
  readonly created: string[];
  readonly state: (group: Group, id: string) => Readonly<Record<string, unknown>>;
}

function setting(world: FakeWorld = {}): Setting {
  const server = new MemoryServer();
  const signaling = server.client('ana');
  const created: string[] = [];
  const create = signaling.create.bind(signaling);
  signaling.create = (id, ...rest) => {
    created.push(id);
    return create(id, ...rest);
  };
  const environment = fakeEnvironment({ signaling, ...world });
  const store: CheckStore = new CheckStore(
    environment,
    () => {
      // Whoever is asked has heard it.
      const asking = store.state.rows.device.find(
        ({ state }) => 'question' in state && state.question !== null,
      );
      if (asking) queueMicrotask(() => store.answer(asking.check.id, true));
    },
    () => undefined,
  );
  const state = (group: Group, id: string): Readonly<Record<string, unknown>> =>
    spoken(store.state.rows[group].find(({ check }) => check.id === id)?.state ?? {});
  return { store, environment, server, created, state };
}

const TURN: FakeWorld = {
  settings: { stunUrls: ['stun:stun.example'], turn: true },
  mint: () =>
    Promise.resolve({
      iceServers: [
        {
          urls: ['turn:turn.example?transport=udp', 'turns:turn.example?transport=tcp'],
          username: 'u',
          credential: 'c',
        },
      ],
      expiresAt: Infinity,
    }),
};

describe('CheckStore', () => {
  it('does nothing by itself', async () => {
    const { store, environment, created } = setting(TURN);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(environment.connections).toEqual([]);
    expect(created).toEqual([]);
    const rows = Object.values(store.state.rows).flat();
    expect(new Set(rows.map(({ state }) => state.state))).toEqual(new Set(['idle']));
  });

  it('makes a call of its own, has servers given for it, ends it, and tests each by itself', async () => {
    const minted: string[] = [];
    const mint = TURN.mint ?? expect.fail();
    const { store, environment, server, created, state } = setting({
      ...TURN,
      mint: (id) => {
        expect(server.read(id)).toMatchObject({ state: 'open', host: 'ana' });
        minted.push(id);
        return mint(id);
      },
      // No relay, so that no loopback begins: that needs real connections.
      network: (url) =>
        url.startsWith('stun')
          ? [
              { after: 1, candidate: '', type: 'srflx' },
              { after: 2, candidate: 'c', type: 'srflx' },
            ]
          : url === ''
            ? [
                { after: 1, candidate: 'candidate:1 1 udp 1 0a1b-2c.local 5 typ host', type: 'host' },
                { after: 2, complete: true },
              ]
            : [
                { after: 1, errorCode: 401, errorText: '' },
                { after: 2, complete: true },
              ],
    });
    await store.start();
    expect(created).toHaveLength(1);
    expect(minted).toEqual(created);
    expect(server.read(created[0] ?? '')).toMatchObject({ state: 'ended' });
    expect(store.state.running).toBe(false);
    for (const { check, state: at } of [...store.state.rows.device, ...store.state.rows.signaling]) {
      expect(at.state, check.id).toBe('passed');
    }
    expect(state('ways', 'host')).toMatchObject({
      state: 'passed',
      text: '1 address of this device; the browser hides them from others.',
    });
    expect(state('ways', 'stun-0')).toMatchObject({ state: 'passed' });
    expect(state('ways', 'udp-0')).toMatchObject({ state: 'failed', code: 401 });
    expect(state('ways', 'tcp')).toEqual({
      state: 'skipped',
      reason: 'None of this page’s relay servers is for TCP.',
    });
    expect(state('ways', 'tls-0')).toMatchObject({ state: 'failed', code: 401 });
    expect(state('ways', 'loopback')).toMatchObject({ state: 'skipped' });
    expect(environment.connections.map(({ configuration }) => configuration.iceServers?.[0]?.urls)).toEqual([
      undefined,
      ['stun:stun.example'],
      ['turn:turn.example?transport=udp'],
      ['turns:turn.example?transport=tcp'],
    ]);
  });

  it('asks for no servers where there is no TURN, and says so', async () => {
    const mint = vi.fn<NonNullable<FakeWorld['mint']>>();
    const { store, state } = setting({ settings: { stunUrls: [], turn: false }, mint });
    await store.start();
    expect(mint).not.toHaveBeenCalled();
    expect(state('ways', 'stun')).toEqual({ state: 'skipped', reason: 'This page has no STUN server.' });
    expect(state('ways', 'tls')).toEqual({
      state: 'skipped',
      reason: 'This page has no relay server (TURN).',
    });
  });

  it('fails when TURN is on and none is given', async () => {
    const { store, state } = setting({ settings: { stunUrls: [], turn: true } });
    await store.start();
    expect(state('signaling', 'ice-servers')).toMatchObject({ state: 'failed' });
    expect(state('ways', 'udp')).toEqual({
      state: 'skipped',
      reason: 'This page’s relay servers weren’t given.',
    });
  });

  it('without Firebase still tests devices, STUN and the network', async () => {
    const { store, state } = setting({
      settings: { stunUrls: ['stun:stun.example'], turn: true },
      connect: () => Promise.reject(new Error('blocked')),
    });
    await store.start();
    expect(state('signaling', 'sign-in')).toMatchObject({ state: 'failed' });
    for (const id of ['create-call', 'ice-servers', 'end-call']) {
      expect(state('signaling', id), id).toMatchObject({ state: 'skipped' });
    }
    expect(state('ways', 'stun-0')).toMatchObject({ state: 'passed' });
    expect(state('device', 'speaker')).toMatchObject({ state: 'passed' });
  });

  it('a stop in the middle leaves no call behind', async () => {
    const { store, server, created, state } = setting({
      settings: { turn: true },
      mint: () => new Promise<never>(() => undefined),
    });
    const running = store.start();
    await vi.waitFor(() => expect(state('signaling', 'ice-servers')).toMatchObject({ state: 'running' }));
    expect(server.read(created[0] ?? '')).toMatchObject({ state: 'open' });
    store.stop();
    await running;
    expect(store.state.running).toBe(false);
    expect(state('signaling', 'end-call')).toMatchObject({ state: 'skipped' });
    await vi.waitFor(() => expect(server.read(created[0] ?? '')).toMatchObject({ state: 'ended' }));
  });

  it('a page that goes away leaves its call', async () => {
    const { store, server, created, state } = setting({
      settings: { turn: true },
      mint: () => new Promise<never>(() => undefined),
    });
    void store.start();
    await vi.waitFor(() => expect(state('signaling', 'ice-servers')).toMatchObject({ state: 'running' }));
    store.close();
    await vi.waitFor(() => {
      const call = server.read(created[0] ?? '');
      expect(call?.state === 'ended' || call?.caller?.left !== undefined).toBe(true);
    });
  });

  it('can be run again', async () => {
    const { store, created, server } = setting({ settings: { turn: false } });
    await store.start();
    await store.start();
    expect(created).toHaveLength(2);
    for (const id of created) expect(server.read(id)).toMatchObject({ state: 'ended' });
  });

  it('tests what was typed in without anything of the project', async () => {
    const { store, environment, created, state } = setting({
      network: () => [{ after: 1, complete: true }],
    });
    await store.startHand([
      { url: 'stun:a.example', transport: 'stun' },
      { url: 'turns:a.example?transport=udp', transport: 'dtls', username: 'u', credential: 'c' },
      { url: 'turn:a.example', transport: 'udp', username: 'u', credential: 'c' },
    ]);
    expect(created).toEqual([]);
    expect(environment.connections).toHaveLength(2);
    expect(state('hand', 'hand-0')).toMatchObject({ state: 'passed' });
    expect(state('hand', 'hand-1')).toMatchObject({ state: 'skipped' });
    expect(state('hand', 'hand-2')).toMatchObject({ state: 'failed' });
    expect(store.state.handRunning).toBe(false);
  });
});
