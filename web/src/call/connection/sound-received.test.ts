import { describe, expect, it } from 'vitest';
import { soundReceived } from './sound-received.ts';

const report = (...stats: object[]): RTCStatsReport =>
  new Map(stats.map((one, at) => [String(at), one])) as unknown as RTCStatsReport;

describe('soundReceived', () => {
  it('reads what the receiver has counted', () => {
    const inbound = { type: 'inbound-rtp', totalAudioEnergy: 0.25, totalSamplesDuration: 4 };
    expect(soundReceived(report({ type: 'codec' }, inbound))).toEqual({ energy: 0.25, seconds: 4 });
  });

  it('is nothing before anything came, and where the browser doesn’t count', () => {
    expect(soundReceived(report({ type: 'codec' }))).toBeNull();
    expect(soundReceived(report({ type: 'inbound-rtp', totalSamplesDuration: 4 }))).toBeNull();
  });
});
