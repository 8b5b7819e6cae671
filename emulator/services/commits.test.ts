import { beforeEach, describe, expect, it } from 'vitest';
import type * as v1 from '../protocol/messages.ts';
import type { WireWrite } from '../store/write.ts';
import type { CallContext } from './api.ts';
import { ADMIN, DATABASE, localFirestore, Recorder, ROOT, userContext, type Local } from './testing/local.ts';

let local: Local;
const USER = userContext('u');

const n = (value: number): Record<string, v1.Value> => ({ n: { integerValue: String(value) } });
const name = (path: string): string => `${ROOT}/${path}`;
const update = (path: string, fields: Record<string, v1.Value>): WireWrite => ({
  update: { name: name(path), fields },
});
const get = (path: string, context: CallContext = ADMIN): Promise<v1.Document> =>
  local.service.getDocument({ name: name(path) }, context);
const commitAs = (context: CallContext, ...writes: WireWrite[]): Promise<v1.CommitResponse> =>
  local.service.commit({ database: DATABASE, writes }, context);
const DENIED = { status: 'PERMISSION_DENIED', message: 'Missing or insufficient permissions.' };

beforeEach(() => {
  local = localFirestore();
});

describe('writes', () => {
  it('keep the time of creation and move that of the update, but not when nothing changes', async () => {
    const created = await local.set('calls/a', n(1));
    const first = await get('calls/a');
    expect(first.createTime).toEqual(created.commitTime);
    const same = await local.set('calls/a', n(1));
    expect(same.writeResults?.[0]?.updateTime).toEqual(created.commitTime);
    const changed = await local.set('calls/a', n(2));
    const second = await get('calls/a');
    expect(second.createTime).toEqual(first.createTime);
    expect(second.updateTime).toEqual(changed.commitTime);
    expect(changed.commitTime).not.toEqual(same.commitTime);
  });

  it('replace, or with a mask change and delete single fields', async () => {
    await local.set('calls/a', { ...n(1), keep: { booleanValue: true }, m: { mapValue: { fields: n(1) } } });
    await local.commit({
      ...update('calls/a', { m: { mapValue: { fields: { x: { nullValue: 'NULL_VALUE' } } } } }),
      updateMask: { fieldPaths: ['m.x', 'n'] },
    });
    expect((await get('calls/a')).fields).toEqual({
      keep: { booleanValue: true },
      m: { mapValue: { fields: { ...n(1), x: { nullValue: 'NULL_VALUE' } } } },
    });
    await local.set('calls/a', n(3));
    expect((await get('calls/a')).fields).toEqual(n(3));
  });

  it('transform with the time of the commit, and tell the results', async () => {
    const { commitTime, writeResults } = await local.commit({
      ...update('calls/a', n(1)),
      updateTransforms: [
        { fieldPath: 'seat.at', setToServerValue: 'REQUEST_TIME' },
        { fieldPath: 'n', increment: { integerValue: '4' } },
        { fieldPath: 'list', appendMissingElements: { values: [{ integerValue: '1' }] } },
      ],
    });
    expect(writeResults?.[0]?.transformResults).toEqual([
      { timestampValue: commitTime },
      { integerValue: '5' },
      { nullValue: 'NULL_VALUE' },
    ]);
    expect((await get('calls/a')).fields?.['seat']?.mapValue?.fields?.['at']).toEqual({
      timestampValue: commitTime,
    });
  });

  it('are all made or none, each seeing those before it', async () => {
    await expect(
      local.commit(update('calls/a', n(1)), {
        ...update('calls/b', n(1)),
        currentDocument: { exists: true },
      }),
    ).rejects.toMatchObject({ status: 'NOT_FOUND', message: `No document to update: ${name('calls/b')}` });
    await expect(get('calls/a')).rejects.toMatchObject({ status: 'NOT_FOUND' });
    await local.commit(update('calls/a', n(1)), {
      transform: {
        document: name('calls/a'),
        fieldTransforms: [{ fieldPath: 'n', increment: { integerValue: '1' } }],
      },
      currentDocument: { exists: true },
    });
    expect((await get('calls/a')).fields).toEqual(n(2));
  });

  it('hold preconditions', async () => {
    const { commitTime } = await local.set('calls/a', n(1));
    await expect(
      local.commit({ ...update('calls/a', n(2)), currentDocument: { exists: false } }),
    ).rejects.toMatchObject({ status: 'ALREADY_EXISTS' });
    await local.commit({ ...update('calls/a', n(2)), currentDocument: { updateTime: commitTime ?? null } });
    const stale = { currentDocument: { updateTime: commitTime ?? null } };
    await expect(local.commit({ ...update('calls/a', n(3)), ...stale })).rejects.toMatchObject({
      status: 'FAILED_PRECONDITION',
    });
    await expect(local.commit({ verify: name('calls/a'), ...stale })).rejects.toMatchObject({
      status: 'FAILED_PRECONDITION',
    });
    await expect(local.commit({ delete: name('calls/a'), ...stale })).rejects.toMatchObject({
      status: 'FAILED_PRECONDITION',
    });
    await local.commit({ verify: name('calls/x'), currentDocument: { exists: false } });
  });
});

