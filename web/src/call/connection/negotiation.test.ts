import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeTrack } from '../../media/fakes.ts';
import {
  FakePeerNetwork,
  QUICK,
  type FakePeerConnection,
  type Gathering,
} from '../fakes/fake-peer-connection.ts';
import type { DeviceRequest, SentMedia } from './channel-messages.ts';
import { NO_SERVERS } from './ice-choice.ts';
import { Negotiation, type LocalSending } from './negotiation.ts';

const NOTHING: LocalSending = { audio: null, video: null, media: { camera: false, microphone: false } };

function side(network: FakePeerNetwork, gathering: Gathering = QUICK, round = 1) {
  const connection: FakePeerConnection = network.connect(gathering);
  const late: string[] = [];
  const states: string[] = [];
  const heard: SentMedia[] = [];
  const asked: DeviceRequest[] = [];
  const negotiation = new Negotiation({
    connection: connection.asConnection(),
    pc: 'pc',
    round,
    local: NOTHING,
    listener: {
      onConnectionState: (state) => states.push(state),
      onLateCandidate: (text) => late.push((JSON.parse(text) as RTCIceCandidateInit).candidate ?? ''),
      onRemoteMedia: (media) => heard.push(media),
      onDeviceRequest: (request) => asked.push(request),
      onRenewalWanted: () => undefined,
    },
  });
  return { negotiation, connection, late, states, heard, asked };
}

const candidates = (round: number, ...names: string[]) => ({
  round,
  to: 'me',
  from: 'them',
  candidates: names.map((candidate) => JSON.stringify({ candidate, sdpMid: '0' })),
});

