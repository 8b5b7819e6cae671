import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakePeerNetwork, QUICK } from '../fakes/fake-peer-connection.ts';
import { LineKeeper } from './line-keeper.ts';
import { SLOTS } from './slots.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** A connection whose senders take parameters, and whose statistics say what the line carries. */
function connect(settings: MediaTrackSettings = { width: 1280, height: 720 }) {
  const connection = new FakePeerNetwork().connect(QUICK);
  const line = { bps: 2_000_000 as number | undefined, lost: 0, refuses: false };
  const sent: Record<string, RTCRtpSendParameters> = {};
  for (const { name, kind } of SLOTS) {
    connection.addTransceiver(kind, { direction: 'sendrecv' });
    const { sender = {} } = connection.transceivers.at(-1) ?? {};
    if (name === 'screen' || name === 'screenSound') continue;
    const track = { kind, getSettings: () => (kind === 'video' ? settings : {}) } as MediaStreamTrack;
    Object.assign(sender, {
      track,
      getParameters: () => ({ encodings: [{}] }),
      setParameters: async (parameters: RTCRtpSendParameters) => {
        if (line.refuses) throw new DOMException('not now', 'InvalidStateError');
        sent[name] = parameters;
      },
    });
  }
  /** The one that came last, of those that come every 5 s. */
  const report = () => ({ timestamp: Math.floor(Date.now() / 5_000), fractionLost: line.lost });
  Object.assign(connection, {
    getStats: async () =>
      new Map([
        ['transport', { type: 'transport', id: 'transport', selectedCandidatePairId: 'now' }],
        ['old', { type: 'candidate-pair', id: 'old', availableOutgoingBitrate: 1 }],
        ['now', { type: 'candidate-pair', id: 'now', availableOutgoingBitrate: line.bps }],
        ['picture', { type: 'remote-inbound-rtp', kind: 'video', timestamp: Date.now(), fractionLost: 0.9 }],
        ['sound', { type: 'remote-inbound-rtp', kind: 'audio', ...report() }],
      ]),
  });
  connection.becomes('connected');
  return { connection: connection.asConnection(), line, sent };
}

it('limits sound and picture from the beginning, and puts sound first', () => {
  const { connection, sent } = connect();
  const keeper = new LineKeeper(() => undefined);
  keeper.follow(connection);
  expect(sent['microphone']?.encodings[0]).toMatchObject({ maxBitrate: 32_000, networkPriority: 'high' });
  expect(sent['camera']?.encodings[0]).toMatchObject({
    active: true,
    maxBitrate: 1_500_000,
    scaleResolutionDownBy: 1,
  });
  keeper.close();
});

it('makes the picture smaller, pauses it, and tells of that; and all back again', async () => {
  const { connection, line, sent } = connect({ width: 720, height: 1280 });
  const onPaused = vi.fn();
  const keeper = new LineKeeper(onPaused);
  keeper.follow(connection);
  await pass(10_000);
  line.bps = 110_000;
  await pass(2_000);
  expect(sent['camera']?.encodings[0]).toMatchObject({ maxBitrate: 100_000, scaleResolutionDownBy: 4 });
  expect(sent['microphone']?.encodings[0]).toMatchObject({ maxBitrate: 24_000 });
  line.bps = 80_000;
  await pass(15_000);
  expect(onPaused).not.toHaveBeenCalled();
  line.lost = 0.4;
  await pass(4_000);
  expect(onPaused).not.toHaveBeenCalled();
  await pass(6_000);
  expect(sent['camera']?.encodings[0]).toMatchObject({ active: false });
  expect(sent['microphone']?.encodings[0]).toMatchObject({ maxBitrate: 16_000 });
  expect(onPaused.mock.calls).toEqual([[true]]);
  expect(keeper.paused).toBe(true);
  line.bps = 3_000_000;
  line.lost = 0;
  await pass(60_000);
  expect(sent['camera']?.encodings[0]).toMatchObject({
    active: true,
    maxBitrate: 1_500_000,
    scaleResolutionDownBy: 1,
  });
  expect(onPaused.mock.calls).toEqual([[true], [false]]);
  keeper.close();
});

it('tells again what was refused', async () => {
  const { connection, line, sent } = connect();
  line.refuses = true;
  const keeper = new LineKeeper(() => undefined);
  keeper.follow(connection);
  await pass(1_500);
  expect(sent).toEqual({});
  line.refuses = false;
  await pass(1_000);
  expect(Object.keys(sent)).toEqual(['microphone', 'camera']);
  keeper.close();
});

it('leaves nothing paused behind when the connection is over', async () => {
  const { connection, line } = connect();
  const onPaused = vi.fn();
  const keeper = new LineKeeper(onPaused);
  keeper.follow(connection);
  line.bps = 80_000;
  line.lost = 0.4;
  await pass(20_000);
  expect(keeper.paused).toBe(true);
  keeper.follow(null);
  expect(onPaused.mock.calls).toEqual([[true], [false]]);
  expect(vi.getTimerCount()).toBe(0);
});
