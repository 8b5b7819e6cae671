import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeProvider, REQUEST, type ProviderUnderTest } from './testing/provider-contract.ts';
import { startService, type Answer, type Service } from './testing/service.ts';
import { xirsys } from './xirsys.ts';

const USERNAME = '9c4c7946-aa8d-11e6-83c2-9e010de8a754';
const CREDENTIAL = '9c4c79c8-aa8d-11e6-ab95-7e6127d58d9f';
const URLS = [
  'turn:w3.xirsys.com:80?transport=udp',
  'turn:w3.xirsys.com:3478?transport=udp',
  'turn:w3.xirsys.com:80?transport=tcp',
  'turn:w3.xirsys.com:3478?transport=tcp',
  'turns:w3.xirsys.com:443?transport=tcp',
  'turns:w3.xirsys.com:5349?transport=tcp',
];

const ok = (iceServers: unknown): Answer => ({ status: 200, json: { v: { iceServers }, s: 'ok' } });

/** The three forms that it was seen to answer in. */
const FORMS: readonly (readonly [string, unknown])[] = [
  ['one server', { username: USERNAME, credential: CREDENTIAL, urls: ['stun:w3.xirsys.com', ...URLS] }],
  [
    'a list with urls',
    [{ urls: ['stun:w3.xirsys.com'] }, { username: USERNAME, credential: CREDENTIAL, urls: URLS }],
  ],
  [
    'a list with url',
    [
      { url: 'stun:w3.xirsys.com' },
      ...URLS.map((url) => ({ username: USERNAME, url, credential: CREDENTIAL })),
    ],
  ],
];

const under: ProviderUnderTest = {
  make: (service, withinMs) => xirsys({ service, ...(withinMs && { withinMs }) }),
  settings: { XIRSYS_IDENT: 'parley', XIRSYS_CHANNEL: 'some/channel', XIRSYS_SECRET: 'secret-of-xirsys' },
  secret: 'XIRSYS_SECRET',
  wrong: {
    XIRSYS_IDENT: ['a:b', 'a b'],
    XIRSYS_CHANNEL: ['..', 'some/../channel', '/channel', 'channel/', 'channel?x=1', 'cha nnel'],
  },
  documented: () => ok(FORMS[1]?.[1]),
};

describeProvider('xirsys', under);

describe('xirsys', () => {
  let service: Service;
  let answer: Answer;

  beforeEach(async () => {
    for (const [key, value] of Object.entries(under.settings)) vi.stubEnv(key, value);
    service = await startService(() => answer);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await service.close();
  });

  it.each(FORMS)('asks with a lifetime and takes %s', async (_, iceServers) => {
    answer = ok(iceServers);
    const minted = await xirsys({ service: service.url }).mint(REQUEST);
    expect(service.asked).toHaveLength(1);
    expect(service.asked[0]).toMatchObject({
      method: 'PUT',
      path: '/_turn/some/channel',
      query: { webrtc: '1', expire: '720' },
      body: '',
    });
    expect(service.asked[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('parley:secret-of-xirsys').toString('base64')}`,
    );
    expect(minted).toEqual({
      iceServers: [
        { urls: ['stun:w3.xirsys.com'] },
        {
          urls: [
            'turn:w3.xirsys.com:3478?transport=udp',
            'turn:w3.xirsys.com:80?transport=udp',
            'turns:w3.xirsys.com:443?transport=tcp',
            'turns:w3.xirsys.com:5349?transport=tcp',
            'turn:w3.xirsys.com:80?transport=tcp',
            'turn:w3.xirsys.com:3478?transport=tcp',
          ],
          username: USERNAME,
          credential: CREDENTIAL,
        },
      ],
      expiresAt: REQUEST.now + 720_000,
    });
  });

  it('knows a refusal that has status 200', async () => {
    answer = { status: 200, json: { s: 'error', v: 'unauthorized' } };
    await expect(xirsys({ service: service.url }).mint(REQUEST)).rejects.toMatchObject({
      code: 'provider/refused',
      fix: ['XIRSYS_IDENT', 'XIRSYS_CHANNEL', 'XIRSYS_SECRET'],
    });
  });

  it('asks for six hours at most', async () => {
    answer = ok(FORMS[0]?.[1]);
    const { expiresAt } = await xirsys({ service: service.url }).mint({
      ...REQUEST,
      lifetimeMs: 200_000_000,
    });
    expect(service.asked[0]?.query['expire']).toBe('21600');
    expect(expiresAt).toBe(REQUEST.now + 21_600_000);
  });
});