describe('Negotiation', () => {
  let network: FakePeerNetwork;

  beforeEach(() => {
    vi.useFakeTimers();
    network = new FakePeerNetwork();
  });
  afterEach(() => {
    vi.useRealTimers();
    expect(network.violations).toEqual([]);
  });

  /** What `promise` resolves to, and how long that took. */
  const timed = async <T>(promise: Promise<T>): Promise<{ value: T; ms: number }> => {
    const begun = Date.now();
    const done = promise.then((value) => ({ value, ms: Date.now() - begun }));
    await vi.advanceTimersByTimeAsync(5_000);
    return done;
  };

  it('connects two sides, with transceivers for camera, microphone and screen', async () => {
    const [ana, ben] = [side(network), side(network)];
    const offer = await timed(ana.negotiation.makeOffer(500));
    await timed(ben.negotiation.prepareAnswer(offer.value));
    const answer = await timed(ben.negotiation.makeAnswer(150));
    await timed(ana.negotiation.acceptAnswer(answer.value));
    expect(ana.states).toEqual(['connected']);
    expect(ben.states).toEqual(['connected']);
    for (const { connection } of [ana, ben]) {
      expect(connection.transceivers.map((t) => `${t.receiver.track.kind} ${t.direction}`)).toEqual([
        'audio sendrecv',
        'video sendrecv',
        'video sendrecv',
        'audio sendrecv',
      ]);
    }
  });

  it('stops waiting when gathering is complete, or after the given time', async () => {
    expect((await timed(side(network).negotiation.makeOffer(500))).ms).toBe(10);
    const slow = side(network, { candidates: [{ afterMs: 900, candidate: 'good' }], completeAfterMs: null });
    const offer = await timed(slow.negotiation.makeOffer(500));
    expect(offer.ms).toBe(500);
    expect(offer.value).not.toContain('good');
  });

  it('puts early candidates in the description and reports late ones alone', async () => {
    const gathering = {
      candidates: [
        { afterMs: 100, candidate: 'early' },
        { afterMs: 700, candidate: 'late' },
      ],
      completeAfterMs: 800,
    };
    const { negotiation, late } = side(network, gathering);
    const { value } = await timed(negotiation.makeOffer(500));
    expect(value).toContain('early');
    expect(value).not.toContain('late');
    expect(late).toEqual(['late']);
  });

  it('sends nothing before the answer is made', async () => {
    const [ana, ben] = [side(network), side(network)];
    const { value } = await timed(ana.negotiation.makeOffer(500));
    await timed(ben.negotiation.prepareAnswer(value));
    expect(ben.connection.localDescription).toBeNull();
    expect(ben.connection.iceGatheringState).toBe('new');
  });

  it('keeps candidates until the remote description is there', async () => {
    const none: Gathering = { candidates: [], completeAfterMs: 0 };
    const [ana, ben] = [side(network, none), side(network, none)];
    const offer = await timed(ana.negotiation.makeOffer(500));
    ben.negotiation.addCandidates(candidates(1, 'first'));
    const preparing = ben.negotiation.prepareAnswer(offer.value);
    ben.negotiation.addCandidates(candidates(1, 'second'));
    expect(ben.connection.remoteCandidates).toEqual([]);
    await timed(preparing);
    ben.negotiation.addCandidates(candidates(1, 'third'));
    expect(ben.connection.remoteCandidates).toEqual(['first', 'second', 'third']);
  });

  it('drops candidates of another round, and what is none', async () => {
    const [ana, ben] = [side(network, QUICK, 2), side(network, QUICK, 2)];
    const offer = await timed(ana.negotiation.makeOffer(500));
    await timed(ben.negotiation.prepareAnswer(offer.value));
    ben.connection.remoteCandidates.length = 0;
    ben.negotiation.addCandidates(candidates(1, 'old'));
    ben.negotiation.addCandidates({ ...candidates(2), candidates: ['{', 'null', '7'] });
    ben.negotiation.addCandidates(candidates(2, 'new'));
    expect(ben.connection.remoteCandidates).toEqual(['new']);
  });

  it('makes a later round over the same connections, with candidates of its own', async () => {
    const relay = { candidates: [], relay: 'good relay', completeAfterMs: 30 };
    const [ana, ben] = [side(network, relay), side(network, relay)];
    const offer = await timed(ana.negotiation.makeOffer(500));
    await timed(ben.negotiation.prepareAnswer(offer.value));
    const answer = await timed(ben.negotiation.makeAnswer(150));
    expect(ana.negotiation.awaitsAnswer).toBe(true);
    await timed(ana.negotiation.acceptAnswer(answer.value));
    expect(ana.negotiation.awaitsAnswer).toBe(false);
    expect(ana.negotiation.reachesOut).toBe(false);
    expect(ana.states).toEqual([]);

    ana.negotiation.useIce({
      ...NO_SERVERS,
      iceServers: [{ urls: ['turn:turn.example.org'], username: 'u', credential: 'c' }],
    });
    const again = await timed(ana.negotiation.restart(500));
    ana.negotiation.wrote(2);
    expect(again).toMatchObject({ value: expect.stringContaining('good relay'), ms: 30 });
    expect(ana.negotiation).toMatchObject({ round: 2, awaitsAnswer: true, reachesOut: true });
    ben.negotiation.addCandidates(candidates(2, 'too early'));
    const preparing = ben.negotiation.prepareNextAnswer(2, again.value ?? '');
    ben.negotiation.addCandidates(candidates(1, 'old'));
    ben.negotiation.addCandidates(candidates(2, 'waits'));
    await timed(preparing);
    expect(ben.connection.remoteCandidates).toEqual(['good relay', 'waits']);
    const { value } = await timed(ben.negotiation.makeAnswer(150));
    // What could not be written is given again.
    await expect(ben.negotiation.makeAnswer(150)).resolves.toBe(value);
    await timed(ana.negotiation.acceptAnswer(value));
    expect([ana.states, ben.states]).toEqual([['connected'], ['connected']]);
    expect([ana.connection.gatherings, ben.connection.gatherings]).toEqual([2, 2]);
    expect(ben.connection.transceivers).toHaveLength(4);
  });

  it('attaches tracks that come later, and says what it sends', async () => {
    const [ana, ben] = [side(network), side(network)];
    const offer = await timed(ana.negotiation.makeOffer(500));
    await timed(ben.negotiation.prepareAnswer(offer.value));
    const answer = await timed(ben.negotiation.makeAnswer(150));
    await timed(ana.negotiation.acceptAnswer(answer.value));
    expect(ben.heard).toEqual([{ camera: false, microphone: false }]);
    const video = new FakeTrack('video').asTrack();
    ana.negotiation.setLocal({ audio: null, video, media: { camera: true, microphone: false } });
    await vi.advanceTimersByTimeAsync(1);
    expect(ana.connection.transceivers.map(({ sender }) => sender.track)).toEqual([null, video, null, null]);
    expect(ben.heard.at(-1)).toEqual({ camera: true, microphone: false });
    expect(ben.negotiation.remoteMedia).toEqual({ camera: true, microphone: false });
    ana.negotiation.setLocal(NOTHING);
    await vi.advanceTimersByTimeAsync(1);
    expect(ana.connection.transceivers.map(({ sender }) => sender.track)).toEqual([null, null, null, null]);
  });

  it('shares a screen with its sound in their own places, without another description', async () => {
    const [ana, ben] = [side(network), side(network)];
    const offer = await timed(ana.negotiation.makeOffer(500));
    await timed(ben.negotiation.prepareAnswer(offer.value));
    const answer = await timed(ben.negotiation.makeAnswer(150));
    await timed(ana.negotiation.acceptAnswer(answer.value));
    const [video, screen] = [
      new FakeTrack('video', 'camera').asTrack(),
      new FakeTrack('video', 'screen').asTrack(),
    ];
    const screenSound = new FakeTrack('audio', 'sound').asTrack();
    const media = { camera: true, microphone: false, screen: true };
    ben.negotiation.setLocal({ audio: null, video, screen, screenSound, media });
    await vi.advanceTimersByTimeAsync(1);
    expect(ben.connection.transceivers.map(({ sender }) => sender.track)).toEqual([
      null,
      video,
      screen,
      screenSound,
    ]);
    expect(ana.heard.at(-1)).toEqual(media);
    const received = ana.connection.transceivers.map(({ receiver }) => receiver.track);
    expect(ana.negotiation.remoteTracks).toEqual(received.slice(0, 2));
    expect(ana.negotiation.remoteScreenTracks).toEqual(received.slice(2));
    expect(ana.connection.localDescription?.sdp).toBe(offer.value);
    ben.negotiation.setLocal(NOTHING);
    expect(ben.connection.transceivers.map(({ sender }) => sender.track)).toEqual([null, null, null, null]);
  });

  it.each([
    ['a page that knows no screens', ['audio', 'video'], ['sendrecv', 'sendrecv'], 2, 0],
    [
      'a page with places of its own',
      ['audio', 'video', 'video', 'audio', 'video'],
      ['sendrecv', 'sendrecv', 'sendrecv', 'sendrecv', 'inactive'],
      2,
      2,
    ],
    ['another order', ['video', 'audio', 'video'], ['inactive', 'inactive', 'sendrecv'], 0, 1],
  ] as const)('answers %s', async (_whose, kinds, directions, own, ofScreen) => {
    const [them, { negotiation, connection }] = [network.connect(QUICK), side(network)];
    for (const kind of kinds) them.addTransceiver(kind, { direction: 'sendrecv' });
    const { sdp } = await them.createOffer();
    await timed(negotiation.prepareAnswer(sdp));
    expect(connection.transceivers.map(({ direction }) => direction)).toEqual(directions);
    expect(negotiation.remoteTracks).toHaveLength(own);
    expect(negotiation.remoteScreenTracks).toHaveLength(ofScreen);
    const screen = new FakeTrack('video', 'screen').asTrack();
    negotiation.setLocal({ ...NOTHING, screen });
    expect(connection.transceivers.findIndex(({ sender }) => sender.track === screen)).toBe(
      kinds.length > 2 ? 2 : -1,
    );
  });

  it('reports nothing after close', async () => {
    const { negotiation, connection, states, late } = side(network, {
      candidates: [{ afterMs: 700, candidate: 'late' }],
      completeAfterMs: null,
    });
    await timed(negotiation.makeOffer(500));
    late.length = 0;
    negotiation.close();
    connection.becomes('failed');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states).toEqual([]);
    expect(late).toEqual([]);
  });
});
