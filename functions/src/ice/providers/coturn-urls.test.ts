import { describe, expect, it } from 'vitest';
import { coturnUrls } from './coturn-urls.ts';

describe('coturnUrls', () => {
  it.each(['turn.example.org', '192.0.2.1', '[2001:db8::1]', ' turn.example.org ,'])(
    'makes of %j what gets through firewalls',
    (host) => {
      const name = host.replaceAll(/[\s,]/g, '');
      expect(coturnUrls(host)).toEqual([
        `stun:${name}:3478`,
        `turn:${name}:3478?transport=udp`,
        `turn:${name}:80?transport=udp`,
        `turn:${name}:443?transport=tcp`,
        `turn:${name}:80?transport=tcp`,
        `turns:${name}:443?transport=tcp`,
      ]);
    },
  );

  it('takes URLs as they are', () => {
    const urls = ['stun:a.example.org', 'turn:a.example.org:3478?transport=udp', 'turns:a.example.org'];
    expect(coturnUrls(urls.join(', '))).toEqual(urls);
    expect(coturnUrls(`${urls[1]},b.example.org`)).toHaveLength(7);
  });

  it.each([
    '',
    ' , ',
    'turn.example.org:3478',
    'https://turn.example.org',
    'turn:turn.example.org;turns:turn.example.org',
    'turn:turn.example.org turns:turn.example.org',
    'turn://turn.example.org',
    'turn.example.org?transport=udp',
    'turn:turn.example.org,turn:',
    '2001:db8::1',
  ])('says to look at TURN_URLS when it is %j', (list) => {
    let failure: unknown = null;
    try {
      coturnUrls(list);
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ code: 'provider/misconfigured', fix: ['TURN_URLS'] });
    expect(String(failure)).not.toContain('example');
  });
});
