import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakePeerNetwork } from './fake-peer-connection.ts';
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

function setUp(iceServers: RTCIceServer[] = []) {
  const sendCandidates = vi.fn<(link: Link, to: string, n: number, candidates: string[]) => void>();
  const link = new Link({
    pc: 'pc',
    round: 1,
    newPeerConnection: (configuration) => new FakePeerNetwork().connect(LATE, configuration).asConnection(),
    iceServers,
    goodUntil: Infinity,
    local: LOCAL,
    onConnectionState: () => undefined,
    onRemoteMedia: () => undefined,
    onDeviceRequest: () => undefined,
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
  const { link } = setUp(servers);
  expect(link.lacks([])).toBe(false);
  expect(link.lacks(structuredClone(servers))).toBe(false);
  const more = [...servers, { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' }];
  expect(link.lacks(more)).toBe(true);
  link.useServers(more, 1_000);
  expect(link.lacks(more)).toBe(false);
  expect(link.goodUntil).toBe(1_000);
});