describe('limits', () => {
  it('are those of Firestore', async () => {
    const big = 'x'.repeat(1_048_488);
    await expect(local.set('calls/a', { s: { stringValue: big } })).rejects.toMatchObject({
      status: 'INVALID_ARGUMENT',
      message: 'The value of property "s" is longer than 1048487 bytes.',
    });
    const half = { stringValue: 'x'.repeat(524_288) };
    await expect(local.set('calls/a', { a: half, b: half })).rejects.toMatchObject({
      status: 'INVALID_ARGUMENT',
      message: expect.stringContaining('exceeds the maximum allowed size of 1,048,576 bytes') as string,
    });
    const many = (count: number) => Array.from({ length: count }, (_, i) => update(`calls/${i}`, n(i)));
    await expect(local.commit(...many(501))).rejects.toMatchObject({ status: 'INVALID_ARGUMENT' });
    await expect(local.commit(...many(500))).resolves.toBeDefined();
  });

  it.each<[string, Record<string, v1.Value>]>([
    ['arrays in arrays', { a: { arrayValue: { values: [{ arrayValue: {} }] } } }],
    ['reserved names', { __x__: { booleanValue: true } }],
    ['empty names', { '': { booleanValue: true } }],
    [
      'deep nesting',
      {
        a: Array.from({ length: 21 }).reduce<v1.Value>((value) => ({ mapValue: { fields: { a: value } } }), {
          booleanValue: true,
        }),
      },
    ],
  ])('refuse %s', async (_, fields) => {
    await expect(local.set('calls/a', fields)).rejects.toMatchObject({ status: 'INVALID_ARGUMENT' });
  });
});

describe('rules', () => {
  it('deny everything while there are none', async () => {
    await expect(commitAs(USER, update('calls/a', n(1)))).rejects.toMatchObject(DENIED);
    await expect(get('calls/a', USER)).rejects.toMatchObject(DENIED);
  });

  it('are asked about each write, with the state before and after it', async () => {
    const asked: string[] = [];
    const number = (fields: ReadonlyMap<string, { type: string }> | null) =>
      JSON.stringify(fields?.get('n'), (_, v: unknown) => (typeof v === 'bigint' ? Number(v) : v));
    local.judgeBy(({ method, path, before, after }, { get: read, getAfter }) => {
      const other = ['calls', 'other'];
      asked.push(
        `${method} ${path.join('/')} ${number(before)} ${number(after)} ${number(read(other))} ${number(getAfter(other))}`,
      );
      return true;
    });
    await local.set('calls/b', n(1));
    await commitAs(
      USER,
      update('calls/a', n(1)),
      update('calls/b', n(2)),
      { delete: name('calls/c') },
      update('calls/other', n(7)),
    );
    const one = (value: number) => `{"type":"integer","value":${value}}`;
    expect(asked).toEqual([
      `create calls/a undefined ${one(1)} undefined ${one(7)}`,
      `update calls/b ${one(1)} ${one(2)} undefined ${one(7)}`,
      `delete calls/c undefined undefined undefined ${one(7)}`,
      `create calls/other undefined ${one(7)} undefined ${one(7)}`,
    ]);
  });

  it('see the time that server timestamps get', async () => {
    let seen = false;
    local.judgeBy(({ time, after }) => {
      const at = after?.get('at');
      seen = at?.type === 'timestamp' && at.value.seconds === time.seconds && at.value.nanos === time.nanos;
      return true;
    });
    await commitAs(USER, {
      ...update('calls/a', {}),
      updateTransforms: [{ fieldPath: 'at', setToServerValue: 'REQUEST_TIME' }],
    });
    expect(seen).toBe(true);
  });

  it('come before preconditions, and a denied commit changes nothing but is billed for reads', async () => {
    local.judgeBy(({ path }, { get: read }) => read(['members', 'u']) === null && path[1] !== 'b');
    await expect(
      commitAs(USER, update('calls/a', n(1)), {
        ...update('calls/b', n(1)),
        currentDocument: { exists: true },
      }),
    ).rejects.toMatchObject(DENIED);
    await expect(get('calls/a')).rejects.toMatchObject({ status: 'NOT_FOUND' });
    expect(local.admin.usage('p').byCause).toMatchObject({
      'rules get members/{}': { operation: 'read', count: 1 },
    });
    expect(local.admin.usage('p').writes).toBe(0);
  });

  it('keep their reason for the server', async () => {
    local.judgeBy(() => false);
    await expect(commitAs(USER, update('calls/a', n(1)))).rejects.toMatchObject({
      cause: { message: 'create calls/a: so the test says' },
    });
  });

  it('may read 10 documents for one write and 20 for a batch', async () => {
    let reads = 10;
    let distinct = false;
    local.judgeBy(({ path }, { get: read }) => {
      for (let i = 0; i < reads; i++) read(['x', distinct ? `${path[1]}${i}` : `${i}`]);
      return true;
    });
    const batch = ['a', 'b', 'c'].map((id) => update(`calls/${id}`, n(1)));
    await expect(commitAs(USER, ...batch)).resolves.toBeDefined();
    distinct = true;
    await expect(commitAs(USER, ...batch.slice(0, 2))).resolves.toBeDefined();
    await expect(commitAs(USER, ...batch)).rejects.toMatchObject(DENIED);
    reads = 11;
    await expect(commitAs(USER, update('calls/z', n(1)))).rejects.toMatchObject(DENIED);
  });

  it('count each distinct document once a request', async () => {
    local.judgeBy((_, { get: read, getAfter }) => {
      read(['x', '1']);
      getAfter(['x', '1']);
      return true;
    });
    await commitAs(USER, update('calls/a', n(1)), update('calls/b', n(1)));
    expect(local.admin.usage('p').byCause).toEqual({
      'rules get x/{}': { operation: 'read', count: 1 },
      'commit create calls/{}': { operation: 'write', count: 2 },
    });
  });

  it('deny collection groups, and are not trusted to allow one', async () => {
    const group = {
      parent: ROOT,
      structuredQuery: { from: [{ collectionId: 'knocks', allDescendants: true }] },
    };
    local.judgeBy(({ path }) => path[0] === 'calls');
    await expect(local.service.runQuery(group, USER)).rejects.toMatchObject(DENIED);
    local.judgeBy(() => true);
    await expect(local.service.runQuery(group, USER)).rejects.toMatchObject({ status: 'UNIMPLEMENTED' });
  });
});

