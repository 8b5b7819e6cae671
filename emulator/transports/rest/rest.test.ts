import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NAME, startFakeServer, type FakeServer } from '../testing/fake-firestore.ts';

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer();
});
afterEach(() => server.close());

describe('REST', () => {
  it('gets a document', async () => {
    const response = await fetch(`${server.base}/v1/${NAME}?mask.fieldPaths=n`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ name: NAME, fields: { n: { integerValue: '1' } } });
    expect(server.calls[0]).toEqual({
      method: 'getDocument',
      request: { name: NAME, mask: { fieldPaths: ['n'] } },
      context: { caller: { kind: 'user', auth: null } },
    });
  });

  it('answers a server stream with an array, its error too', async () => {
    const url = `${server.base}/v1/projects/p/databases/(default)/documents:runQuery`;
    const body = JSON.stringify({ structuredQuery: { from: [{ collectionId: 'calls' }], limit: 1 } });
    const headers = { Authorization: 'Bearer owner' };
    const answer = await fetch(url, { method: 'POST', body, headers });
    expect(await answer.json()).toMatchObject([
      { document: { name: NAME } },
      { readTime: '1970-01-01T00:00:01.000Z' },
    ]);
    const refusal = await fetch(url, { method: 'POST', body });
    expect(refusal.status).toBe(403);
    expect(await refusal.json()).toEqual([
      { error: { code: 403, message: 'no', status: 'PERMISSION_DENIED' } },
    ]);
    expect(server.calls[0]?.request).toMatchObject({ structuredQuery: { limit: { value: 1 } } });
  });

  it('answers errors with their HTTP status', async () => {
    const post = async (path: string, body: string) => {
      const response = await fetch(server.base + path, { method: 'POST', body });
      return [response.status, await response.json()];
    };
    const documents = '/v1/projects/p/databases/(default)/documents';
    expect(await post(`${documents}:commit`, '{"writes":[]}')).toEqual([
      403,
      { error: { code: 403, message: 'no', status: 'PERMISSION_DENIED' } },
    ]);
    expect(await post(`${documents}:commit`, '{"write":[]}')).toMatchObject([
      400,
      { error: { status: 'INVALID_ARGUMENT' } },
    ]);
    expect(await post(`${documents}:partitionQuery`, '{}')).toMatchObject([
      501,
      { error: { message: expect.stringContaining('PartitionQuery') as unknown } },
    ]);
    expect(await post(`${documents}:executePipeline`, '{}')).toMatchObject([
      501,
      { error: { status: 'UNIMPLEMENTED', message: expect.stringContaining('executePipeline') as unknown } },
    ]);
    expect(await post('/nowhere', '')).toMatchObject([404, { error: { status: 'NOT_FOUND' } }]);
  });

  it('answers a preflight as production does', async () => {
    // fetch() would not send an Origin of ours.
    const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const asked = httpRequest(`${server.base}/v1/${NAME}`, {
        method: 'OPTIONS',
        headers: {
          Origin: 'http://page.example',
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization,x-goog-api-client',
        },
      });
      asked.on('response', (response) => {
        response.resume();
        resolve(response.headers);
      });
      asked.on('error', reject);
      asked.end();
    });
    expect(headers).toMatchObject({
      'access-control-allow-origin': 'http://page.example',
      'access-control-allow-headers': 'authorization,x-goog-api-client',
      'access-control-max-age': '3600',
      vary: 'Origin',
    });
    expect(headers['access-control-allow-methods']).toContain('PATCH');
  });
});
