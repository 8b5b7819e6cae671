import { describe, expect, it } from 'vitest';
import { FakeStream, FakeTrack } from './fakes.ts';
import { usesHeadphones } from './headphones.ts';
import { NO_DEVICES } from './local-media.ts';

const listening = (label: string): MediaStream =>
  new FakeStream([new FakeTrack('audio', 'a', { id: 'm', label })]).asStream();

describe('headphones', () => {
  it.each([
    ['Headset (Jabra Evolve)', true],
    ['AirPods von Ana', true],
    ['Galaxy Buds2', true],
    ['External Headphones', true],
    ['Built-in Microphone', false],
    ['Buddy’s webcam', false],
    ['', false],
  ])('are told by the name of the microphone: %s', (label, expected) => {
    expect(usesHeadphones({ stream: listening(label), devices: NO_DEVICES })).toBe(expected);
  });

  it('are told by the speaker where one is chosen', () => {
    const speaker = [
      { id: 's1', label: 'Monitor' },
      { id: 's2', label: 'Headphones' },
    ];
    const devices = (id: string) => ({
      ...NO_DEVICES,
      lists: { ...NO_DEVICES.lists, speaker },
      chosen: { ...NO_DEVICES.chosen, speaker: id },
    });
    expect(usesHeadphones({ stream: listening('Headset'), devices: devices('s1') })).toBe(false);
    expect(usesHeadphones({ stream: null, devices: devices('s2') })).toBe(true);
    expect(usesHeadphones({ stream: null, devices: devices('') })).toBe(false);
  });
});
