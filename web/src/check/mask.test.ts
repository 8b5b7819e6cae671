import { expect, it } from 'vitest';
import { maskAddresses } from './mask.ts';

it.each([
  ['turn:192.0.2.17:3478', 'turn:192.0.x.x:3478'],
  ['from 10.1.2.3 to 172.16.254.1.', 'from 10.1.x.x to 172.16.x.x.'],
  ['turn:[2001:db8::1]:3478', 'turn:[2001:db8:x]:3478'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:x'],
  ['fe80::1', 'fe80::x'],
  ['::1', '::x'],
])('masks %s', (text, masked) => {
  expect(maskAddresses(text)).toBe(masked);
});

it.each([
  'turn:turn.example.org:3478?transport=udp',
  '2026-11-21 12:30:45 UTC',
  'Chrome/156.0',
  '12,345 kbit/s',
  '1.5 s',
])('leaves %s', (text) => {
  expect(maskAddresses(text)).toBe(text);
});
