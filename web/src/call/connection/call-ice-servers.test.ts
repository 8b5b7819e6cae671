import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IceServersAnswer } from '../../../../contract/ice-servers.ts';
import { CallIceServers } from './call-ice-servers.ts';
import type { CallSettings } from '../settings.ts';

const MINUTE = 60_000;
const STUN = { urls: ['stun:stun.example.org'] };
const TURN = { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' };
const SETTINGS: CallSettings = { stunUrls: STUN.urls, turn: true, relayNotice: false, relayOnly: false };

describe('CallIceServers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

  function setUp(
    settings: Partial<CallSettings> = {},
    mint?: () => Promise<IceServersAnswer>,
    hides = { on: false },
  ) {
    const minted = vi.fn(
      mint ?? (async () => ({ iceServers: [STUN, TURN], expiresAt: Date.now() + 12 * MINUTE })),
    );
    const told = vi.fn();
    const servers = new CallIceServers({
      settings: () => new Promise((resolve) => setTimeout(() => resolve({ ...SETTINGS, ...settings }), 10)),
      hides: () => hides.on,
      mint: minted,
      now: () => Date.now(),
    });
    servers.subscribe(told);
    return { servers, minted, told, hides };
  }

  it('has none at first, then STUN, then those that were minted', async () => {
    const { servers, told } = setUp();
    expect(servers.current()).toEqual([]);
    await pass(10);
    await expect(servers.decided()).resolves.toBeUndefined();
    expect(servers.current()).toEqual([STUN]);
    servers.want();
    expect(servers.pending).toBe(true);
    await pass(0);
    expect(servers.pending).toBe(false);
    expect(servers.current()).toEqual([STUN, TURN]);
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('asks once the settings are there when it was wanted before', async () => {
    const { servers, minted } = setUp();
    servers.want();
    expect(minted).not.toHaveBeenCalled();
    await pass(10);
    expect(minted).toHaveBeenCalledTimes(1);
    expect(servers.current()).toEqual([STUN, TURN]);
  });

  it('never calls the function of a project with STUN alone', async () => {
    const { servers, minted } = setUp({ turn: false });
    servers.want();
    await pass(10);
    servers.want();
    await pass(60 * MINUTE);
    expect(minted).not.toHaveBeenCalled();
    expect(servers.current()).toEqual([STUN]);
    expect(setUp({ turn: false, stunUrls: [] }).servers.current()).toEqual([]);
  });

  it('keeps them until half their life, and uses none that expired', async () => {
    const { servers, minted } = setUp();
    servers.want();
    await pass(10);
    await pass(6 * MINUTE - 1_000);
    servers.want();
    expect(minted).toHaveBeenCalledTimes(1);
    await pass(2_000);
    servers.want();
    expect(minted).toHaveBeenCalledTimes(2);
    await pass(12 * MINUTE);
    expect(servers.current()).toEqual([STUN]);
  });

  it('goes on with STUN when the function refuses, and asks again later', async () => {
    const { servers, minted, told } = setUp({}, () => Promise.reject(new Error('no')));
    servers.want();
    await pass(10);
    expect(servers.current()).toEqual([STUN]);
    expect(servers.pending).toBe(false);
    expect(told).toHaveBeenCalledTimes(2);
    servers.want();
    expect(minted).toHaveBeenCalledTimes(1);
    await pass(15_000);
    servers.want();
    expect(minted).toHaveBeenCalledTimes(2);
  });

  it('keeps the STUN of the page when the function has nothing to give', async () => {
    const { servers } = setUp({}, async () => ({ iceServers: [], expiresAt: Date.now() + MINUTE }));
    servers.want();
    await pass(10);
    expect(servers.current()).toEqual([STUN]);
  });

  it('counts the address as hidden until the settings say otherwise', async () => {
    const { servers } = setUp();
    expect(servers.choice()).toMatchObject({ iceServers: [], iceTransportPolicy: 'relay' });
    const decided = vi.fn();
    void servers.decided().then(decided);
    await pass(9);
    expect(decided).not.toHaveBeenCalled();
    await pass(11);
    expect(decided).toHaveBeenCalled();
    expect(servers.choice()).toMatchObject({ iceServers: [STUN], iceTransportPolicy: 'all' });
  });

  it.each([
    ['the person', {}, true],
    ['the page', { relayOnly: true }, false],
  ])('gives relays alone where %s hides the address', async (_, settings, on) => {
    const { servers } = setUp(
      settings,
      async () => ({
        iceServers: [{ ...TURN, urls: ['stun:turn.example.org', ...TURN.urls] }, STUN],
        expiresAt: Date.now() + 12 * MINUTE,
      }),
      { on },
    );
    await pass(10);
    expect(servers.choice()).toMatchObject({ iceServers: [], iceTransportPolicy: 'relay' });
    expect(servers.lacksRelay).toBe(true);
    servers.want();
    await pass(0);
    expect(servers.choice()).toMatchObject({ iceServers: [TURN], iceTransportPolicy: 'relay' });
    expect(servers).toMatchObject({ lacksRelay: false, isStuck: false });
  });

  it('says who wants a relay where there is none', async () => {
    await expectDecided({ turn: false }, true, 'relay/none');
    await expectDecided({ turn: false, relayOnly: true }, false, 'relay/not-set-up');
    await expectDecided({ turn: false, relayOnly: true }, true, 'relay/not-set-up');
    await expectDecided({ turn: false }, false, null);
    await expectDecided({ turn: true, relayOnly: true }, true, null);
  });

  async function expectDecided(
    settings: Partial<CallSettings>,
    on: boolean,
    code: string | null,
  ): Promise<void> {
    const decided = setUp(settings, undefined, { on }).servers.decided();
    const expected =
      code === null
        ? expect(decided).resolves.toBeUndefined()
        : expect(decided).rejects.toMatchObject({ code });
    await pass(20);
    await expected;
  }

  it('asks for the settings again when they could not be had', async () => {
    const settings = vi.fn(async () => SETTINGS);
    settings.mockRejectedValueOnce(new TypeError('no network'));
    settings.mockRejectedValueOnce(new TypeError('no network'));
    const servers = new CallIceServers({
      settings,
      hides: () => false,
      mint: () => Promise.reject(new Error('no')),
      now: () => Date.now(),
    });
    await expect(servers.decided()).rejects.toMatchObject({ code: 'network/firebase-unreachable' });
    await expect(servers.decided()).resolves.toBeUndefined();
    expect(servers.hidden).toBe(false);
  });

  it('asks for a relay again and again, ever more seldom, where nothing goes without', async () => {
    const answer = { iceServers: [STUN], expiresAt: Date.now() + 24 * 60 * MINUTE };
    const { servers, minted, told } = setUp({}, async () => answer, { on: true });
    servers.want();
    await pass(10);
    expect(servers.isStuck).toBe(true);
    expect(minted).toHaveBeenCalledTimes(1);
    await pass(16_000);
    expect(minted).toHaveBeenCalledTimes(2);
    await pass(16_000);
    expect(minted).toHaveBeenCalledTimes(2);
    await pass(30 * MINUTE);
    expect(minted.mock.calls.length).toBeLessThan(14);
    answer.iceServers = [TURN];
    await pass(5 * MINUTE);
    expect(servers).toMatchObject({ lacksRelay: false, isStuck: false });
    told.mockClear();
    minted.mockClear();
    await pass(30 * MINUTE);
    expect(minted).not.toHaveBeenCalled();
  });

  it('may be hidden, and shown again, at any time', async () => {
    const { servers, told, hides } = setUp();
    servers.want();
    await pass(10);
    told.mockClear();
    hides.on = true;
    servers.reconsider();
    expect(told).toHaveBeenCalledTimes(1);
    expect(servers.choice()).toMatchObject({ iceServers: [TURN], iceTransportPolicy: 'relay' });
    hides.on = false;
    expect(servers.choice()).toMatchObject({ iceServers: [STUN, TURN], iceTransportPolicy: 'all' });
  });

  it('tells nobody after close', async () => {
    const { servers, told, minted } = setUp();
    servers.want();
    servers.close();
    await pass(1_000);
    expect(told).not.toHaveBeenCalled();
    expect(minted).not.toHaveBeenCalled();
  });
});
