import { describe, expect, it, vi } from 'vitest';
import { FirestoreRest, type TokenSource } from './firestore-rest.ts';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

function restOver(
  answers: (Response | Error)[],
  current: string | null = 'cached',
  appCheck: TokenSource | null = null,
) {
  const sent: Sent[] = [];
  const fresh = vi.fn(async () => 'fresh');
  const rest = new FirestoreRest({
    baseUrl: 'http://localhost:1/v1/',
    projectId: 'demo-parley',
    tokens: { current: () => current, fresh },
    appCheck,
    fetch: async (input, init) => {
      sent.push({ url: input as string, init: init ?? {} });
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no more answers');
      return answer;
    },
  });
  return { rest, sent, fresh };
}

const ok = (body: object = {}): Response => Response.json(body);
const refusal = (status: string, code: number): Response =>
  Response.json({ error: { code, message: 'no', status } }, { status: code });
const bodyOf = (sent: Sent | undefined): unknown => JSON.parse(sent?.init.body as string);

describe('FirestoreRest', () => {
  it('encodes values, mask, server times and precondition', async () => {
    const { rest, sent } = restOver([ok()]);
    await rest.commit([
      {
        path: 'calls/abc',
        exists: true,
        data: { s: 'a', n: 3, f: 0.5, b: false, t: new Date(0), l: ['x', []], m: { inner: {} } },
        mask: ['s', 'gone'],
        serverTimes: ['m.at'],
      },
    ]);
    const name = 'projects/demo-parley/databases/(default)/documents';
    expect(sent[0]?.url).toBe(`http://localhost:1/v1/${name}:commit`);
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      keepalive: false,
      headers: { authorization: 'Bearer fresh' },
    });
    expect(bodyOf(sent[0])).toEqual({
      writes: [
        {
          update: {
            name: `${name}/calls/abc`,
            fields: {
              s: { stringValue: 'a' },
              n: { integerValue: '3' },
              f: { doubleValue: 0.5 },
              b: { booleanValue: false },
              t: { timestampValue: '1970-01-01T00:00:00.000Z' },
              l: { arrayValue: { values: [{ stringValue: 'x' }, { arrayValue: { values: [] } }] } },
              m: { mapValue: { fields: { inner: { mapValue: { fields: {} } } } } },
            },
          },
          updateMask: { fieldPaths: ['s', 'gone'] },
          updateTransforms: [{ fieldPath: 'm.at', setToServerValue: 'REQUEST_TIME' }],
          currentDocument: { exists: true },
        },
      ],
    });
  });

  it('sends no precondition where a document may exist or not', async () => {
    const { rest, sent } = restOver([ok()]);
    await rest.commit([{ path: 'lobby/abc', data: {} }]);
    expect(bodyOf(sent[0])).toEqual({
      writes: [
        { update: { name: 'projects/demo-parley/databases/(default)/documents/lobby/abc', fields: {} } },
      ],
    });
  });

  it('sends what must outlive the page in the same task, with the token at hand', async () => {
    const { rest, sent, fresh } = restOver([ok()]);
    const committed = rest.commit([], { keepalive: true });
    expect(sent[0]?.init).toMatchObject({ keepalive: true, headers: { authorization: 'Bearer cached' } });
    expect(fresh).not.toHaveBeenCalled();
    await committed;
  });

  it('sends tokens of App Check where it is switched on', async () => {
    const appCheck = { current: () => 'attested', fresh: async () => 'attested anew' };
    const { rest, sent } = restOver([ok(), ok(), ok()], 'cached', appCheck);
    await rest.commit([]);
    expect(sent[0]?.init.headers).toMatchObject({ 'x-firebase-appcheck': 'attested anew' });
    await rest.commit([], { keepalive: true });
    expect(sent[1]?.init.headers).toMatchObject({ 'x-firebase-appcheck': 'attested' });
    // Nothing at hand yet: it has to wait for one.
    const early = restOver([ok()], 'cached', { ...appCheck, current: () => null });
    await early.rest.commit([], { keepalive: true });
    expect(early.sent[0]?.init.headers).toMatchObject({ 'x-firebase-appcheck': 'attested anew' });
  });

  it('sends none where it is not', async () => {
    const { rest, sent } = restOver([ok()]);
    await rest.commit([]);
    expect(sent[0]?.init.headers).not.toHaveProperty('x-firebase-appcheck');
  });

  it.each([
    ['PERMISSION_DENIED', 403, 'call/full'],
    ['UNAUTHENTICATED', 401, 'call/not-allowed'],
    ['NOT_FOUND', 404, 'call/unknown'],
    ['ALREADY_EXISTS', 409, 'call/full'],
    ['INVALID_ARGUMENT', 400, 'internal'],
    ['UNAVAILABLE', 503, 'network/firebase-unreachable'],
  ])('turns %s into a ParleyError', async (status, http, code) => {
    const { rest } = restOver([refusal(status, http)]);
    await expect(rest.commit([], { denied: 'call/full' })).rejects.toMatchObject({
      name: 'ParleyError',
      code,
    });
  });

  it.each(['PERMISSION_DENIED', 'ALREADY_EXISTS'])('says what %s means there', async (status) => {
    const { rest } = restOver([refusal(status, 409), refusal(status, 409)]);
    await expect(rest.commit([], { denied: 'call/link-used' })).rejects.toMatchObject({
      code: 'call/link-used',
    });
    await expect(rest.commit([])).rejects.toMatchObject({ code: 'call/not-allowed' });
  });

  it('tries again on contention, and gives up after a while', async () => {
    const once = restOver([refusal('ABORTED', 409), ok()]);
    await once.rest.commit([]);
    expect(once.sent).toHaveLength(2);
    const always = restOver(Array.from({ length: 9 }, () => refusal('ABORTED', 409)));
    await expect(always.rest.commit([])).rejects.toMatchObject({ code: 'network/firebase-unreachable' });
    expect(always.sent).toHaveLength(4);
  });

  it('says that Firebase is unreachable when the request fails or the answer is not its own', async () => {
    const down = restOver([new TypeError('failed')]);
    await expect(down.rest.commit([])).rejects.toMatchObject({ code: 'network/firebase-unreachable' });
    const portal = restOver([new Response('<html>', { status: 511 })]);
    await expect(portal.rest.commit([])).rejects.toMatchObject({ code: 'network/firebase-unreachable' });
  });

  it('learns the time of the server', async () => {
    const ahead = new Date(Date.now() + 3_600_000).toISOString();
    const { rest } = restOver([ok({ commitTime: ahead })]);
    await rest.commit([]);
    expect(Math.abs(rest.now() - Date.now() - 3_600_000)).toBeLessThan(5_000);
  });

  it('counts a token that cannot be renewed as trouble of the network', async () => {
    const { rest, sent, fresh } = restOver([ok()]);
    fresh.mockRejectedValueOnce(new Error('auth/network-request-failed'));
    await expect(rest.commit([])).rejects.toMatchObject({ code: 'network/firebase-unreachable' });
    expect(sent).toEqual([]);
    await rest.commit([]);
  });
});
