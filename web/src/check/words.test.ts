import { describe, expect, it } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import type { ProbeResult } from './probe.ts';
import type { Transport } from './single-server.ts';
import { spoken } from './fakes.ts';
import { deviceFailure, errorOutcome, floodMeasured, iceFailure } from './words.ts';

const failed = (code: number, text = ''): ProbeResult => ({
  found: [],
  ended: 'complete',
  error: { code, text },
});
const silent = (ended: ProbeResult['ended']): ProbeResult => ({ found: [], ended, error: null });
const transports: Transport[] = ['stun', 'udp', 'tcp', 'tls', 'dtls'];

describe('iceFailure', () => {
  it('says of 401 that the credentials are to blame', () => {
    expect(spoken(iceFailure('udp', failed(401, 'Unauthorized')))).toEqual({
      state: 'failed',
      code: 401,
      text: 'Wrong or expired credentials',
      help: 'Check user name and credential, the server’s secret, and the clock on both sides.',
    });
  });

  it.each(transports)('says of 701 what may be in the way of %s', (transport) => {
    const { text, help } = spoken(iceFailure(transport, failed(701, 'TURN allocate request timed out.')));
    expect(text).toBe('The server can’t be reached');
    expect(help).toMatch(transport === 'tls' ? /certificate/ : /firewall/);
  });

  it('tells a name that isn’t found from a server that isn’t reached', () => {
    const { text } = spoken(iceFailure('udp', failed(701, 'TURN host lookup received error.')));
    expect(text).toBe('The server’s name isn’t found');
  });

  it('has words for each code, and for others the server’s own', () => {
    for (const code of [400, 401, 403, 437, 438, 441, 442, 486, 500, 508, 701]) {
      expect(spoken(iceFailure('tcp', failed(code, 'raw')))['text'], String(code)).not.toBe('raw');
    }
    expect(spoken(iceFailure('tcp', failed(499, 'Too odd')))['text']).toBe('Too odd');
    expect(spoken(iceFailure('tcp', failed(499)))['text']).toBe('The server refused');
  });

  it('says how long it waited for silence', () => {
    expect(spoken(iceFailure('udp', silent('too-late')))).toMatchObject({
      text: 'No answer within 12 seconds',
    });
    expect(spoken(iceFailure('udp', silent('complete')))['text']).toMatch(/doesn’t say why/);
    expect(iceFailure('udp', silent('too-late'))).not.toHaveProperty('code');
  });
});

describe('errorOutcome', () => {
  it('adds what was said to what it means', () => {
    const error = new ParleyError('network/firebase-unreachable', 'auth/admin-restricted-operation');
    expect(spoken(errorOutcome(error))).toMatchObject({
      code: 'network/firebase-unreachable',
      text: 'Parley’s server can’t be reached (auth/admin-restricted-operation)',
    });
    expect(spoken(errorOutcome(new ParleyError('network/offline')))['text']).toBe('You are offline');
  });
});

describe('deviceFailure', () => {
  it('names the one device', () => {
    expect(spoken(deviceFailure('camera')(new ParleyError('media/denied')))).toMatchObject({
      code: 'media/denied',
      text: 'The camera is blocked',
    });
    expect(spoken(deviceFailure('microphone')(new ParleyError('media/missing')))['text']).toBe(
      'No microphone was found',
    );
    expect(spoken(deviceFailure('camera')(new ParleyError('browser/insecure-origin')))['text']).toBe(
      'This page is not secure',
    );
  });
});

it('writes bitrates and times to be read', () => {
  const flood = { kbitPerSecond: 12_345, bytes: 4_629_000, roundTripMs: 31, relayProtocol: 'udp' };
  expect(floodMeasured(flood, 'udp')).toBe(
    '12,345 kbit/s over UDP, 4.6 MB came through, there and back in 31 ms.',
  );
  expect(floodMeasured({ ...flood, roundTripMs: null }, 'tls')).toBe(
    '12,345 kbit/s over TLS, 4.6 MB came through.',
  );
});
