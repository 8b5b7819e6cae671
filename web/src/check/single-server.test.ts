import { describe, expect, it } from 'vitest';
import { iceServerOf, singleServers, transportOf } from './single-server.ts';

describe('transportOf', () => {
  it.each([
    ['stun:a.example', 'stun'],
    ['stuns:a.example:443', 'stun'],
    ['turn:a.example', 'udp'],
    ['turn:a.example:80?transport=udp', 'udp'],
    ['TURN:a.example?transport=TCP', 'tcp'],
    ['turn:a.example?transport=tcp', 'tcp'],
    ['turns:a.example', 'tls'],
    ['turns:a.example:443?transport=tcp', 'tls'],
    ['turns:a.example?transport=udp', 'dtls'],
  ])('%s: %s', (url, transport) => {
    expect(transportOf(url)).toBe(transport);
  });
});

describe('singleServers', () => {
  it('takes each URL by itself, once, with its own credentials', () => {
    const single = singleServers([
      { urls: ['stun:a.example'] },
      { urls: ['stun:a.example', 'turn:a.example', 'turns:a.example'], username: 'me', credential: 'secret' },
    ]);
    const secrets = { username: 'me', credential: 'secret' };
    expect(single).toEqual([
      { url: 'stun:a.example', transport: 'stun' },
      { url: 'turn:a.example', transport: 'udp', ...secrets },
      { url: 'turns:a.example', transport: 'tls', ...secrets },
    ]);
    expect(single.map(iceServerOf)).toEqual([
      { urls: ['stun:a.example'] },
      { urls: ['turn:a.example'], ...secrets },
      { urls: ['turns:a.example'], ...secrets },
    ]);
  });
});
