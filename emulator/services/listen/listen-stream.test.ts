import { beforeEach, describe as suite, expect, it } from 'vitest';
import type * as v1 from '../../protocol/messages.ts';
import type { CallContext, ClientStream } from '../api.ts';
import {
  ADMIN,
  DATABASE,
  describe,
  localFirestore,
  Recorder,
  ROOT,
  userContext,
  type Local,
} from '../testing/local.ts';

let local: Local;
let out: Recorder<v1.ListenResponse>;
let stream: ClientStream<v1.ListenRequest>;

const listenAs = (context: CallContext): void => {
  out = new Recorder();
  stream = local.service.listen(out, context);
};
const add = (addTarget: v1.Target): void => stream.request({ database: DATABASE, addTarget });
const documents = (...paths: string[]): v1.Target => ({
  documents: { documents: paths.map((path) => `${ROOT}/${path}`) },
});
const query = (structuredQuery: v1.StructuredQuery, parent = ROOT): v1.Target => ({
  query: { parent, structuredQuery },
});
const heard = (): string[] => out.take().map(describe);
const lastToken = (): Uint8Array => {
  const token = out.messages.findLast(({ targetChange }) => targetChange?.resumeToken)?.targetChange
    ?.resumeToken;
  if (!token) throw new Error('no token');
  return token;
};
const n = (value: number): Record<string, v1.Value> => ({ n: { integerValue: String(value) } });
const field = (fieldPath: string) => ({ fieldPath });
const usage = (): Record<string, number> =>
  Object.fromEntries(
    Object.entries(local.admin.usage('p').byCause).map(([cause, { count }]) => [cause, count]),
  );

beforeEach(() => {
  local = localFirestore();
  listenAs(ADMIN);
});

suite('a documents target', () => {
  it('tells a missing document, then its life', async () => {
    add({ ...documents('calls/a'), targetId: 2 });
    expect(heard()).toEqual(['ADD 2', 'delete calls/a 2', 'CURRENT 2', 'snapshot']);
    await local.set('calls/a', n(1));
    expect(heard()).toEqual(['change calls/a 2', 'snapshot']);
    await local.remove('calls/a');
    expect(heard()).toEqual(['delete calls/a 2', 'snapshot']);
  });

  it('gives times and tokens where clients look for them', async () => {
    add({ ...documents('calls/a'), targetId: 2 });
    const [, gone, current, snapshot] = out.take();
    expect(gone?.documentDelete?.readTime).toEqual(snapshot?.targetChange?.readTime);
    expect(current?.targetChange?.resumeToken).toBeInstanceOf(Buffer);
    expect(snapshot?.targetChange?.targetIds).toBeUndefined();
    const { commitTime } = await local.set('calls/a', n(1));
    const time = out.take()[1]?.targetChange?.readTime;
    expect([Number(time?.seconds), time?.nanos ?? 0]).toSatisfy(
      ([seconds, nanos]: [number, number]) =>
        seconds > Number(commitTime?.seconds) || nanos >= (commitTime?.nanos ?? 0),
    );
  });

  it('is silent about what it does not listen to and about writes that change nothing', async () => {
    await local.set('calls/a', n(1));
    add({ ...documents('calls/a'), targetId: 2 });
    heard();
    await local.set('calls/b', n(1));
    await local.set('calls/a', n(1));
    expect(heard()).toEqual([]);
  });

  it('ends when it is removed, or after once', async () => {
    add({ ...documents('calls/a'), targetId: 2 });
    heard();
    stream.request({ database: DATABASE, removeTarget: 2 });
    expect(heard()).toEqual(['REMOVE 2']);
    await local.set('calls/a', n(1));
    expect(heard()).toEqual([]);
    add({ ...documents('calls/a'), targetId: 4, once: true });
    expect(heard()).toEqual(['ADD 4', 'change calls/a 4', 'CURRENT 4', 'snapshot', 'REMOVE 4']);
  });

  it('tells one commit in one snapshot, to all targets at once', async () => {
    add({ ...documents('calls/a'), targetId: 2 });
    add({ ...query({ from: [{ collectionId: 'calls' }] }), targetId: 4 });
    heard();
    await local.commit(
      { update: { name: `${ROOT}/calls/a`, fields: n(1) } },
      { update: { name: `${ROOT}/calls/b`, fields: n(2) } },
    );
    expect(heard()).toEqual(['change calls/a 2,4', 'change calls/b 4', 'snapshot']);
  });
});

