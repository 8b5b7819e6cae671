import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cloudflare } from './cloudflare.ts';
import { describeProvider, REQUEST, type ProviderUnderTest } from './testing/provider-contract.ts';
import { startService, type Service } from './testing/service.ts';

const KEY_ID = '0123456789abcdef0123456789abcdef';
const USERNAME = 'bc91b63e2b5d759f8eb9f3b58062439e';
const CREDENTIAL = 'ebd71f1d3edbc2b0edae3cd5a6d82284';

const under: ProviderUnderTest = {
  make: (service, withinMs) => cloudflare({ service, ...(withinMs && { withinMs }) }),
  settings: { CLOUDFLARE_TURN_KEY_ID: KEY_ID, CLOUDFLARE_TURN_API_TOKEN: 'token-of-cloudflare' },
  secret: 'CLOUDFLARE_TURN_API_TOKEN',
  wrong: { CLOUDFLARE_TURN_KEY_ID: ['0123', '../../../../v1/turn/keys/x/credentials/a', `${KEY_ID}/x`] },
  documented: () => ({
    status: 201,
    json: {
      iceServers: [
        { urls: ['stun:stun.cloudflare.com:3478', 'stun:stun.cloudflare.com:53'] },
        {
          urls: [
            'turn:turn.cloudflare.com:3478?transport=udp',
            'turn:turn.cloudflare.com:53?transport=udp',
            'turn:turn.cloudflare.com:3478?transport=tcp',
            'turn:turn.cloudflare.com:80?transport=tcp',
            'turns:turn.cloudflare.com:5349?transport=tcp',
            'turns:turn.cloudflare.com:443?transport=tcp',
          ],
          username: USERNAME,
          credential: CREDENTIAL,
        },
      ],
    },
  }),
};

describeProvider('cloudflare', under);

describe('cloudflare', () => {
  let service: Service;
  beforeEach(async () => {
    for (const [key, value] of Object.entries(under.settings)) vi.stubEnv(key, value);
    service = await startService(under.documented);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await service.close();
  });

  it('asks as documented and drops port 53', async () => {
    const minted = await cloudflare({ service: service.url }).mint(REQUEST);
    expect(service.asked).toHaveLength(1);
    expect(service.asked[0]).toMatchObject({
      method: 'POST',
      path: `/v1/turn/keys/${KEY_ID}/credentials/generate-ice-servers`,
      query: {},
      body: '{"ttl":720}',
    });
    expect(service.asked[0]?.headers).toMatchObject({
      authorization: 'Bearer token-of-cloudflare',
      'content-type': 'application/json',
    });
    expect(minted).toEqual({
      iceServers: [
        { urls: ['stun:stun.cloudflare.com:3478'] },
        {
          urls: [
            'turn:turn.cloudflare.com:3478?transport=udp',
            'turns:turn.cloudflare.com:443?transport=tcp',
            'turns:turn.cloudflare.com:5349?transport=tcp',
            'turn:turn.cloudflare.com:80?transport=tcp',
            'turn:turn.cloudflare.com:3478?transport=tcp',
          ],
          username: USERNAME,
          credential: CREDENTIAL,
        },
      ],
      expiresAt: REQUEST.now + 720_000,
    });
  });

  it('asks for 48 hours at most', async () => {
    const { expiresAt } = await cloudflare({ service: service.url }).mint({
      ...REQUEST,
      lifetimeMs: 200_000_000,
    });
    expect(service.asked[0]?.body).toBe('{"ttl":172800}');
    expect(expiresAt).toBe(REQUEST.now + 172_800_000);
  });
});
