import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { metered } from './metered.ts';
import { describeProvider, REQUEST, type ProviderUnderTest } from './testing/provider-contract.ts';
import { startService, type Answer, type Asked, type Service } from './testing/service.ts';

const USERNAME = 'c7e21d0a812c0c3fdb3af925';
const CREDENTIAL = 'lrwWgwswMGQDXA1w';
const API_KEY = 'key of this credential';

const at = (urls: string): unknown => ({ urls, username: USERNAME, credential: CREDENTIAL });

function documented({ method, body }: Asked): Answer {
  if (method === 'POST') {
    const { expiryInSeconds, label } = JSON.parse(body) as Record<string, unknown>;
    return {
      status: 200,
      json: { username: USERNAME, password: CREDENTIAL, expiryInSeconds, label, apiKey: API_KEY },
    };
  }
  return {
    status: 200,
    json: [
      { urls: 'stun:stun.relay.metered.ca:80' },
      at('turn:global.relay.metered.ca:80'),
      at('turn:global.relay.metered.ca:80?transport=tcp'),
      at('turn:global.relay.metered.ca:443'),
      at('turns:global.relay.metered.ca:443?transport=tcp'),
    ],
  };
}

const under: ProviderUnderTest = {
  make: (service, withinMs) => metered({ serviceAt: () => service, ...(withinMs && { withinMs }) }),
  settings: { METERED_DOMAIN: 'example.metered.live', METERED_SECRET_KEY: 'secret-key/of+metered' },
  secret: 'METERED_SECRET_KEY',
  wrong: {
    METERED_DOMAIN: [
      'example',
      'example.org',
      'metered.live',
      'https://example.metered.live',
      'example.metered.live.example.org',
      'example.org/.metered.live',
      'user@example.metered.live',
    ],
  },
  documented,
};

describeProvider('metered', under);

describe('metered', () => {
  let service: Service;
  let answer: (asked: Asked) => Answer;
  const mint = (withinMs = 3_000) => metered({ serviceAt: () => service.url, withinMs }).mint(REQUEST);

  beforeEach(async () => {
    for (const [key, value] of Object.entries(under.settings)) vi.stubEnv(key, value);
    answer = documented;
    service = await startService((asked) => answer(asked));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await service.close();
  });

  it('makes a credential that expires, then asks for its servers', async () => {
    const minted = await mint();
    expect(service.asked).toHaveLength(2);
    expect(service.asked[0]).toMatchObject({
      method: 'POST',
      path: '/api/v1/turn/credential',
      query: { secretKey: 'secret-key/of+metered' },
      body: '{"expiryInSeconds":720,"label":"parley"}',
    });
    expect(service.asked[0]?.headers['content-type']).toBe('application/json');
    expect(service.asked[1]).toMatchObject({
      method: 'GET',
      path: '/api/v1/turn/credentials',
      query: { apiKey: API_KEY },
      body: '',
    });
    expect(minted).toEqual({
      iceServers: [
        { urls: ['stun:stun.relay.metered.ca:80'] },
        {
          urls: [
            'turn:global.relay.metered.ca:80',
            'turn:global.relay.metered.ca:443',
            'turns:global.relay.metered.ca:443?transport=tcp',
            'turn:global.relay.metered.ca:80?transport=tcp',
          ],
          username: USERNAME,
          credential: CREDENTIAL,
        },
      ],
      expiresAt: REQUEST.now + 720_000,
    });
  });

  it('sends the secret to its own domains alone', async () => {
    const domains: string[] = [];
    const at = (domain: string): string => {
      domains.push(domain);
      return service.url;
    };
    await metered({ serviceAt: at }).mint(REQUEST);
    expect(domains).toEqual(['example.metered.live']);
  });

  it.each([undefined, null, '', 7, { key: 'x' }])('needs the key of the credential: %j', async (apiKey) => {
    answer = () => ({ status: 200, json: { username: USERNAME, password: CREDENTIAL, apiKey } });
    await expect(mint()).rejects.toMatchObject({ code: 'provider/nonsense' });
    expect(service.asked).toHaveLength(1);
  });

  it('has one time limit for both requests', async () => {
    const slowly = (asked: Asked): Answer => ({
      write: (response) => {
        const reply = documented(asked);
        setTimeout(() => response.writeHead(200).end('json' in reply ? JSON.stringify(reply.json) : ''), 180);
      },
    });
    answer = slowly;
    const began = performance.now();
    await expect(mint(300)).rejects.toMatchObject({ code: 'provider/slow' });
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(service.asked).toHaveLength(2);
  });

  it('says what to look at when the second request is refused', async () => {
    answer = (asked) =>
      asked.method === 'GET' ? { status: 401, json: { error: 'Invalid API Key' } } : documented(asked);
    await expect(mint()).rejects.toMatchObject({
      code: 'provider/refused',
      status: 401,
      fix: ['METERED_DOMAIN', 'METERED_SECRET_KEY'],
    });
  });
});
