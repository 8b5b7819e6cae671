import { beforeEach, describe, expect, it } from 'vitest';
import type * as v1 from '../protocol/messages.ts';
import { ADMIN, DATABASE, localFirestore, ROOT, userContext, type Local } from './testing/local.ts';

let local: Local;

const n = (value: number): Record<string, v1.Value> => ({ n: { integerValue: String(value) } });
const name = (path: string): string => `${ROOT}/${path}`;
const write = (path: string, value: number) => ({ update: { name: name(path), fields: n(value) } });
const QUERY = {
  from: [{ collectionId: 'calls' }],
  where: { fieldFilter: { field: { fieldPath: 'n' }, op: 'EQUAL', value: { integerValue: '1' } } },
} satisfies v1.StructuredQuery;

const begin = async (options: v1.TransactionOptions = {}): Promise<Uint8Array> => {
  const { transaction } = await local.service.beginTransaction({ database: DATABASE, options }, ADMIN);
  if (!transaction) throw new Error('no transaction');
  return transaction;
};
const read = (path: string, transaction: Uint8Array): Promise<v1.Document> =>
  local.service.getDocument({ name: name(path), transaction }, ADMIN);
const commit = (transaction: Uint8Array, ...writes: v1.Write[]): Promise<v1.CommitResponse> =>
  local.service.commit({ database: DATABASE, transaction, writes }, ADMIN);

beforeEach(async () => {
  local = localFirestore();
  await local.set('calls/a', n(1));
});

describe('a transaction that writes', () => {
  it('commits when nothing it read has changed', async () => {
    const transaction = await begin();
    await read('calls/a', transaction);
    await local.set('calls/other', n(9));
    await commit(transaction, write('calls/a', 2));
    expect((await local.service.getDocument({ name: name('calls/a') }, ADMIN)).fields).toEqual(n(2));
  });

  it.each([
    ['a document changed', () => local.set('calls/a', n(5))],
    ['a document was deleted', () => local.remove('calls/a')],
    ['a missing document appeared', () => local.set('calls/missing', n(5))],
  ])('is aborted when %s', async (_, interfere) => {
    const transaction = await begin();
    await local.service.batchGetDocuments(
      { database: DATABASE, documents: [name('calls/a'), name('calls/missing')], transaction },
      ADMIN,
    );
    await interfere();
    await expect(commit(transaction, write('calls/b', 2))).rejects.toMatchObject({ status: 'ABORTED' });
    await expect(commit(transaction, write('calls/b', 2))).rejects.toMatchObject({
      status: 'INVALID_ARGUMENT',
    });
  });

  it('is aborted when a query would find something else', async () => {
    const transaction = await begin();
    await local.service.runQuery({ parent: ROOT, structuredQuery: QUERY, transaction }, ADMIN);
    await local.set('calls/phantom', n(1));
    await expect(commit(transaction, write('calls/b', 2))).rejects.toMatchObject({ status: 'ABORTED' });
  });

  it('begins with its first read, which tells its id first', async () => {
    const [first, second] = await local.service.batchGetDocuments(
      { database: DATABASE, documents: [name('calls/a')], newTransaction: { readWrite: {} } },
      ADMIN,
    );
    expect(first?.transaction).toBeInstanceOf(Buffer);
    expect(first?.found).toBeUndefined();
    expect(second?.found?.fields).toEqual(n(1));
    await local.set('calls/a', n(2));
    await expect(commit(first?.transaction as Uint8Array)).rejects.toMatchObject({ status: 'ABORTED' });
  });

  it('is gone when it was rolled back', async () => {
    const transaction = await begin();
    await local.service.rollback({ database: DATABASE, transaction }, ADMIN);
    await expect(commit(transaction)).rejects.toMatchObject({ status: 'INVALID_ARGUMENT' });
    await expect(local.service.rollback({ database: DATABASE, transaction }, ADMIN)).resolves.toEqual({});
  });

  it('expires by the clock of its project', async () => {
    const transaction = await begin();
    local.admin.setClockAhead('other', 300_000);
    local.admin.setClockAhead('p', 260_000);
    await expect(read('calls/a', transaction)).resolves.toBeDefined();
    local.admin.setClockAhead('p', 271_000);
    await expect(commit(transaction)).rejects.toMatchObject({ status: 'INVALID_ARGUMENT' });
  });

  it('is not for users', async () => {
    const user = userContext('u');
    await expect(local.service.beginTransaction({ database: DATABASE }, user)).rejects.toMatchObject({
      status: 'PERMISSION_DENIED',
    });
    await expect(
      local.service.batchGetDocuments({ database: DATABASE, newTransaction: { readWrite: {} } }, user),
    ).rejects.toMatchObject({ status: 'PERMISSION_DENIED' });
  });
});

describe('a transaction that only reads', () => {
  it('sees one moment, whatever happens meanwhile', async () => {
    const transaction = await begin({ readOnly: {} });
    await local.set('calls/a', n(2));
    await local.set('calls/b', n(1));
    expect((await read('calls/a', transaction)).fields).toEqual(n(1));
    const found = await local.service.runQuery({ parent: ROOT, structuredQuery: QUERY, transaction }, ADMIN);
    expect(found.map(({ document }) => document?.name)).toEqual([name('calls/a')]);
    await expect(commit(transaction)).resolves.toBeDefined();
  });

  it('may not write', async () => {
    const transaction = await begin({ readOnly: {} });
    await expect(commit(transaction, write('calls/a', 2))).rejects.toMatchObject({
      status: 'INVALID_ARGUMENT',
    });
  });
});

it('reads at a past time, unless it is too long ago or to come', async () => {
  const { commitTime } = await local.set('calls/a', n(2));
  await local.set('calls/a', n(3));
  const readTime = commitTime ?? null;
  expect((await local.service.getDocument({ name: name('calls/a'), readTime }, ADMIN)).fields).toEqual(n(2));
  const at = (seconds: number) =>
    local.service.getDocument({ name: name('calls/a'), readTime: { seconds: String(seconds) } }, ADMIN);
  await expect(at(1)).rejects.toMatchObject({ status: 'FAILED_PRECONDITION' });
  await expect(at((Date.now() / 1000 + 1000) | 0)).rejects.toMatchObject({ status: 'INVALID_ARGUMENT' });
});