it('bills by cause', async () => {
  await local.set('calls/a', n(1));
  await local.set('calls/a', n(1));
  await local.remove('calls/a');
  await local.service.batchGetDocuments(
    { database: DATABASE, documents: [name('calls/a'), name('calls/b/knocks/c')] },
    ADMIN,
  );
  expect(local.admin.usage('p')).toEqual({
    reads: 2,
    writes: 2,
    deletes: 1,
    byCause: {
      'admin commit create calls/{}': { operation: 'write', count: 1 },
      'admin commit update calls/{}': { operation: 'write', count: 1 },
      'admin commit delete calls/{}': { operation: 'delete', count: 1 },
      'admin batchGet calls/{}': { operation: 'read', count: 1 },
      'admin batchGet calls/{}/knocks/{}': { operation: 'read', count: 1 },
    },
  });
  expect(local.admin.usage('other').reads).toBe(0);
});

it('tells changes for triggers, once a document and commit', async () => {
  const heard: unknown[] = [];
  const stop = local.admin.onChange(({ path, before, after }) =>
    heard.push([path.join('/'), before?.fields, after?.fields]),
  );
  await local.commit(update('calls/a', n(1)), update('calls/a', n(2)));
  await local.set('calls/a', n(2));
  await local.remove('calls/a');
  await local.commit(update('calls/b', n(1)), { delete: name('calls/b') });
  stop();
  await local.set('calls/c', n(1));
  expect(heard).toEqual([
    ['calls/a', undefined, n(2)],
    ['calls/a', n(2), undefined],
  ]);
});

describe('the write stream', () => {
  it('shakes hands, commits in order, and fails with the first refusal', async () => {
    const out = new Recorder<v1.WriteResponse>();
    const stream = local.service.write(out, ADMIN);
    stream.request({ database: DATABASE });
    const [hello] = out.take();
    expect(hello?.streamId).toBeTruthy();
    expect(hello?.streamToken).toBeInstanceOf(Buffer);
    stream.request({ writes: [update('calls/a', n(1))] });
    stream.request({ writes: [update('calls/a', n(2)), { delete: name('calls/b') }] });
    const [first, second] = out.take();
    expect(first?.writeResults?.[0]?.updateTime).toEqual(first?.commitTime);
    expect(second?.writeResults).toHaveLength(2);
    stream.request({ writes: [{ ...update('calls/a', n(3)), currentDocument: { exists: false } }] });
    expect(out.error?.status).toBe('ALREADY_EXISTS');
    stream.request({ writes: [update('calls/a', n(4))] });
    expect(out.messages).toEqual([]);
    expect((await get('calls/a')).fields).toEqual(n(2));
  });
});

it('writes a batch one by one', async () => {
  const answer = await local.service.batchWrite(
    {
      database: DATABASE,
      writes: [update('calls/a', n(1)), { ...update('calls/b', n(1)), currentDocument: { exists: true } }],
    },
    ADMIN,
  );
  expect(answer.status).toEqual([{ code: 0 }, expect.objectContaining({ code: 5 })]);
  expect((await get('calls/a')).fields).toEqual(n(1));
  await expect(
    local.service.batchWrite(
      { database: DATABASE, writes: [update('calls/a', n(1)), update('calls/a', n(2))] },
      ADMIN,
    ),
  ).rejects.toMatchObject({ status: 'INVALID_ARGUMENT' });
});
