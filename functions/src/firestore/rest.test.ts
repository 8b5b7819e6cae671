import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFirestoreRest, type FirestoreRest } from './rest.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers everything with this, and what it was asked. */
async function answering(status: number, answer: unknown): Promise<{ seen: Seen[]; rest: FirestoreRest }> {
  const seen: Seen[] = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({
        method,
        url,
        authorization: headers.authorization,
        body: Buffer.concat(chunks).toString(),
      });
      if (answer === 'silence') return;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const emulator = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const accessToken = (): Promise<string> => Promise.reject(new Error('not asked for'));
  return {
    seen,
    rest: createFirestoreRest({
      project: 'demo-parley',
      emulator,
      accessToken,
      timeoutMs: answer === 'silence' ? 200 : 10_000,
    }),
  };
}

const WRITE = {
  path: 'usage/day',
  fields: { purgeAt: { timestampValue: '2026-11-24T00:00:00.000Z' } },
  updateMask: { fieldPaths: ['purgeAt'] },
  updateTransforms: [{ fieldPath: 'day', increment: { integerValue: '1' } }],
};

describe('createFirestoreRest', () => {
  it('reads the named fields of a document', async () => {
    const { seen, rest } = await answering(200, {
      name: 'projects/demo-parley/databases/(default)/documents/calls/abcdefghjk',
      fields: {
        locked: { booleanValue: false },
        admitted: { arrayValue: {} },
        removed: { arrayValue: { values: [{ stringValue: 'ben' }] } },
        caller: {
          mapValue: {
            fields: { uid: { stringValue: 'ana' }, at: { timestampValue: '2026-11-21T09:00:00Z' } },
          },
        },
        nothing: { nullValue: null },
        round: { integerValue: '7' },
      },
    });
    expect(await rest.get('calls/abcdefghjk', ['locked', 'caller'])).toEqual({
      locked: false,
      admitted: [],
      removed: ['ben'],
      caller: { uid: 'ana', at: Date.UTC(2026, 10, 21, 9) },
      nothing: null,
      round: 7,
    });
    expect(seen).toEqual([
      {
        method: 'GET',
        url: '/v1/projects/demo-parley/databases/(default)/documents/calls/abcdefghjk?mask.fieldPaths=locked&mask.fieldPaths=caller',
        authorization: 'Bearer owner',
        body: '',
      },
    ]);
  });

  it('tells a missing document', async () => {
    const { rest } = await answering(404, { error: { status: 'NOT_FOUND' } });
    expect(await rest.get('calls/abcdefghjk', ['locked'])).toBeNull();
  });

  it('commits increments and tells what they came to', async () => {
    const { seen, rest } = await answering(200, {
      writeResults: [{ transformResults: [{ integerValue: '12' }] }],
    });
    expect(await rest.commit(WRITE)).toEqual([12]);
    const name = 'projects/demo-parley/databases/(default)/documents/usage/day';
    expect(seen[0]?.url).toBe('/v1/projects/demo-parley/databases/(default)/documents:commit');
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      writes: [
        {
          update: { name, fields: WRITE.fields },
          updateMask: WRITE.updateMask,
          updateTransforms: WRITE.updateTransforms,
        },
      ],
    });
  });

  it('refuses with the name of the status', async () => {
    const { rest } = await answering(403, {
      error: { status: 'PERMISSION_DENIED', message: 'calls/abcdefghjk' },
    });
    await expect(rest.commit(WRITE)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    await expect(rest.get('calls/x', ['host'])).rejects.not.toThrow(/abcdefghjk/);
  });

  it('does not wait for ever', async () => {
    const { rest } = await answering(200, 'silence');
    await expect(rest.commit(WRITE)).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
