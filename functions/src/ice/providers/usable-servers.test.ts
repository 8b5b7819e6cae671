import { describe, expect, it } from 'vitest';
import { isStunUrl, isTurnUrl } from '../../../../contract/ice-urls.ts';
import { usableServers } from './usable-servers.ts';

const NAMED = { username: 'u', credential: 'c' };
const urlsOf = (urls: unknown, more: object = NAMED): readonly string[] =>
  usableServers({ urls, ...more }).flatMap((server) => server.urls);
const nonsense = expect.objectContaining({ code: 'provider/nonsense' }) as unknown;
const failureOf = (json: unknown): unknown => {
  try {
    return usableServers(json);
  } catch (error) {
    return error;
  }
};

describe('usableServers', () => {
  it('takes a string, a list and the older `url`, of one server or several', () => {
    const expected = [{ urls: ['turn:t.example.org'], ...NAMED }];
    expect(usableServers({ urls: 'turn:t.example.org', ...NAMED })).toEqual(expected);
    expect(usableServers([{ urls: ['turn:t.example.org'], ...NAMED }])).toEqual(expected);
    expect(usableServers([{ url: 'turn:t.example.org', ...NAMED }])).toEqual(expected);
  });

  it('gives STUN no credentials, and TURN with the same ones together', () => {
    const one = { urls: ['stun:t.example.org', 'turn:t.example.org'], ...NAMED };
    const same = { urls: 'turns:t.example.org', ...NAMED };
    const other = { urls: 'turn:t.example.org?transport=tcp', username: 'v', credential: 'd' };
    expect(usableServers([one, same, other])).toEqual([
      { urls: ['stun:t.example.org'] },
      { urls: ['turn:t.example.org', 'turns:t.example.org'], ...NAMED },
      { urls: ['turn:t.example.org?transport=tcp'], username: 'v', credential: 'd' },
    ]);
  });

  it.each([
    'turn:t.example.org:53',
    'turn:t.example.org:53?transport=tcp',
    'turns:t.example.org:53?transport=tcp',
    'stun:t.example.org:53',
    'turn:[2001:db8::1]:53',
    'turn:t.example.org:22?transport=tcp',
    'turn:t.example.org:1023',
    'turns:t.example.org:443?transport=udp',
    'turn:t.example.org:0',
    'turn:t.example.org:65536',
    'turn://t.example.org',
    'https://t.example.org',
    'turn:t.example.org?transport=sctp',
    'turn:a b',
    '',
  ])('drops %j, which browsers block or refuse', (url) => {
    expect(urlsOf([url, 'turn:other.example.org'])).toEqual(['turn:other.example.org']);
  });

  it.each(['turn:[2001:db8::1]:3478', 'turn:[2001:db8::1]', 'turns:192.0.2.1:443', 'TURN:T.example.org:80'])(
    'keeps %s',
    (url) => expect(urlsOf(url)).toEqual([url]),
  );

  it('drops duplicates however they are written', () => {
    const turn = ['turn:t.example.org', 'turn:T.EXAMPLE.org:3478', 'turn:t.example.org:3478?transport=udp'];
    const tls = ['turns:t.example.org', 'turns:t.example.org:5349?transport=tcp'];
    expect(urlsOf([...turn, ...tls])).toEqual(['turn:t.example.org', 'turns:t.example.org']);
  });

  it('keeps all of a list that gets through firewalls, in its order of preference', () => {
    const urls = [
      'turns:t.example.org:443?transport=tcp',
      'turn:t.example.org:80?transport=tcp',
      'turn:t.example.org:443?transport=tcp',
      'turn:t.example.org:80?transport=udp',
      'turn:t.example.org:3478?transport=udp',
      'stun:t.example.org:3478',
    ];
    expect(urlsOf(urls)).toEqual([
      'stun:t.example.org:3478',
      'turn:t.example.org:3478?transport=udp',
      'turn:t.example.org:80?transport=udp',
      'turns:t.example.org:443?transport=tcp',
      'turn:t.example.org:443?transport=tcp',
      'turn:t.example.org:80?transport=tcp',
    ]);
  });

  it('leaves six of a long list, of each transport some', () => {
    const many = [1, 2, 3, 4].flatMap((n) => [
      `turn:t${n}.example.org:3478?transport=udp`,
      `turn:t${n}.example.org:8080?transport=tcp`,
      `stun:t${n}.example.org`,
    ]);
    const left = urlsOf([...many, 'turns:t.example.org:443']);
    expect(left.filter(isStunUrl)).toHaveLength(1);
    expect(left.filter(isTurnUrl)).toHaveLength(6);
    expect(left).toContain('turns:t.example.org:443');
    expect(left.filter((url) => url.endsWith('=udp'))).toHaveLength(3);
    expect(left.filter((url) => url.endsWith('=tcp'))).toHaveLength(2);
  });

  it('looks at the beginning of an endless list alone', () => {
    const endless = Array.from({ length: 100_000 }, (_, n) => `turn:t${n}.example.org`);
    expect(urlsOf(endless)).toHaveLength(6);
    expect(usableServers(endless.map((urls) => ({ urls, ...NAMED })))[0]?.urls).toHaveLength(6);
  });

  it.each([
    {},
    { username: 'u' },
    { credential: 'c' },
    { username: '', credential: 'c' },
    { username: 'u', credential: '' },
    { username: 7, credential: 'c' },
    { username: 'u'.repeat(509), credential: 'c' },
    { username: 'u', credential: 'c\n' },
    { username: 'u', credential: 'c'.repeat(10_000) },
  ])('has no use for TURN with %j', (credentials) => {
    expect(failureOf({ urls: 'turn:t.example.org', ...credentials })).toEqual(nonsense);
  });

  it.each([
    undefined,
    null,
    7,
    'turn:t.example.org',
    [],
    {},
    [null, 7, 'x', [], {}],
    { urls: {} },
    { urls: [null, 7, {}], ...NAMED },
    { urls: 'stun:s.example.org' },
    { __proto__: { urls: 'turn:t.example.org', ...NAMED } },
  ])('says that %j has no TURN server', (json) => {
    expect(failureOf(json)).toEqual(nonsense);
  });
});
