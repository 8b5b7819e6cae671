import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeServer, type FakeServer } from './testing/fake-firestore.ts';

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer();
});
afterEach(() => server.close());

describe('/emulator/v1', () => {
  const call = async (method: string, path: string, body?: string) => {
    const response = await fetch(server.base + path, { method, ...(body === undefined ? {} : { body }) });
    return [response.status, await response.json()] as const;
  };
  const rules = (content: string, more: object = {}) =>
    JSON.stringify({ rules: { files: [{ content }] }, ...more });

  it('takes rules, and tells what is wrong with them', async () => {
    const path = '/emulator/v1/projects/p:securityRules';
    const issues = [{ severity: 'ERROR', description: 'bad', sourcePosition: { line: 3, column: 7 } }];
    expect(await call('PUT', path, rules('good'))).toEqual([200, { issues: [] }]);
    expect(await call('PUT', path, rules('bad'))).toEqual([400, { issues }]);
    expect(await call('PUT', path, rules('bad', { ignore_errors: true }))).toEqual([200, { issues }]);
    expect(await call('PUT', path, 'bad')).toMatchObject([400, { error: { status: 'INVALID_ARGUMENT' } }]);
    expect(server.adminCalls).toEqual(['rules p', 'rules p', 'rules p']);
  });

  it('clears, tells usage and resets it', async () => {
    expect(await call('DELETE', '/emulator/v1/projects/p/databases/(default)/documents')).toEqual([200, {}]);
    expect(await call('GET', '/emulator/v1/projects/p/usage')).toMatchObject([
      200,
      { reads: 1, writes: 2, deletes: 3 },
    ]);
    expect(await call('DELETE', '/emulator/v1/projects/p/usage')).toMatchObject([200, {}]);
    expect(server.adminCalls).toEqual(['clear p (default)', 'reset p']);
  });

  it('tells the clock and moves it', async () => {
    const path = '/emulator/v1/projects/p/clock';
    expect(await call('GET', path)).toEqual([200, { aheadMs: 7 }]);
    expect(await call('PUT', path, '{"aheadMs":60000}')).toEqual([200, { aheadMs: 7 }]);
    for (const body of ['{}', '{"aheadMs":"1"}', '60000']) {
      expect(await call('PUT', path, body)).toMatchObject([400, { error: { status: 'INVALID_ARGUMENT' } }]);
    }
    expect(server.adminCalls).toEqual(['clock p 60000']);
  });

  it('refuses the rest by name', async () => {
    expect(await call('POST', '/emulator/v1/projects/p:export', '{}')).toMatchObject([
      501,
      { error: { message: expect.stringContaining('projects/p:export is not implemented') as unknown } },
    ]);
    expect(
      await call('POST', '/emulator/v1/projects/p/eventarcTrigger?eventarcTriggerId=t', '{}'),
    ).toMatchObject([400, { error: { status: 'FAILED_PRECONDITION' } }]);
  });

  it('answers the root', async () => {
    expect((await fetch(server.base)).status).toBe(200);
  });
});
