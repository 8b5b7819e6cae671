import { expect, test } from 'vitest';
import { newsOfDevices } from './device-news.ts';
import { NO_MEDIA, type PageState } from './page-state.ts';

type Seen = Pick<PageState, 'call' | 'media'>;

const silent: Seen = {
  call: { phase: 'connected', id: 'x', host: false, other: 'Ben', since: 0 },
  media: NO_MEDIA,
};
const heard: Seen = {
  ...silent,
  media: { ...NO_MEDIA, microphone: { ...NO_MEDIA.microphone, state: 'on' } },
};

test('what goes on or off during a call is told', () => {
  expect(newsOfDevices(silent, heard)).toBe('Your microphone is on.');
  expect(newsOfDevices(heard, silent)).toBe('Your microphone is off.');
  const camera = { ...NO_MEDIA.camera, state: 'on' as const };
  expect(newsOfDevices({ ...silent, media: { ...NO_MEDIA, camera } }, heard)).toBe(
    'Your microphone is on. Your camera is off.',
  );
});

test('before a call, and where nothing changes, there is no news', () => {
  expect(newsOfDevices({ ...silent, call: { phase: 'idle' } }, heard)).toBe('');
  expect(newsOfDevices(heard, heard)).toBe('');
});
