import { expect, it } from 'vitest';
import { limit, STEPS } from './sending.ts';
import type { SlotName } from './slots.ts';

const limited = (slot: SlotName, step: (typeof STEPS)[number], lines = 720) => {
  const parameters = { encodings: [{}] } as unknown as RTCRtpSendParameters;
  expect(limit(parameters, slot, step, lines)).toBe(true);
  return { ...parameters.encodings[0], preference: parameters.degradationPreference };
};

it('sends less with every step, and in the end sound alone', () => {
  for (const slot of ['camera', 'screen'] as const) {
    const bitrates = STEPS.map((step) => limited(slot, step)).map(({ active, maxBitrate = NaN }) =>
      active ? maxBitrate : 0,
    );
    expect(bitrates).toEqual(bitrates.toSorted((a, b) => b - a));
    expect(bitrates.at(-1)).toBe(0);
  }
  for (const slot of ['microphone', 'screenSound'] as const)
    for (const step of STEPS) expect(limited(slot, step).maxBitrate).toBeGreaterThanOrEqual(16_000);
});

it('leaves a screen its size, and a small camera too', () => {
  expect(limited('screen', 2, 1_440)).toMatchObject({
    scaleResolutionDownBy: 1,
    preference: 'maintain-resolution',
  });
  expect(limited('camera', 2, 480)).toMatchObject({
    scaleResolutionDownBy: 480 / 180,
    preference: 'balanced',
  });
  expect(limited('camera', 2, 120)).toMatchObject({ scaleResolutionDownBy: 1 });
});

it('waits for an encoding', () => {
  expect(limit({ encodings: [] } as unknown as RTCRtpSendParameters, 'camera', 0, 720)).toBe(false);
});
