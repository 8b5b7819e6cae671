import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gather } from './gathering.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

class FakeGatherer extends EventTarget {
  iceGatheringState: RTCIceGatheringState = 'new';

  becomes(state: RTCIceGatheringState): void {
    this.iceGatheringState = state;
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }
}

/** How long it takes when the states come at these times after the description was set. */
async function timed(
  gatherer: FakeGatherer,
  states: readonly [number, RTCIceGatheringState][],
): Promise<number> {
  const begun = Date.now();
  const done = gather(gatherer as unknown as RTCPeerConnection, 500, async () => {
    for (const [ms, state] of states) setTimeout(() => gatherer.becomes(state), ms);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }).then(() => Date.now() - begun);
  await vi.advanceTimersByTimeAsync(2_000);
  return done;
}

it('resolves when gathering is complete, or after the given time', async () => {
  expect(
    await timed(new FakeGatherer(), [
      [20, 'gathering'],
      [70, 'complete'],
    ]),
  ).toBe(70);
  expect(await timed(new FakeGatherer(), [[20, 'gathering']])).toBe(510);
});

it('resolves at once when it was complete before the description was set', async () => {
  expect(
    await timed(new FakeGatherer(), [
      [1, 'gathering'],
      [5, 'complete'],
    ]),
  ).toBe(10);
});

it('does not take the end of the former round for the end of this one', async () => {
  const gatherer = new FakeGatherer();
  gatherer.becomes('complete');
  expect(
    await timed(gatherer, [
      [40, 'gathering'],
      [90, 'complete'],
    ]),
  ).toBe(90);
  expect(await timed(gatherer, [])).toBe(510);
});

it('rejects when the description is refused, and waits for nothing', async () => {
  const refusing = gather(new FakeGatherer() as unknown as RTCPeerConnection, 500, () =>
    Promise.reject(new Error('no')),
  );
  await expect(refusing).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});
