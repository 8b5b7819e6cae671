import { expect, test } from 'vitest';
import { newsOfDevices } from './device-news.ts';
import { NO_MEDIA, NO_REMOTE, type PageState } from './page-state.ts';

type Seen = Pick<PageState, 'call' | 'media' | 'remote'>;

const silent: Seen = {
  call: { phase: 'connected', id: 'x', host: false, other: '', since: 0 },
  media: NO_MEDIA,
  remote: NO_REMOTE,
};
const heard: Seen = {
  ...silent,
  media: { ...NO_MEDIA, microphone: { ...NO_MEDIA.microphone, state: 'on' } },
};
const seen: Seen = { ...silent, remote: { ...NO_REMOTE, audio: true, video: true } };
const LATE = 60_000;

test('what goes on or off here is told', () => {
  expect(newsOfDevices(silent, heard, LATE)).toBe('Your microphone is on.');
  expect(newsOfDevices(heard, silent, LATE)).toBe('Your microphone is off.');
});

test('what the other switches is told', () => {
  expect(newsOfDevices(seen, silent, LATE)).toBe(
    'The other person is muted. The other person turned the camera off.',
  );
  expect(newsOfDevices(silent, seen, LATE)).toBe(
    'The other person is no longer muted. The other person turned the camera on.',
  );
});

test('that the other’s devices come with the connection is no news', () => {
  expect(newsOfDevices(silent, seen, 500)).toBe('');
  const muted = { ...seen, remote: { ...seen.remote, audio: false } };
  expect(newsOfDevices(muted, seen, 500)).toBe('The other person is no longer muted.');
  expect(newsOfDevices({ ...silent, call: { phase: 'idle' } }, seen, LATE)).toBe('');
  expect(newsOfDevices(heard, heard, LATE)).toBe('');
});
