import { expect, it } from 'vitest';
import type { CheckState } from './check.ts';
import { report } from './report.ts';
import type { Row, Rows } from './results.ts';

const row = (title: string, subject: string, state: CheckState): Row => ({
  check: { id: title, title, subject },
  state,
});

const FACTS = {
  at: new Date('2026-11-21T13:20:45.678Z'),
  origin: 'https://calls.example.org',
  userAgent: 'A browser 156.0.0.0',
};

it('is plain text with every check, its time, its code and its words', () => {
  const rows: Rows = {
    device: [row('Camera', '', { state: 'passed', text: 'A picture.', ms: 85 })],
    signaling: [row('Sign-in', '', { state: 'idle' })],
    ways: [
      row('Relay over UDP', 'turn:192.0.2.17:3478', {
        state: 'failed',
        text: 'Wrong or expired credentials',
        help: 'Check them.',
        code: 401,
        ms: 1_240,
      }),
      row('Relay over TLS', '', { state: 'skipped', reason: 'There is none.' }),
    ],
    hand: [],
  };
  expect(report(rows, FACTS)).toBe(`Parley connection check
2026-11-21 13:20:45 UTC, https://calls.example.org
Browser: A browser 156.0.0.0
1 passed, 1 failed, 1 skipped

This device
passed  Camera (85 ms): A picture.

Parley’s server
idle    Sign-in

Ways to the other person
failed  Relay over UDP turn:192.0.x.x:3478 (1.2 sec, error 401): Wrong or expired credentials. Check them.
skipped Relay over TLS: There is none.
`);
});

it('masks addresses in what errors say, and the page’s own', () => {
  const state: CheckState = { state: 'failed', text: 'No way to 198.51.100.7 or [2001:db8::7]', ms: 1 };
  const facts = { ...FACTS, origin: 'https://192.168.1.20:5170' };
  const text = report({ device: [], signaling: [], ways: [row('x', '', state)], hand: [] }, facts);
  expect(text).toContain('UTC, https://192.168.x.x:5170\nBrowser: A browser 156.0.0.0\n');
  expect(text).toContain('No way to 198.51.x.x or [2001:db8:x]');
});
