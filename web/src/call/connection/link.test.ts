import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakePeerNetwork } from '../fakes/fake-peer-connection.ts';
import { NO_SERVERS, type IceChoice } from './ice-choice.ts';
import { Link } from './link.ts';

const LATE = { candidates: [{ afterMs: 700, candidate: 'late' }], completeAfterMs: null };
const LOCAL = { audio: null, video: null, media: { camera: false, microphone: false } };
const SEAT = { uid: 'ben', peer: 'p', session: 's', name: 'Ben', at: 0 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(ice: IceChoice = NO_SERVERS) {
  const sendCandidates = vi.fn<(link: Link, to: string, n: number, candidates: string[]) => void>();
  const link = new Link({
    pc: 'pc',
    round: 1,
    newPeerConnection: (configuration) => new FakePeerNetwork().connect(LATE, configuration).asConnection(),
    ice,
    local: LOCAL,
    onConnectionState: () => undefined,
    onRemoteMedia: () => undefined,
    onDeviceRequest: () => undefined,
    onRenewalWanted: () => undefined,
    sendCandidates,
  });
  return { link, sendCandidates };
}

it('holds the late candidates of a later round until its offer was written', async () => {
  const { link, sendCandidates } = setUp();
  const offering = link.negotiation.makeOffer(500);
  await vi.advanceTimersByTimeAsync(500);
  await offering;
  link.meet(SEAT);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sendCandidates).toHaveBeenCalledTimes(1);

  const restarting = link.restart(500);
  await vi.advanceTimersByTimeAsync(2_000);
  await restarting;
  expect(sendCandidates).toHaveBeenCalledTimes(1);
  link.wrote(2, SEAT);
  expect(link).toMatchObject({ round: 2, isRestarted: true });
  expect(sendCandidates).toHaveBeenCalledTimes(2);
  expect(sendCandidates).toHaveBeenLastCalledWith(link, 'ben', 0, [expect.stringContaining('late')]);
});

it('lacks servers that it does not use, and never for none', () => {
  const servers = [{ urls: ['stun:stun.example.org'] }];
  const all = (iceServers: RTCIceServer[]): IceChoice => ({ ...NO_SERVERS, iceServers });
  const { link } = setUp(all(servers));
  expect(link.lacks(all([]))).toBe(false);
  expect(link.lacks(all(structuredClone(servers)))).toBe(false);
  const more = [...servers, { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' }];
  expect(link.lacks(all(more))).toBe(true);
  link.use({ ...all(more), goodUntil: 1_000 });
  expect(link.lacks(all(more))).toBe(false);
  expect(link.goodUntil).toBe(1_000);
});

it('drops what it holds, and tells no address any more, once it is to be hidden', async () => {
  const { link, sendCandidates } = setUp();
  const offering = link.negotiation.makeOffer(500);
  await vi.advanceTimersByTimeAsync(1_000);
  await offering;
  expect(link.lacks({ ...NO_SERVERS, iceTransportPolicy: 'relay' })).toBe(true);
  link.use({ ...NO_SERVERS, iceTransportPolicy: 'relay' });
  link.meet(SEAT);
  const restarting = link.restart(500);
  await vi.advanceTimersByTimeAsync(2_000);
  await restarting;
  link.wrote(2, SEAT);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sendCandidates).not.toHaveBeenCalled();
});
