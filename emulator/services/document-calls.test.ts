import { beforeEach, expect, it } from 'vitest';
import type * as v1 from '../protocol/messages.ts';
import { ADMIN, DATABASE, localFirestore, ROOT, userContext, type Local } from './testing/local.ts';

let local: Local;

const n = (value: number): Record<string, v1.Value> => ({ n: { integerValue: String(value) } });
const name = (path: string): string => `${ROOT}/${path}`;
const names = (documents: v1.Document[] | null | undefined): string[] =>
  (documents ?? []).map((document) => (document.name ?? '').replace(`${ROOT}/`, ''));

beforeEach(() => {
  local = localFirestore();
});

it('creates with a given or a new ID, once', async () => {
  const request = { parent: ROOT, collectionId: 'calls', documentId: 'a', document: { fields: n(1) } };
  expect(await local.service.createDocument(request, ADMIN)).toMatchObject({
    name: name('calls/a'),
    fields: n(1),
  });
  await expect(local.service.createDocument(request, ADMIN)).rejects.toMatchObject({
    status: 'ALREADY_EXISTS',
  });
  const { name: made } = await local.service.createDocument(
    { parent: name('calls/a'), collectionId: 'knocks' },
    ADMIN,
  );
  expect(made).toMatch(/\/calls\/a\/knocks\/[A-Za-z0-9]{20}$/);
});

it('updates and deletes, answering with what a mask leaves', async () => {
  await local.set('calls/a', { ...n(1), keep: { booleanValue: true } });
  const updated = await local.service.updateDocument(
    {
      document: { name: name('calls/a'), fields: n(2) },
      updateMask: { fieldPaths: ['n'] },
      mask: { fieldPaths: ['keep'] },
    },
    ADMIN,
  );
  expect(updated.fields).toEqual({ keep: { booleanValue: true } });
  expect((await local.service.getDocument({ name: name('calls/a'), mask: {} }, ADMIN)).fields).toEqual({});
  await local.service.deleteDocument({ name: name('calls/a'), currentDocument: { exists: true } }, ADMIN);
  await expect(local.service.getDocument({ name: name('calls/a') }, ADMIN)).rejects.toMatchObject({
    status: 'NOT_FOUND',
  });
});

it('gets several, each once, telling the missing', async () => {
  await local.set('calls/a', n(1));
  const answers = await local.service.batchGetDocuments(
    { database: DATABASE, documents: [name('calls/b'), name('calls/a'), name('calls/b')] },
    ADMIN,
  );
  expect(answers.map(({ found, missing }) => found?.name ?? missing)).toEqual([
    name('calls/b'),
    name('calls/a'),
  ]);
  expect(answers[0]?.missing).toBe(name('calls/b'));
});

it('denies all of a request when one document is denied', async () => {
  local.judgeBy(({ path }) => path[1] === 'a');
  const get = (...paths: string[]) =>
    local.service.batchGetDocuments({ database: DATABASE, documents: paths.map(name) }, userContext('u'));
  await expect(get('calls/a')).resolves.toHaveLength(1);
  await expect(get('calls/a', 'calls/b')).rejects.toMatchObject({ status: 'PERMISSION_DENIED' });
});

it('lists in pages, with missing documents on request', async () => {
  for (const path of ['calls/a', 'calls/b/knocks/x', 'calls/c']) await local.set(path, n(1));
  const request = { parent: ROOT, collectionId: 'calls', pageSize: 1 };
  const first = await local.service.listDocuments(request, ADMIN);
  expect(names(first.documents)).toEqual(['calls/a']);
  const second = await local.service.listDocuments(
    { ...request, pageToken: first.nextPageToken ?? '' },
    ADMIN,
  );
  expect(names(second.documents)).toEqual(['calls/c']);
  expect(second.nextPageToken).toBeUndefined();
  const all = await local.service.listDocuments(
    { parent: ROOT, collectionId: 'calls', showMissing: true },
    ADMIN,
  );
  expect(names(all.documents)).toEqual(['calls/a', 'calls/b', 'calls/c']);
  expect(all.documents?.[1]).toEqual({ name: name('calls/b') });
  const descending = await local.service.listDocuments(
    { parent: ROOT, collectionId: 'calls', orderBy: '__name__ desc' },
    ADMIN,
  );
  expect(names(descending.documents)).toEqual(['calls/c', 'calls/a']);
});

it('lists collections, for the administrator only', async () => {
  for (const path of ['calls/a', 'calls/a/knocks/x', 'lobby/a', 'rooms/r/deep/d'])
    await local.set(path, n(1));
  const ids = async (parent: string) =>
    (await local.service.listCollectionIds({ parent }, ADMIN)).collectionIds;
  expect(await ids(ROOT)).toEqual(['calls', 'lobby', 'rooms']);
  expect(await ids(name('calls/a'))).toEqual(['knocks']);
  expect(await ids(name('lobby/a'))).toEqual([]);
  local.judgeBy(() => true);
  await expect(local.service.listCollectionIds({ parent: ROOT }, userContext('u'))).rejects.toMatchObject({
    status: 'PERMISSION_DENIED',
  });
});

it('keeps projects and databases apart', async () => {
  await local.set('calls/a', n(1));
  for (const root of ['projects/q/databases/(default)', 'projects/p/databases/other']) {
    await expect(
      local.service.getDocument({ name: `${root}/documents/calls/a` }, ADMIN),
    ).rejects.toMatchObject({ status: 'NOT_FOUND' });
  }
  await expect(
    local.service.batchGetDocuments(
      { database: 'projects/q/databases/(default)', documents: [name('calls/a')] },
      ADMIN,
    ),
  ).rejects.toMatchObject({ status: 'INVALID_ARGUMENT' });
});
