import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentChange, EmulatorAdmin } from '../../services/api.ts';
import { compilePattern } from './pattern.ts';
import { createTriggers, type Triggers } from './triggers.ts';

describe('compilePattern', () => {
  it.each([
    ['calls/{id}', 'calls/a', true],
    ['calls/{id}', 'calls/a/knocks/b', false],
    ['calls/{id}', 'rooms/a', false],
    ['{everything=**}', 'calls/a/knocks/b', true],
    ['calls/{rest=**}', 'calls/a/knocks/b', true],
    ['calls/*', 'calls/a', true],
    ['calls/x-*', 'calls/x-1', true],
    ['calls/x-*', 'calls/y-1', false],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(compilePattern(pattern, 'PATH_PATTERN')(path.split('/'))).toBe(expected);
  });

  it('takes an exact path literally', () => {
    const matches = compilePattern('calls/*', 'EXACT');
    expect(matches(['calls', '*'])).toBe(true);
    expect(matches(['calls', 'a'])).toBe(false);
  });
});

describe('triggers', () => {
  let functions: Server;
  let triggers: Triggers;
  let change: (change: Partial<DocumentChange>) => void;
  const posted: { url: string | undefined; headers: IncomingHttpHeaders; body: unknown }[] = [];

  beforeEach(async () => {
    posted.length = 0;
    functions = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        posted.push({ url: request.url, headers: request.headers, body: JSON.parse(text) });
        response.end();
      });
    });
    await new Promise<void>((resolve) => functions.listen(0, '127.0.0.1', resolve));
    const { port } = functions.address() as AddressInfo;
    const listeners = new Set<(change: DocumentChange) => void>();
    const admin = {
      onChange: (listener: (change: DocumentChange) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    } as unknown as EmulatorAdmin;
    triggers = createTriggers(admin, `127.0.0.1:${port}`);
    change = (partial) => {
      const whole: DocumentChange = {
        project: 'p',
        database: '(default)',
        path: ['calls', 'a'],
        before: null,
        after: null,
        time: { seconds: 5, nanos: 7_000_000 },
        ...partial,
      };
      for (const listener of listeners) listener(whole);
    };
  });

  afterEach(() => {
    triggers.close();
    functions.closeAllConnections();
    functions.close();
  });

  const definition = (type: string) => ({
    eventType: `google.cloud.firestore.document.v1.${type}`,
    database: '(default)',
    namespace: '(default)',
    document: { value: 'calls/{id}', matchType: 'PATH_PATTERN' },
  });
  const doc = {
    name: 'projects/p/databases/(default)/documents/calls/a',
    fields: { n: { integerValue: '1' } },
  };

  it('posts a CloudEvent for a change that fits', async () => {
    triggers.register('p', 'us-central1-onEnd-0', definition('deleted'));
    change({ after: doc });
    change({ before: doc, path: ['rooms', 'a'] });
    change({ before: doc, project: 'q' });
    change({ before: doc });
    await vi.waitFor(() => expect(posted).toHaveLength(1));
    expect(posted[0]).toMatchObject({
      url: '/functions/projects/p/triggers/us-central1-onEnd-0',
      headers: {
        'content-type': 'application/json',
        'ce-datacontenttype': 'application/json',
        'ce-specversion': '1.0',
        'ce-type': 'google.cloud.firestore.document.v1.deleted',
        'ce-source': '//firestore.googleapis.com/projects/p/databases/(default)',
        'ce-subject': 'documents/calls/a',
        'ce-time': '1970-01-01T00:00:05.007Z',
        'ce-project': 'p',
        'ce-database': '(default)',
        'ce-namespace': '(default)',
        'ce-document': 'calls/a',
      },
      body: { oldValue: doc, value: {} },
    });
  });

  it('tells created, updated and written apart', async () => {
    for (const type of ['created', 'updated', 'written']) triggers.register('p', type, definition(type));
    change({ after: doc });
    change({ before: doc, after: doc });
    await vi.waitFor(() => expect(posted).toHaveLength(4));
    const called = posted
      .map(({ url }) => url?.split('/').at(-1) ?? '')
      .toSorted((a, b) => a.localeCompare(b));
    expect(called).toEqual(['created', 'updated', 'written', 'written']);
  });

  it('refuses what it does not know, by name', () => {
    expect(() => triggers.register('p', 'x', definition('written.withAuthContext'))).toThrow(
      /written.withAuthContext is not implemented/,
    );
    expect(() => triggers.register('p', 'x', { ...definition('created'), namespace: 'n' })).toThrow(
      /namespace n/,
    );
  });
});
