import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallIceServers } from './call-ice-servers.ts';
import { FakePeerNetwork, type FakePeerConnection } from '../fakes/fake-peer-connection.ts';
import { NO_SERVERS } from './ice-choice.ts';
import { Link } from './link.ts';
import { LinkWatch } from './link-watch.ts';
import { RECOVERY } from './recovery.ts';

const TURN = { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' };
const SEAT = { uid: 'ben', peer: 'p', session: 's', name: 'Ben', at: 0 };
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('LinkWatch', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function setUp(mintMs: number | null) {
    const servers = new CallIceServers({
      settings: async () => ({ stunUrls: [], turn: true, relayNotice: false, relayOnly: false }),
      hides: () => false,
      mint: async () => {
        await new Promise((resolve) => setTimeout(resolve, mintMs ?? 1));
        if (mintMs === null) throw new Error('no');
        return { iceServers: [TURN], expiresAt: Date.now() + 60 * 60_000 };
      },
      now: () => Date.now(),
    });
    const listener = {
      onEvent: vi.fn(),
      onServers: vi.fn(),
      onMend: vi.fn(),
      onRestart: vi.fn(),
      onGiveUp: vi.fn(),
    };
    const watch = new LinkWatch(servers, listener);
    let connection: FakePeerConnection | undefined;
    const link = new Link({
      pc: 'pc',
      round: 1,
      newPeerConnection: () => {
        connection = new FakePeerNetwork().connect({ candidates: [], completeAfterMs: 0 });
        return connection.asConnection();
      },
      ice: NO_SERVERS,
      local: { audio: null, video: null, media: { camera: false, microphone: false } },
      onConnectionState: (told, state) => watch.onConnectionState(told, state),
      onRemoteMedia: () => undefined,
      onDeviceRequest: () => undefined,
      onRenewalWanted: () => undefined,
      sendCandidates: () => undefined,
    });
    const becomes = async (state: RTCPeerConnectionState): Promise<void> => {
      connection?.becomes(state);
      await pass(0);
    };
    const pair = (): void => {
      link.meet(SEAT);
      watch.paired(link);
    };
    return { servers, listener, watch, link, becomes, pair };
  }

  it('tells of a connection, and of nothing before the descriptions went both ways', async () => {
    const { listener, becomes, pair } = setUp(1);
    await becomes('connected');
    expect(listener.onEvent).not.toHaveBeenCalled();
    pair();
    expect(listener.onEvent).toHaveBeenCalledWith({ type: 'connected', at: Date.now() });
    await becomes('disconnected');
    expect(listener.onEvent).toHaveBeenLastCalledWith({ type: 'disconnected' });
    await becomes('connected');
    await pass(120_000);
    expect(listener.onEvent).toHaveBeenCalledTimes(3);
    expect(listener.onRestart).not.toHaveBeenCalled();
    expect(listener.onGiveUp).not.toHaveBeenCalled();
  });

  it('makes a connection anew, once, that has not even begun after 4 s', async () => {
    const { listener, pair } = setUp(null);
    pair();
    await pass(3_900);
    expect(listener.onRestart).not.toHaveBeenCalled();
    await pass(5_100);
    expect(listener.onRestart).toHaveBeenCalledTimes(1);
    pair();
    await pass(9_000);
    expect(listener.onRestart).toHaveBeenCalledTimes(1);
  });

  it('leaves one that has begun its time', async () => {
    const { listener, pair, becomes } = setUp(null);
    pair();
    await becomes('connecting');
    await pass(15_000);
    expect(listener.onRestart).not.toHaveBeenCalled();
  });

  it('finds late servers worth a round after 2 s, not earlier, and once', async () => {
    const { servers, listener, watch, link, pair } = setUp(500);
    pair();
    servers.want();
    await pass(1_900);
    expect(watch.isDue(link)).toBe(false);
    listener.onServers.mockClear();
    await pass(100);
    expect(watch.isDue(link)).toBe(true);
    expect(listener.onServers).toHaveBeenCalledTimes(1);
    link.use(servers.choice());
    expect(watch.isDue(link)).toBe(false);
  });

  it('gives a connection that was restarted 1 s', async () => {
    const { servers, watch, link, pair } = setUp(100);
    pair();
    watch.describing();
    const restarting = link.restart(0);
    await pass(10);
    await restarting;
    link.wrote(2, SEAT);
    servers.want();
    pair();
    await pass(900);
    expect(watch.isDue(link)).toBe(false);
    await pass(100);
    expect(watch.isDue(link)).toBe(true);
  });

  it('waits for servers when it fails, then uses them at once', async () => {
    const { servers, listener, watch, link, becomes, pair } = setUp(RECOVERY.restartAfterMs + 2_000);
    pair();
    servers.want();
    await pass(0);
    await becomes('failed');
    await pass(RECOVERY.restartAfterMs + 1_900);
    expect(watch.isDue(link)).toBe(false);
    await pass(100);
    expect(watch.isDue(link)).toBe(true);
    expect(listener.onRestart).not.toHaveBeenCalled();
  });

  it('tries a new connection when it fails without any, 5 s after the last try at the earliest', async () => {
    const { servers, listener, becomes, pair } = setUp(null);
    pair();
    servers.want();
    await pass(10);
    await becomes('failed');
    await pass(RECOVERY.restartAfterMs - 20);
    expect(listener.onRestart).not.toHaveBeenCalled();
    await pass(20);
    expect(listener.onRestart).toHaveBeenCalledTimes(1);
  });

  it('notices that a connection fails again after another round', async () => {
    const { watch, listener, becomes, pair } = setUp(null);
    pair();
    await becomes('failed');
    watch.describing();
    pair();
    await becomes('failed');
    await pass(RECOVERY.restartAfterMs);
    expect(listener.onRestart).toHaveBeenCalledTimes(1);
  });

  it('restarts ICE once when a connection breaks that was there, then tries a new one', async () => {
    const { listener, becomes, pair } = setUp(null);
    pair();
    await becomes('connected');
    await becomes('disconnected');
    expect(listener.onMend).toHaveBeenCalledTimes(1);
    await becomes('failed');
    expect(listener.onMend).toHaveBeenCalledTimes(1);
    await pass(RECOVERY.mendWithinMs);
    expect(listener.onRestart).toHaveBeenCalled();
    await pass(RECOVERY.giveUpAfterMs);
    expect(listener.onGiveUp).toHaveBeenCalledTimes(1);
  });

  it('tries anew what failed before it was known to be paired', async () => {
    const { listener, becomes, pair } = setUp(null);
    await becomes('connected');
    await becomes('failed');
    pair();
    await pass(RECOVERY.restartAfterMs);
    expect(listener.onRestart).toHaveBeenCalledTimes(1);
  });

  it('restarts ICE again when what was mended breaks another time', async () => {
    const { listener, becomes, pair } = setUp(null);
    pair();
    for (const times of [1, 2]) {
      await becomes('connected');
      await becomes('failed');
      expect(listener.onMend).toHaveBeenCalledTimes(times);
    }
    expect(listener.onRestart).not.toHaveBeenCalled();
  });

  it('stops when nobody is there any more', async () => {
    const { watch, listener, pair } = setUp(null);
    pair();
    watch.rest();
    await pass(120_000);
    expect(listener.onRestart).not.toHaveBeenCalled();
    expect(listener.onGiveUp).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
