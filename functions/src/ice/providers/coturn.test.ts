import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { coturnServer } from './coturn.ts';
import { selectProvider } from './select.ts';

describe('coturn', () => {
  it('makes the credentials that coturn checks', () => {
    const urls = ['turn:turn.example.org:3478', 'turns:turn.example.org:5349'];
    const now = Date.UTC(2026, 10, 21, 9);
    const server = coturnServer(urls, 'north', { uid: 'ana', now, lifetimeMs: 720_000 });
    expect(server.urls).toEqual(urls);
    expect(server.username).toBe(`${now / 1000 + 720}:ana`);
    expect(server.credential).toBe(
      createHmac('sha1', 'north')
        .update(server.username ?? '')
        .digest('base64'),
    );
  });

  it('agrees with a value worked out by openssl', () => {
    // printf '1795252320:ana' | openssl dgst -sha1 -hmac north -binary | base64
    const now = 1_795_252_320_000 - 1;
    const server = coturnServer([], 'north', { uid: 'ana', now, lifetimeMs: 1 });
    expect(server).toEqual({
      urls: [],
      username: '1795252320:ana',
      credential: 'OzQEpTY7o/7/gVXLr8AeC7ahfOQ=',
    });
  });
});

describe('selectProvider', () => {
  it('has none, and those with a file', () => {
    expect(selectProvider('none')).toBeNull();
    expect(selectProvider('coturn')?.secrets.map(({ name }) => name)).toEqual(['TURN_SECRET']);
  });

  it.each(['cotrun', '', 'toString'])('stops a deploy for %j', (name) => {
    expect(() => selectProvider(name)).toThrow(/it can be none, coturn/);
  });
});