suite('a query target', () => {
  const open = query({
    from: [{ collectionId: 'calls' }],
    where: { fieldFilter: { field: field('n'), op: 'GREATER_THAN', value: { integerValue: '1' } } },
  });

  it('tells what enters, changes, leaves and is deleted', async () => {
    await local.set('calls/a', n(1));
    await local.set('calls/b', n(2));
    add({ ...open, targetId: 2 });
    expect(heard()).toEqual(['ADD 2', 'change calls/b 2', 'CURRENT 2', 'snapshot']);
    await local.set('calls/a', n(3));
    expect(heard()).toEqual(['change calls/a 2', 'snapshot']);
    await local.set('calls/a', n(0));
    expect(heard()).toEqual(['remove calls/a 2', 'snapshot']);
    await local.remove('calls/b');
    expect(heard()).toEqual(['delete calls/b 2', 'snapshot']);
    expect(usage()).toMatchObject({ 'admin listen query calls': 2, 'admin listen query calls (left)': 1 });
  });

  it('fills a limit again when a document leaves', async () => {
    for (const [i, id] of ['a', 'b', 'c'].entries()) await local.set(`calls/${id}`, n(i));
    add({
      ...query({ from: [{ collectionId: 'calls' }], orderBy: [{ field: field('n') }], limit: { value: 2 } }),
      targetId: 2,
    });
    expect(heard()).toEqual(['ADD 2', 'change calls/a 2', 'change calls/b 2', 'CURRENT 2', 'snapshot']);
    await local.remove('calls/a');
    expect(heard()).toEqual(['change calls/c 2', 'delete calls/a 2', 'snapshot']);
    await local.set('calls/d', n(-1));
    expect(heard()).toEqual(['change calls/d 2', 'remove calls/c 2', 'snapshot']);
  });

  it('bills an empty query one read', () => {
    add({ ...query({ from: [{ collectionId: 'callerCandidates' }] }, `${ROOT}/calls/x`), targetId: 2 });
    expect(usage()).toEqual({ 'admin listen query calls/{}/callerCandidates (empty)': 1 });
  });

  it('refuses what it does not know by name, and the stream goes on', () => {
    add({ ...query({ from: [{ collectionId: 'calls' }], findNearest: {} }), targetId: 2 });
    expect(out.messages[0]?.targetChange?.cause).toMatchObject({
      code: 12,
      message: expect.stringContaining('findNearest') as string,
    });
    heard();
    add({ ...open, targetId: 4 });
    expect(heard()).toEqual(['ADD 4', 'CURRENT 4', 'snapshot']);
  });
});

suite('resuming', () => {
  const all = query({ from: [{ collectionId: 'calls' }] });

  it('tells and bills only what has changed since', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await local.set(`calls/${id}`, n(1));
    add({ ...all, targetId: 2 });
    const resumeToken = lastToken();
    stream.close();
    await local.set('calls/b', n(2));
    await local.remove('calls/c');
    await local.set('calls/e', n(1));
    local.admin.resetUsage('p');
    listenAs(ADMIN);
    add({ ...all, targetId: 2, resumeToken, expectedCount: { value: 4 } });
    expect(heard()).toEqual([
      'ADD 2',
      'change calls/b 2',
      'change calls/e 2',
      'delete calls/c 2',
      'CURRENT 2',
      'snapshot',
    ]);
    expect(usage()).toEqual({ 'admin listen query calls': 2 });
  });

  it('sends a filter when the client has another number of documents', async () => {
    await local.set('calls/a', n(1));
    add({ ...all, targetId: 2 });
    const resumeToken = lastToken();
    listenAs(ADMIN);
    add({ ...all, targetId: 2, resumeToken, expectedCount: { value: 3 } });
    expect(heard()).toEqual(['ADD 2', 'filter 2 1', 'CURRENT 2', 'snapshot']);
  });

  it('starts anew with a token it does not know, and bills all', async () => {
    await local.set('calls/a', n(1));
    local.admin.resetUsage('p');
    add({ ...all, targetId: 2, resumeToken: Buffer.from('of another server') });
    expect(heard()).toEqual(['ADD 2', 'RESET 2', 'change calls/a 2', 'CURRENT 2', 'snapshot']);
    expect(usage()).toEqual({ 'admin listen query calls': 1 });
  });

  it('is silent about an unchanged document', async () => {
    await local.set('calls/a', n(1));
    add({ ...documents('calls/a'), targetId: 2 });
    const resumeToken = lastToken();
    listenAs(ADMIN);
    add({ ...documents('calls/a'), targetId: 2, resumeToken });
    expect(heard()).toEqual(['ADD 2', 'CURRENT 2', 'snapshot']);
    expect(usage()['admin listen document calls/{}']).toBe(1);
  });
});

