import { expect, test } from 'vitest';
import { pageSettings } from './page-settings.ts';

test('nothing leaves the machine unless it is asked to', () => {
  expect(JSON.parse(pageSettings({}))).toEqual({ stunUrls: [], turn: false, relayNotice: false });
  const env = { PARLEY_STUN_URLS: 'stun:127.0.0.1:3478, stun:127.0.0.1:3479', PARLEY_TURN: '1' };
  expect(JSON.parse(pageSettings(env))).toEqual({
    stunUrls: ['stun:127.0.0.1:3478', 'stun:127.0.0.1:3479'],
    turn: true,
    relayNotice: false,
  });
});
