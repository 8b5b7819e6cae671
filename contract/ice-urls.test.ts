import { expect, it } from 'vitest';
import { isStunUrl, isTurnUrl } from './ice-urls.ts';

it.each(['stun:stun.example.org', 'stun:192.0.2.1:3478', 'stuns:[2001:db8::1]:5349', 'STUN:localhost'])(
  '%s is a STUN URL',
  (url) => {
    expect(isStunUrl(url)).toBe(true);
    expect(isTurnUrl(url)).toBe(false);
  },
);

it.each(['turn:t.example.org', 'turn:127.0.0.1:3478?transport=udp', 'turns:t.example.org:443?transport=tcp'])(
  '%s is a TURN URL',
  (url) => {
    expect(isTurnUrl(url)).toBe(true);
    expect(isStunUrl(url)).toBe(false);
  },
);

it.each([
  '',
  'stun:',
  'stun://stun.example.org',
  'stun:stun.example.org:0',
  'stun:stun.example.org:65536',
  'stun:a b',
  'stun:..',
  'turn:t.example.org?transport=tls',
  'https://example.org',
])('%j is neither', (url) => {
  expect(isStunUrl(url)).toBe(false);
  expect(isTurnUrl(url)).toBe(false);
});
