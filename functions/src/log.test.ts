import { describe, expect, it } from 'vitest';
import { logEntry } from './log.ts';

const CANDIDATE = 'candidate:1 1 udp 2122260223 192.0.2.7 54321 typ host ufrag a7f9';
const SECRETS = [
  '192.0.2.7',
  '2001:db8:1:2::7',
  CANDIDATE,
  'v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\na=ice-pwd:k3y7',
  '1795252320:f3dO2qkX9vQm1',
  'sQ5N0x9yJb7u0V9Q0e5k6Hc1A2g=',
  'abcdefghj0',
];

describe('logEntry', () => {
  it('has the event, its severity and plain fields', () => {
    expect(logEntry({ event: 'ice/answered', provider: 'coturn', lifetimeMs: 720_000 })).toEqual({
      severity: 'INFO',
      message: 'ice/answered',
      provider: 'coturn',
      lifetimeMs: 720_000,
    });
    expect(logEntry({ event: 'ice/refused', code: 'limit/reached', by: 'address' })).toEqual({
      severity: 'NOTICE',
      message: 'ice/refused',
      code: 'limit/reached',
      by: 'address',
    });
  });

  it('keeps name, code and place of an error', () => {
    function whereItHappened(): Error {
      return Object.assign(new TypeError('x'), { code: 'PERMISSION_DENIED' });
    }
    const entry = logEntry({ event: 'ice/failed', error: whereItHappened() });
    expect(entry['error']).toMatchObject({ name: 'TypeError', code: 'PERMISSION_DENIED' });
    expect(JSON.stringify(entry)).toContain('whereItHappened');
  });

  it.each(SECRETS)('never lets %j out', (secret) => {
    const error = Object.assign(new Error(`refused: ${secret}`, { cause: secret }), { code: secret, secret });
    error.name = secret;
    const lines = [
      logEntry({ event: 'ice/failed', error }),
      logEntry({ event: 'ice/fallback', step: 'usage', error: secret }),
      logEntry({ event: 'ice/fallback', step: 'provider', error: { secret } }),
      logEntry({ event: 'ice/fallback', step: 'provider', provider: secret, fix: [secret, 'TURN_SECRET'] }),
      logEntry({ event: 'ice/answered', provider: secret, lifetimeMs: 1 }),
    ];
    expect(JSON.stringify(lines)).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(JSON.stringify(lines)).not.toContain('192.0.2.7');
  });
});
