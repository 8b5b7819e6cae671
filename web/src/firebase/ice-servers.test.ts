import { describe, expect, it } from 'vitest';
import { iceServersUrl, mintIceServers, parseAnswer } from './ice-servers.ts';

const URL_OF_IT = 'https://us-central1-my-calls.cloudfunctions.net/iceServers';
const STUN = { urls: ['stun:stun.example.org'] };
const TURN = { urls: ['turn:turn.example.org?transport=udp'], username: '1:ana', credential: 'secret' };

const mint = (answer: () => Response | Promise<Response>) =>
  mintIceServers('abcdefghjk', {
    url: URL_OF_IT,
    token: async () => 'token',
    fetch: (async () => answer()) as typeof globalThis.fetch,
  });

describe('iceServersUrl', () => {
  it('is the page itself for a demo project, else where Google runs functions', () => {
    const page = new URL('http://localhost:5170/c/abc-defg-hjk');
    expect(iceServersUrl('demo-parley', page)).toBe(
      'http://localhost:5170/demo-parley/us-central1/iceServers',
    );
    expect(iceServersUrl('my-calls', page)).toBe(URL_OF_IT);
  });
});

describe('mintIceServers', () => {
  it('calls the function as who is signed in', async () => {
    const seen: Request[] = [];
    const answer = { iceServers: [STUN, TURN], expiresAt: 1_795_252_320_000 };
    const fetch = async (...request: ConstructorParameters<typeof Request>): Promise<Response> => {
      seen.push(new Request(...request));
      return Response.json({ result: answer });
    };
    const options = { url: URL_OF_IT, token: async () => 'token', fetch: fetch as typeof globalThis.fetch };
    await expect(mintIceServers('abcdefghjk', options)).resolves.toEqual(answer);
    await mintIceServers('abcdefghjk', { ...options, appCheck: async () => 'attested' });
    const [request, attested] = seen;
    expect(request?.headers.has('x-firebase-appcheck')).toBe(false);
    expect(attested?.headers.get('x-firebase-appcheck')).toBe('attested');
    expect(request).toMatchObject({ method: 'POST', url: URL_OF_IT });
    expect(request?.headers.get('authorization')).toBe('Bearer token');
    await expect(request?.json()).resolves.toEqual({ data: { id: 'abcdefghjk' } });
  });

  it.each([
    ['call/full', 400, { error: { status: 'FAILED_PRECONDITION', details: { code: 'call/full' } } }],
    ['call/unknown', 404, { error: { status: 'NOT_FOUND', details: { code: 'call/unknown' } } }],
    ['limit/reached', 429, { error: { status: 'RESOURCE_EXHAUSTED' } }],
    ['call/not-allowed', 401, { error: { status: 'UNAUTHENTICATED', message: 'x' } }],
    ['internal', 500, { error: { status: 'INTERNAL', details: { code: 'made-up' } } }],
    ['network/firebase-unreachable', 503, { error: { status: 'UNAVAILABLE' } }],
    ['internal', 200, { result: { iceServers: 'none' } }],
  ])('fails with %s on %i', async (code, status, body) => {
    await expect(mint(() => Response.json(body, { status }))).rejects.toMatchObject({
      name: 'ParleyError',
      code,
    });
  });

  it('says that it is not there when it was not deployed, or the network fails', async () => {
    const code = 'network/firebase-unreachable';
    await expect(mint(() => new Response('<html>', { status: 404 }))).rejects.toMatchObject({ code });
    await expect(mint(() => Promise.reject(new TypeError('Failed to fetch')))).rejects.toMatchObject({
      code,
    });
  });
});

describe('parseAnswer', () => {
  it('leaves out what no browser would take', () => {
    const iceServers = [
      STUN,
      TURN,
      null,
      { urls: 'stun:x' },
      { urls: ['https://x'] },
      { urls: ['turn:turn.example.org', 7, 'stun:stun.example.org'] },
      { ...TURN, urls: ['turn:ok.example.org', 'turn:b a d'] },
    ];
    expect(parseAnswer({ iceServers, expiresAt: 7 })).toEqual({
      iceServers: [STUN, TURN, STUN, { ...TURN, urls: ['turn:ok.example.org'] }],
      expiresAt: 7,
    });
  });

  it.each([
    null,
    7,
    {},
    { iceServers: [] },
    { iceServers: [], expiresAt: NaN },
    { iceServers: {}, expiresAt: 1 },
  ])('refuses %j', (json) => expect(parseAnswer(json)).toBeNull());
});
