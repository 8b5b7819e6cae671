import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeProvider, REQUEST, type ProviderUnderTest } from './testing/provider-contract.ts';
import { startService, type Asked, type Service } from './testing/service.ts';
import { twilio } from './twilio.ts';

const SID = 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const API_KEY = 'SKbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';
const USERNAME = 'dc2d2894d5a9023620c467b0e71cfa6a35457e6679785ed6ae9856fe5bdfa269';
const CREDENTIAL = 'tE2DajzSJwnsSbc123';

const token = (ttl: unknown, servers: unknown): unknown => ({
  username: USERNAME,
  password: CREDENTIAL,
  ttl,
  account_sid: SID,
  date_created: 'Fri, 01 May 2020 01:42:57 +0000',
  date_updated: 'Fri, 01 May 2020 01:42:57 +0000',
  ice_servers: servers,
});

const at = (url: string): unknown =>
  url.startsWith('stun:')
    ? { url, urls: url }
    : { url, urls: url, username: USERNAME, credential: CREDENTIAL };

const SERVERS = [
  at('stun:global.stun.twilio.com:3478'),
  at('turn:global.turn.twilio.com:3478?transport=udp'),
  at('turn:global.turn.twilio.com:3478?transport=tcp'),
  at('turn:global.turn.twilio.com:443?transport=tcp'),
];

const ttlOf = ({ body }: Asked): string => new URLSearchParams(body).get('Ttl') ?? '86400';

const under: ProviderUnderTest = {
  make: (service, withinMs) => twilio({ service, ...(withinMs && { withinMs }) }),
  settings: { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: 'token-of-twilio' },
  secret: 'TWILIO_AUTH_TOKEN',
  wrong: { TWILIO_ACCOUNT_SID: ['AC', API_KEY, `${SID}/..`, `${SID}\nx`] },
  documented: (asked) => ({ status: 201, json: token(ttlOf(asked), SERVERS) }),
};

describeProvider('twilio', under);

describe('twilio', () => {
  let service: Service;
  let granted: unknown;
  beforeEach(async () => {
    for (const [key, value] of Object.entries(under.settings)) vi.stubEnv(key, value);
    granted = null;
    service = await startService((asked) => ({ status: 201, json: token(granted ?? ttlOf(asked), SERVERS) }));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await service.close();
  });

  it('asks as documented and takes its list apart', async () => {
    const minted = await twilio({ service: service.url }).mint(REQUEST);
    expect(service.asked).toHaveLength(1);
    expect(service.asked[0]).toMatchObject({
      method: 'POST',
      path: `/2010-04-01/Accounts/${SID}/Tokens.json`,
      body: 'Ttl=720',
    });
    expect(service.asked[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from(`${SID}:token-of-twilio`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(minted).toEqual({
      iceServers: [
        { urls: ['stun:global.stun.twilio.com:3478'] },
        {
          urls: [
            'turn:global.turn.twilio.com:3478?transport=udp',
            'turn:global.turn.twilio.com:443?transport=tcp',
            'turn:global.turn.twilio.com:3478?transport=tcp',
          ],
          username: USERNAME,
          credential: CREDENTIAL,
        },
      ],
      expiresAt: REQUEST.now + 720_000,
    });
  });

  it.each([
    ['600', 600],
    [600, 600],
    ['86400', 720],
    [null, 720],
    ['soon', 720],
    [-1, 720],
  ])('believes a ttl of %j only when it is sooner', async (ttl, seconds) => {
    granted = ttl;
    const { expiresAt } = await twilio({ service: service.url }).mint(REQUEST);
    expect(expiresAt).toBe(REQUEST.now + seconds * 1000);
  });

  it('asks for a day at most', async () => {
    const { expiresAt } = await twilio({ service: service.url }).mint({
      ...REQUEST,
      lifetimeMs: 200_000_000,
    });
    expect(service.asked[0]?.body).toBe('Ttl=86400');
    expect(expiresAt).toBe(REQUEST.now + 86_400_000);
  });

  it('can use an API key, and names it when that is refused', async () => {
    vi.stubEnv('TWILIO_API_KEY_SID', API_KEY);
    await twilio({ service: service.url }).mint(REQUEST);
    expect(service.asked[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from(`${API_KEY}:token-of-twilio`).toString('base64')}`,
    );
    const refusing = await startService(() => ({ status: 401, json: { code: 20003 } }));
    await expect(twilio({ service: refusing.url }).mint(REQUEST)).rejects.toMatchObject({
      fix: ['TWILIO_ACCOUNT_SID', 'TWILIO_API_KEY_SID', 'TWILIO_AUTH_TOKEN'],
    });
    await refusing.close();
    vi.stubEnv('TWILIO_API_KEY_SID', SID);
    await expect(twilio({ service: service.url }).mint(REQUEST)).rejects.toMatchObject({
      fix: ['TWILIO_API_KEY_SID'],
    });
  });
});
