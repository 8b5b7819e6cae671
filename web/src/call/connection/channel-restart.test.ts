import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  FakePeerNetwork,
  QUICK,
  type FakePeerConnection,
  type Gathering,
} from '../fakes/fake-peer-connection.ts';
import { Negotiation, type LocalSending } from './negotiation.ts';

const NOTHING: LocalSending = { audio: null, video: null, media: { camera: false, microphone: false } };
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** ICE restarts over the data channel, between two negotiations that are connected. */
describe('Restarts over the channel', () => {
  let network: FakePeerNetwork;

  beforeEach(() => {
    vi.useFakeTimers();
    network = new FakePeerNetwork();
  });
  afterEach(() => {
    vi.useRealTimers();
    expect(network.violations).toEqual([]);
  });

  function side(gathering: Gathering = QUICK) {
    const connection: FakePeerConnection = network.connect(gathering);
    const states: string[] = [];
    const late: string[] = [];
    const negotiation = new Negotiation({
      connection: connection.asConnection(),
      pc: 'pc',
      round: 1,
      local: NOTHING,
      listener: {
        onConnectionState: (state) => states.push(state),
        onLateCandidate: (text) => late.push(text),
        onRemoteMedia: () => undefined,
        onDeviceRequest: () => undefined,
        onRenewalWanted: () => undefined,
      },
    });
    return { connection, negotiation, states, late };
  }

  const timed = async <T>(promise: Promise<T>): Promise<T> => {
    await pass(1_000);
    return promise;
  };

  async function talking(gathering?: Gathering) {
    const [caller, callee] = [side(gathering), side(gathering)];
    const offer = await timed(caller.negotiation.makeOffer(500));
    await timed(callee.negotiation.prepareAnswer(offer));
    await timed(caller.negotiation.acceptAnswer(await timed(callee.negotiation.makeAnswer(150))));
    await pass(1_000);
    expect(caller.negotiation.isConnected && callee.negotiation.isConnected).toBe(true);
    return { caller, callee };
  }

  it.each(['caller', 'callee'] as const)('is begun by the %s, and nothing has to be written', async (who) => {
    const both = await talking();
    await timed(both[who].negotiation.restartByChannel());
    for (const { negotiation, connection, late } of Object.values(both)) {
      expect(connection.gatherings).toBe(2);
      expect(connection.signalingState).toBe('stable');
      expect(negotiation).toMatchObject({ awaitsAnswer: false, round: 1 });
      expect(late).toEqual([]);
    }
  });

  it('settles on the caller’s where both begin at once', async () => {
    const { caller, callee } = await talking();
    await timed(Promise.all([caller.negotiation.restartByChannel(), callee.negotiation.restartByChannel()]));
    expect(caller.connection.gatherings).toBe(2);
    // Its own offer, and the answer.
    expect(callee.connection.gatherings).toBe(3);
    expect([caller, callee].map(({ connection }) => connection.signalingState)).toEqual(['stable', 'stable']);
  });

  it('goes both ways where the path is gone: what the call document brings first is taken, once', async () => {
    const { caller, callee } = await talking();
    for (const { connection } of [caller, callee]) connection.becomes('disconnected');
    await timed(callee.negotiation.restartByChannel());
    await timed(caller.negotiation.restartByChannel());
    // The same offer, since it is young.
    const offer = await timed(caller.negotiation.restart(200));
    expect(caller.connection.gatherings).toBe(2);
    caller.negotiation.wrote(2);
    expect(caller.negotiation.awaitsAnswer).toBe(true);
    await timed(callee.negotiation.prepareNextAnswer(2, offer ?? ''));
    const answer = await timed(callee.negotiation.makeAnswer(150));
    await timed(caller.negotiation.acceptAnswer(answer));
    expect(caller.negotiation.isConnected && callee.negotiation.isConnected).toBe(true);
    // What was sent over the channel meanwhile arrives now, and changes nothing.
    await pass(1_000);
    expect([caller.connection.gatherings, callee.connection.gatherings]).toEqual([2, 3]);
    expect(callee.negotiation.round).toBe(2);
  });

  it('has nothing to write where the channel was faster', async () => {
    const { caller, callee } = await talking({ ...QUICK, completeAfterMs: null });
    await caller.negotiation.restartByChannel();
    const restarting = caller.negotiation.restart(200);
    expect(await timed(restarting)).toBeNull();
    // Had it been written, the callee would know it.
    expect(callee.negotiation.hasTaken(caller.connection.localDescription?.sdp ?? '')).toBe(true);
  });

  it('gives the same answer again where an offer that was taken over the channel is in the document too', async () => {
    const { caller, callee } = await talking();
    await timed(caller.negotiation.restartByChannel());
    const offer = caller.connection.localDescription?.sdp ?? '';
    await timed(callee.negotiation.prepareNextAnswer(2, offer));
    const before = callee.connection.gatherings;
    expect(await timed(callee.negotiation.makeAnswer(150))).toBe(callee.connection.localDescription?.sdp);
    expect(callee.connection.gatherings).toBe(before);
    expect(callee.negotiation.round).toBe(2);
  });

  it('offers anew in another network, whatever waits for an answer', async () => {
    const { caller } = await talking();
    caller.connection.becomes('disconnected');
    const first = await timed(caller.negotiation.restart(200));
    caller.negotiation.wrote(2);
    caller.negotiation.outdate();
    await timed(caller.negotiation.restartByChannel());
    expect(caller.connection.localDescription?.sdp).not.toBe(first);
    // The answer to the one before is not for it.
    expect(caller.negotiation.awaitsAnswer).toBe(false);
  });

  it.each([
    ['no description at all', { type: 'offer', after: '0-1', sdp: 'nonsense' }],
    ['more media', { type: 'offer', after: '0-1', sdp: 'a=ice-ufrag:x\nm=video\nm=video' }],
    ['an answer to nothing', { type: 'answer', to: 'x', sdp: 'nonsense' }],
    ['a candidate that is none', { type: 'candidate', candidate: '[' }],
    ['a number', { type: 'offer', after: '0-1', sdp: 5 }],
  ])('isn’t led astray by %s', async (_, message) => {
    const { caller, callee } = await talking();
    callee.connection.channel?.send(JSON.stringify(message));
    caller.connection.channel?.send(JSON.stringify(message));
    await pass(1_000);
    for (const { connection, negotiation } of [caller, callee]) {
      expect(connection.signalingState).toBe('stable');
      expect(negotiation.isConnected).toBe(true);
    }
    await timed(caller.negotiation.restartByChannel());
    expect(callee.connection.gatherings).toBe(2);
  });

  it('says that it is disconnected when nothing arrives, long before a browser would', async () => {
    const { caller, callee } = await talking();
    network.isSilent = true;
    await pass(2_500);
    for (const { states, negotiation, connection } of [caller, callee]) {
      expect(connection.connectionState).toBe('connected');
      expect(negotiation.isConnected).toBe(false);
      expect(states.at(-1)).toBe('disconnected');
    }
    network.isSilent = false;
    await pass(500);
    expect([caller, callee].map(({ states }) => states.at(-1))).toEqual(['connected', 'connected']);
  });
});