suite('rules', () => {
  it('refuse a target with its reason, and the stream stays open', () => {
    listenAs(userContext('u'));
    add({ ...documents('calls/a'), targetId: 2 });
    expect(heard()).toEqual(['REMOVE 2 code 7']);
    expect(out.error).toBeNull();
    local.judgeBy(() => true);
    add({ ...documents('calls/a'), targetId: 4 });
    expect(heard()).toEqual(['ADD 4', 'delete calls/a 4', 'CURRENT 4', 'snapshot']);
  });

  it('are judged again when the document changes', async () => {
    local.judgeBy(({ before }) => before?.get('n')?.type === 'integer');
    await local.set('calls/a', n(1));
    await local.set('calls/b', n(1));
    listenAs(userContext('u'));
    add({ ...documents('calls/a'), targetId: 2 });
    add({ ...documents('calls/b'), targetId: 4 });
    heard();
    await local.set('calls/a', { n: { stringValue: 'secret' } });
    expect(heard()).toEqual(['REMOVE 2 code 7']);
    await local.set('calls/b', n(2));
    expect(heard()).toEqual(['change calls/b 4', 'snapshot']);
  });

  it('are judged again when a document that they read changes, and billed for it', async () => {
    local.judgeBy((_, { get }) => get(['members', 'u']) !== null);
    await local.set('members/u', n(1));
    await local.set('calls/a', n(1));
    listenAs(userContext('u'));
    local.admin.resetUsage('p');
    add({ ...documents('calls/a'), targetId: 2 });
    add({ ...query({ from: [{ collectionId: 'calls' }] }), targetId: 4 });
    heard();
    expect(usage()).toEqual({
      'rules get members/{}': 2,
      'listen document calls/{}': 1,
      'listen query calls': 1,
    });
    await local.set('calls/a', n(2));
    expect(usage()['rules get members/{}']).toBe(2);
    await local.set('members/u', n(2));
    expect(usage()['rules get members/{}']).toBe(4);
    heard();
    await local.remove('members/u');
    expect(heard()).toEqual(['REMOVE 2 code 7', 'REMOVE 4 code 7']);
  });

  it('know of a query what it fixes by equality', () => {
    local.judgeBy(({ method, path, query: asked }) => {
      const to = asked?.equal.get('to');
      return (
        method === 'list' &&
        path.join('/') === 'calls/x/callerCandidates' &&
        to?.type === 'string' &&
        to.value === 'u'
      );
    });
    listenAs(userContext('u'));
    const where = (stringValue: string): NonNullable<v1.StructuredQuery['where']> => ({
      fieldFilter: { field: field('to'), op: 'EQUAL', value: { stringValue } },
    });
    const from = [{ collectionId: 'callerCandidates' }];
    add({ ...query({ from, where: where('u') }, `${ROOT}/calls/x`), targetId: 2 });
    add({ ...query({ from, where: where('v') }, `${ROOT}/calls/x`), targetId: 4 });
    add({ ...query({ from }, `${ROOT}/calls/x`), targetId: 6 });
    expect(heard()).toEqual(['ADD 2', 'CURRENT 2', 'snapshot', 'REMOVE 4 code 7', 'REMOVE 6 code 7']);
  });
});

it('fails the stream for a second target with the same ID', () => {
  add({ ...documents('calls/a'), targetId: 2 });
  add({ ...documents('calls/b'), targetId: 2 });
  expect(out.error?.status).toBe('INVALID_ARGUMENT');
});

it('says nothing after it was closed', async () => {
  add({ ...documents('calls/a'), targetId: 2 });
  stream.close();
  out.take();
  await local.set('calls/a', n(1));
  expect(out.messages).toEqual([]);
});

it('sees a cleared database as deletions', async () => {
  await local.set('calls/a', n(1));
  add({ ...query({ from: [{ collectionId: 'calls' }] }), targetId: 2 });
  heard();
  local.admin.clear('p', '(default)');
  expect(heard()).toEqual(['delete calls/a 2', 'snapshot']);
});
