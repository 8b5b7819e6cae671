import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { coturn, coturnCredentials } from './coturn.ts';
import { selectProvider } from './select.ts';

const now = Date.UTC(2026, 10, 21, 9);

describe('coturnCredentials', () => {
  it('makes what coturn checks', () => {
    const { username, credential, expiresAt } = coturnCredentials('north', {
      uid: 'ana',
      now,
      lifetimeMs: 720_000,
    });
    expect(username).toBe(`${now / 1000 + 720}:ana`);
    expect(credential).toBe(createHmac('sha1', 'north').update(username).digest('base64'));
    expect(expiresAt).toBe(now + 720_000);
  });

  it('agrees with a value worked out by openssl', () => {
    // printf '1795252320:ana' | openssl dgst -sha1 -hmac north -binary | base64
    const request = { uid: 'ana', now: 1_795_252_320_000 - 1, lifetimeMs: 1 };
    expect(coturnCredentials('north', request)).toEqual({
      username: '1795252320:ana',
      credential: 'OzQEpTY7o/7/gVXLr8AeC7ahfOQ=',
      expiresAt: 1_795_252_320_000,
    });
  });

  it('says no later expiry than the whole second that coturn sees', () => {
    const { username, expiresAt } = coturnCredentials('north', {
      uid: 'ana',
      now: now + 999,
      lifetimeMs: 1_500,
    });
    expect(username).toBe(`${now / 1000 + 2}:ana`);
    expect(expiresAt).toBe(now + 2_000);
  });
});

describe('coturn', () => {
  afterEach(() => vi.unstubAllEnvs());
  const mint = () => coturn().mint({ uid: 'ana', now, lifetimeMs: 720_000 });

  it('has the URLs of its list, with credentials for TURN', async () => {
    vi.stubEnv(
      'TURN_URLS',
      'stun:t.example.org, turn:t.example.org:3478?transport=udp, turns:t.example.org:443',
    );
    vi.stubEnv('TURN_SECRET', ' north\n');
    const { expiresAt, ...credentials } = coturnCredentials('north', {
      uid: 'ana',
      now,
      lifetimeMs: 720_000,
    });
    expect(await mint()).toEqual({
      iceServers: [
        { urls: ['stun:t.example.org'] },
        { urls: ['turn:t.example.org:3478?transport=udp', 'turns:t.example.org:443'], ...credentials },
      ],
      expiresAt,
    });
  });

  it('makes of a host name all that gets through firewalls', async () => {
    vi.stubEnv('TURN_URLS', 'turn.example.org');
    vi.stubEnv('TURN_SECRET', 'north');
    const { iceServers } = await mint();
    expect(iceServers.flatMap(({ urls }) => urls)).toEqual([
      'stun:turn.example.org:3478',
      'turn:turn.example.org:3478?transport=udp',
      'turn:turn.example.org:80?transport=udp',
      'turns:turn.example.org:443?transport=tcp',
      'turn:turn.example.org:443?transport=tcp',
      'turn:turn.example.org:80?transport=tcp',
    ]);
  });

  it.each([
    ['TURN_URLS', { TURN_URLS: '', TURN_SECRET: 'north' }],
    ['TURN_URLS', { TURN_URLS: 'https://turn.example.org', TURN_SECRET: 'north' }],
    ['TURN_SECRET', { TURN_URLS: 'turn.example.org', TURN_SECRET: '' }],
  ])('says to look at %s', async (name, settings) => {
    for (const [key, value] of Object.entries(settings)) vi.stubEnv(key, value);
    await expect(mint()).rejects.toMatchObject({ code: 'provider/misconfigured', fix: [name] });
  });
});

describe('selectProvider', () => {
  it('has none, and those with a file', () => {
    expect(selectProvider('none')).toBeNull();
    const names = ['coturn', 'cloudflare', 'twilio', 'metered', 'xirsys'];
    const secrets = names.map((name) => [
      name,
      selectProvider(name)?.name,
      selectProvider(name)?.secrets[0]?.name,
    ]);
    expect(secrets).toEqual([
      ['coturn', 'coturn', 'TURN_SECRET'],
      ['cloudflare', 'cloudflare', 'CLOUDFLARE_TURN_API_TOKEN'],
      ['twilio', 'twilio', 'TWILIO_AUTH_TOKEN'],
      ['metered', 'metered', 'METERED_SECRET_KEY'],
      ['xirsys', 'xirsys', 'XIRSYS_SECRET'],
    ]);
  });

  it.each(['cotrun', '', 'toString'])('stops a deploy for %j', (name) => {
    expect(() => selectProvider(name)).toThrow(/it can be none, coturn, cloudflare, twilio, metered, xirsys/);
  });
});
