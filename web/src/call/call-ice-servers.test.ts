import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IceServersAnswer } from '../../../contract/ice-servers.ts';
import { CallIceServers } from './call-ice-servers.ts';
import type { CallSettings } from './settings.ts';

const MINUTE = 60_000;
const STUN = { urls: ['stun:stun.example.org'] };
const TURN = { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' };
const SETTINGS: CallSettings = { stunUrls: STUN.urls, turn: true, relayNotice: false };

describe('CallIceServers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

  function setUp(settings: Partial<CallSettings> = {}, mint?: () => Promise<IceServersAnswer>) {
    const minted = vi.fn(
      mint ?? (async () => ({ iceServers: [STUN, TURN], expiresAt: Date.now() + 12 * MINUTE })),
    );
    const told = vi.fn();
    const servers = new CallIceServers({
      settings: new Promise((resolve) => setTimeout(() => resolve({ ...SETTINGS, ...settings }), 10)),
      mint: minted,
      now: () => Date.now(),
    });
    servers.subscribe(told);
    return { servers, minted, told };
  }

  it('has none at first, then STUN, then those that were minted', async () => {
    const { servers, told } = setUp();
    expect(servers.current()).toEqual([]);
    await pass(10);
    await expect(servers.ready).resolves.toBeUndefined();
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

  it('tells nobody after close', async () => {
    const { servers, told, minted } = setUp();
    servers.want();
    servers.close();
    await pass(1_000);
    expect(told).not.toHaveBeenCalled();
    expect(minted).not.toHaveBeenCalled();
  });
});
