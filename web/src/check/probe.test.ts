import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeEnvironment, type GatheringStep } from './fakes.ts';
import { probe, PROBE_WITHIN_MS, type ProbeResult } from './probe.ts';

const SERVER = { url: 'turn:turn.example.org', transport: 'udp', username: 'u', credential: 'c' } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function probed(
  steps: readonly GatheringStep[],
  signal = new AbortController().signal,
): Promise<{ result: ProbeResult; after: number; configuration: RTCConfiguration | undefined }> {
  const environment = fakeEnvironment({ network: () => steps });
  const began = Date.now();
  let after = NaN;
  const probing = probe(environment, SERVER, 'relay', signal).finally(() => (after = Date.now() - began));
  await vi.advanceTimersByTimeAsync(PROBE_WITHIN_MS);
  const result = await probing;
  expect(environment.connections).toHaveLength(1);
  expect(environment.connections.every(({ isClosed }) => isClosed)).toBe(true);
  return { result, after, configuration: environment.connections[0]?.configuration };
}

describe('probe', () => {
  it('knows this one server alone, and no other way', async () => {
    const { configuration } = await probed([{ after: 1, complete: true }]);
    expect(configuration).toEqual({
      iceServers: [{ urls: ['turn:turn.example.org'], username: 'u', credential: 'c' }],
      iceTransportPolicy: 'relay',
    });
  });

  it('ends with the first candidate of the wanted type', async () => {
    const { result, after } = await probed([
      { after: 10, candidate: 'host', type: 'host' },
      { after: 40, candidate: 'relay', type: 'relay' },
      { after: 900, complete: true },
    ]);
    expect(result).toMatchObject({ ended: 'found', error: null, found: [{ candidate: 'relay' }] });
    expect(after).toBe(40);
  });

  it('waits when one network card fails: another may succeed', async () => {
    const { result } = await probed([
      { after: 10, errorCode: 701, errorText: 'unreachable' },
      { after: 40, candidate: 'relay', type: 'relay' },
    ]);
    expect(result.ended).toBe('found');
  });

  it('prefers what the server said to what the browser did', async () => {
    const { result, after } = await probed([
      { after: 10, errorCode: 401, errorText: 'Unauthorized' },
      { after: 20, errorCode: 701, errorText: 'unreachable' },
      { after: 30, complete: true },
    ]);
    expect(result).toEqual({ ended: 'complete', found: [], error: { code: 401, text: 'Unauthorized' } });
    expect(after).toBe(30);
  });

  it('gives up after 12 s, with the error that there was', async () => {
    const silent = await probed([]);
    expect(silent.result).toEqual({ ended: 'too-late', found: [], error: null });
    expect(silent.after).toBe(12_000);
    const { result } = await probed([{ after: 10, errorCode: 701, errorText: '' }]);
    expect(result).toMatchObject({ ended: 'too-late', error: { code: 701 } });
  });

  it('ends when it is stopped', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    expect((await probed([], stop.signal)).after).toBe(100);
  });
});
