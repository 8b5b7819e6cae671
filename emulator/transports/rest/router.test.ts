import { describe, expect, it } from 'vitest';
import { messageType } from '../../protocol/schema.ts';
import { setFromQuery } from './query-parameters.ts';
import { route } from './router.ts';

const D = '/v1/projects/p/databases/(default)/documents';
const name = (path: string) => `projects/p/databases/(default)/documents${path}`;

describe('route', () => {
  it.each([
    ['GET', `${D}/calls/a`, 'GetDocument', { name: name('/calls/a') }],
    ['GET', `${D}/calls/a/knocks/b`, 'GetDocument', { name: name('/calls/a/knocks/b') }],
    ['GET', `${D}/calls`, 'ListDocuments', { parent: name(''), collection_id: 'calls' }],
    ['GET', `${D}/calls/a/knocks`, 'ListDocuments', { parent: name('/calls/a'), collection_id: 'knocks' }],
    ['POST', `${D}/calls`, 'CreateDocument', { parent: name(''), collection_id: 'calls' }],
    ['POST', `${D}/calls/a/knocks`, 'CreateDocument', { parent: name('/calls/a'), collection_id: 'knocks' }],
    ['PATCH', `${D}/calls/a`, 'UpdateDocument', { 'document.name': name('/calls/a') }],
    ['DELETE', `${D}/calls/a`, 'DeleteDocument', { name: name('/calls/a') }],
    ['POST', `${D}:commit`, 'Commit', { database: 'projects/p/databases/(default)' }],
    ['POST', `${D}:batchGet`, 'BatchGetDocuments', { database: 'projects/p/databases/(default)' }],
    ['POST', `${D}:runQuery`, 'RunQuery', { parent: name('') }],
    ['POST', `${D}/calls/a:runQuery`, 'RunQuery', { parent: name('/calls/a') }],
    ['POST', `${D}/calls/a:runAggregationQuery`, 'RunAggregationQuery', { parent: name('/calls/a') }],
    ['POST', `${D}:listCollectionIds`, 'ListCollectionIds', { parent: name('') }],
    ['POST', `${D}:batchWrite`, 'BatchWrite', { database: 'projects/p/databases/(default)' }],
    ['POST', `${D}:beginTransaction`, 'BeginTransaction', { database: 'projects/p/databases/(default)' }],
    ['POST', `${D}:rollback`, 'Rollback', { database: 'projects/p/databases/(default)' }],
    ['GET', `${D}/calls/a:b`, 'GetDocument', { name: name('/calls/a:b') }],
    [
      'GET',
      '/v1/projects/p/databases/%28default%29/documents/c/%C5%BE',
      'GetDocument',
      { name: name('/c/ž') },
    ],
  ])('%s %s is %s', (verb, path, method, variables) => {
    const match = route(verb, path);
    expect(match?.method.name).toBe(method);
    expect(Object.fromEntries(match?.variables ?? [])).toEqual(variables);
  });

  it.each([
    ['GET', '/v1/projects/p'],
    ['PUT', `${D}/calls/a`],
    ['POST', `${D}:explode`],
    ['DELETE', `${D}/calls`],
  ])('%s %s is nothing', (verb, path) => {
    expect(route(verb, path)).toBeNull();
  });
});

describe('setFromQuery', () => {
  const read = (type: string, query: string, message: Record<string, unknown> = {}) => {
    setFromQuery(message, messageType(type), new URLSearchParams(query));
    return message;
  };

  it('reads nested, repeated and boolean fields', () => {
    const query = 'updateMask.fieldPaths=a&updateMask.fieldPaths=b.c&currentDocument.exists=true&key=ignored';
    expect(read('UpdateDocumentRequest', query)).toEqual({
      updateMask: { fieldPaths: ['a', 'b.c'] },
      currentDocument: { exists: true },
    });
  });

  it('takes the names of the .proto files too', () => {
    expect(read('ListDocumentsRequest', 'page_size=3&order_by=a&showMissing=false')).toEqual({
      pageSize: '3',
      orderBy: 'a',
      showMissing: false,
    });
  });

  it('refuses what the message does not have', () => {
    expect(() => read('GetDocumentRequest', 'masks=a')).toThrow(/Unknown name "masks"/);
    expect(() => read('GetDocumentRequest', 'name.x=a')).toThrow(/Unknown name "name.x"/);
  });
});
