import { describe, expect, it } from 'vitest';
import type { DeviceChange } from '../media/local-media.ts';
import { changeWords, deviceNames, inAppWords, levelWords, recordTestWords } from './device-check.ts';

describe('deviceNames', () => {
  it('leaves out Chromium’s numbers, and counts devices of one name', () => {
    expect(deviceNames(['HD Webcam (046d:0825)', 'Built-in (Front)', 'HD Webcam (046d:0826)', ''])).toEqual([
      'HD Webcam 1',
      'Built-in (Front)',
      'HD Webcam 2',
      '',
    ]);
  });
});

describe('changeWords', () => {
  const change = (override: Partial<DeviceChange>): DeviceChange => ({
    what: 'lost',
    role: 'microphone',
    label: 'Headset (046d:0a45)',
    now: 'Built-in',
    ...override,
  });

  it('says what is gone, and what is used in its place', () => {
    expect(changeWords(change({}))).toEqual({
      title: 'Headset is gone',
      text: 'Your microphone is Built-in now.',
    });
    expect(changeWords(change({ role: 'speaker', now: '' }))).toEqual({
      title: 'Headset is gone',
      text: 'You hear through what the system uses.',
    });
  });

  it('says what is back', () => {
    expect(changeWords(change({ what: 'back', now: 'Headset (046d:0a45)' }))).toEqual({
      title: 'Headset is back',
      text: 'It is your microphone again.',
    });
  });

  it('says what didn’t start, also without a name', () => {
    expect(changeWords(change({ what: 'failed', role: 'camera', label: '', now: 'Webcam' }))).toEqual({
      title: 'The camera didn’t start',
      text: 'Another app may have it. Your camera is Webcam now.',
    });
    expect(changeWords(change({ what: 'failed', now: '' })).text).toBe('Another app may have it.');
  });
});

describe('the words of the tests', () => {
  it('says what the level tells', () => {
    expect(levelWords('off', true)).toBe('Your microphone is off.');
    expect(levelWords('on', false)).toContain('Say something');
    expect(levelWords('on', true)).toBe('Your microphone works.');
  });

  it('tells how to end what runs', () => {
    expect(recordTestWords('recording', 3)).toEqual({
      button: 'Stop',
      text: 'Recording, 3 s left. Say something.',
    });
    expect(recordTestWords('playing', 0).button).toBe('Stop');
    for (const state of ['idle', 'played', 'silent', 'failed'] as const) {
      expect(recordTestWords(state, 5).button).not.toBe('Stop');
    }
  });
});

describe('inAppWords', () => {
  it('names the app where it is known', () => {
    expect(inAppWords('Instagram', true).title).toBe('Instagram doesn’t let us use the camera');
    expect(inAppWords('', false).title).toBe('This app doesn’t let us use the camera');
  });

  it('points to the button on Android alone', () => {
    expect(inAppWords('', true).text).toContain('button');
    expect(inAppWords('', false).text).toContain('Open in Safari');
  });
});
