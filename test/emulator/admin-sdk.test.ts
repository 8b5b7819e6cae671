import { deleteApp, initializeApp, type App } from 'firebase-admin/app';
import { FieldValue, Filter, getFirestore, Timestamp, type Firestore } from 'firebase-admin/firestore';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clearDocuments, firestoreUnderTest, type FirestoreUnderTest } from './firestore-under-test.ts';

const PROJECT = 'demo-admin-sdk';

let emulator: FirestoreUnderTest;
let app: App;
let db: Firestore;
beforeAll(async () => {
  emulator = await firestoreUnderTest();
  app = initializeApp({ projectId: PROJECT }, PROJECT);
  db = getFirestore(app);
});
afterAll(async () => {
  await deleteApp(app);
  await emulator.close();
});
beforeEach(() => clearDocuments(emulator, PROJECT));

describe('documents', () => {
  it('keeps every kind of value', async () => {
    const data = {
      none: null,
      yes: true,
      no: false,
      zero: 0,
      integer: 42,
      double: 0.1,
      nan: NaN,
      infinity: -Infinity,
      empty: '',
      text: 'žlutý kůň 🦜',
      bytes: Buffer.from([0, 255]),
      time: new Timestamp(1_700_000_000, 123_456_000),
      list: [1, 'two', { three: 3 }],
      emptyList: [],
      map: { a: { b: 1 } },
      emptyMap: {},
      self: db.doc('things/a'),
    };
    await db.doc('things/a').set(data);
    const snapshot = await db.doc('things/a').get();
    expect(snapshot.data()).toEqual(data);
    expect(snapshot.createTime).toEqual(snapshot.updateTime);
  });

  it('creates, updates, transforms and deletes', async () => {
    const ref = db.doc('calls/a');
    await ref.create({ state: 'open', seat: { name: 'Ana', at: 1 } });
    await expect(ref.create({})).rejects.toMatchObject({ code: 6 });
    const { writeTime } = await ref.update({
      'seat.name': 'Bo',
      'seat.at': FieldValue.serverTimestamp(),
      count: FieldValue.increment(2),
      names: FieldValue.arrayUnion('x', 'y'),
      state: FieldValue.delete(),
    });
    const snapshot = await ref.get();
    expect(snapshot.data()).toEqual({
      seat: { name: 'Bo', at: expect.any(Timestamp) as unknown },
      count: 2,
      names: ['x', 'y'],
    });
    // Its precision is documented as milliseconds.
    expect((snapshot.get('seat.at') as Timestamp).toMillis()).toBe(writeTime.toMillis());
    expect(snapshot.updateTime?.isEqual(writeTime)).toBe(true);
    await ref.set({ more: 1 }, { merge: true });
    expect(await ref.get().then((found) => found.get('count') as unknown)).toBe(2);
    await ref.delete();
    expect((await ref.get()).exists).toBe(false);
    await expect(ref.update({ a: 1 })).rejects.toMatchObject({ code: 5 });
    await expect(ref.delete({ exists: true })).rejects.toMatchObject({ code: 5 });
  });

  it('fences off a racing write by a precondition', async () => {
    const ref = db.doc('calls/a');
    const { writeTime } = await ref.set({ n: 1 });
    await ref.set({ n: 2 });
    await expect(ref.delete({ lastUpdateTime: writeTime })).rejects.toMatchObject({ code: 9 });
    expect((await ref.get()).get('n')).toBe(2);
  });

  it('writes a batch in one step or not at all', async () => {
    const batch = db.batch();
    batch.create(db.doc('calls/a'), { n: 1 });
    batch.update(db.doc('calls/missing'), { n: 1 });
    await expect(batch.commit()).rejects.toMatchObject({ code: 5 });
    expect((await db.doc('calls/a').get()).exists).toBe(false);
  });
});

describe('transactions', () => {
  it('counts right when many add at once', async () => {
    const ref = db.doc('counters/a');
    await ref.set({ n: 0 });
    const add = () =>
      db.runTransaction(async (transaction) => {
        const n = (await transaction.get(ref)).get('n') as number;
        transaction.update(ref, { n: n + 1 });
      });
    await Promise.all([add(), add(), add()]);
    expect((await ref.get()).get('n')).toBe(3);
  });

  it('rolls back when its function throws', async () => {
    const ref = db.doc('counters/a');
    const failing = db.runTransaction(async (transaction) => {
      await transaction.get(ref);
      transaction.set(ref, { n: 1 });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect((await ref.get()).exists).toBe(false);
  });

  it('reads without locks when it is read-only', async () => {
    await db.doc('counters/a').set({ n: 5 });
    const read = await db.runTransaction(
      async (transaction) =>
        (await transaction.get(db.collection('counters'))).docs.map((doc) => doc.get('n') as unknown),
      { readOnly: true },
    );
    expect(read).toEqual([5]);
  });
});

describe('queries', () => {
  beforeEach(async () => {
    const batch = db.batch();
    for (const [id, n, tag] of [
      ['a', 1, 'x'],
      ['b', 2, 'y'],
      ['c', 3, 'x'],
      ['d', 4, 'z'],
    ] as const) {
      batch.set(db.doc(`items/${id}`), { n, tag, tags: [tag, 'all'] });
    }
    await batch.commit();
  });
  const ids = (snapshot: { docs: { id: string }[] }) => snapshot.docs.map((doc) => doc.id);

  it('filters, orders, limits, starts after', async () => {
    const items = db.collection('items');
    expect(ids(await items.get())).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(await items.where('tag', '==', 'x').get())).toEqual(['a', 'c']);
    expect(ids(await items.where('n', '>', 1).orderBy('n', 'desc').limit(2).get())).toEqual(['d', 'c']);
    expect(ids(await items.where('tag', 'in', ['y', 'z']).get())).toEqual(['b', 'd']);
    expect(ids(await items.where('tags', 'array-contains', 'all').get())).toHaveLength(4);
    expect(ids(await items.where('tag', '!=', 'x').get())).toEqual(['b', 'd']);
    expect(ids(await items.orderBy('n').startAfter(2).get())).toEqual(['c', 'd']);
    expect(ids(await items.orderBy('n').limitToLast(1).get())).toEqual(['d']);
    expect(ids(await items.orderBy('n').offset(3).get())).toEqual(['d']);
    const either = Filter.or(Filter.where('n', '==', 1), Filter.where('tag', '==', 'z'));
    expect(ids(await items.where(either).get())).toEqual(['a', 'd']);
    expect((await items.select('n').limit(1).get()).docs[0]?.data()).toEqual({ n: 1 });
  });

  it('counts and sums', async () => {
    expect((await db.collection('items').where('tag', '==', 'x').count().get()).data()).toEqual({ count: 2 });
  });

  it('finds documents of a collection group', async () => {
    await db.doc('calls/a/knocks/u').set({ n: 1 });
    await db.doc('rooms/b/knocks/v').set({ n: 2 });
    expect(ids(await db.collectionGroup('knocks').get())).toEqual(['u', 'v']);
  });

  it('lists collections and documents, missing ones too', async () => {
    await db.doc('calls/ghost/knocks/u').set({ n: 1 });
    expect((await db.listCollections()).map(({ id }) => id)).toEqual(['calls', 'items']);
    expect((await db.doc('calls/ghost').listCollections()).map(({ id }) => id)).toEqual(['knocks']);
    expect((await db.collection('calls').listDocuments()).map(({ id }) => id)).toEqual(['ghost']);
  });
});

describe('listening', () => {
  it('hears a document appear, change and go', async () => {
    const ref = db.doc('calls/a');
    const heard: unknown[] = [];
    let told = () => {};
    const stop = ref.onSnapshot((snapshot) => {
      heard.push(snapshot.exists ? snapshot.get('n') : 'missing');
      told();
    });
    const until = async (count: number) => {
      while (heard.length < count) await new Promise<void>((resolve) => (told = resolve));
    };
    await until(1);
    await ref.set({ n: 1 });
    await until(2);
    await ref.update({ n: 2 });
    await until(3);
    await ref.delete();
    await until(4);
    stop();
    expect(heard).toEqual(['missing', 1, 2, 'missing']);
  });

  it('hears a query', async () => {
    const heard: string[][] = [];
    let told = () => {};
    const stop = db
      .collection('items')
      .where('n', '>', 1)
      .onSnapshot((snapshot) => {
        heard.push(snapshot.docChanges().map(({ type, doc }) => `${type} ${doc.id}`));
        told();
      });
    const until = async (count: number) => {
      while (heard.length < count) await new Promise<void>((resolve) => (told = resolve));
    };
    await until(1);
    await db.doc('items/a').set({ n: 2 });
    await until(2);
    await db.doc('items/b').set({ n: 0 });
    await db.doc('items/a').set({ n: 3 });
    await until(3);
    await db.doc('items/a').set({ n: 0 });
    await until(4);
    stop();
    expect(heard).toEqual([[], ['added a'], ['modified a'], ['removed a']]);
  });
});

describe('bulk', () => {
  it('deletes everything below a document', async () => {
    const writer = db.bulkWriter();
    void writer.set(db.doc('calls/a'), { n: 1 });
    for (let n = 0; n < 30; n += 1) void writer.create(db.doc(`calls/a/callerCandidates/${n}`), { n });
    void writer.set(db.doc('calls/b'), { n: 1 });
    await writer.close();
    expect((await db.collection('calls/a/callerCandidates').count().get()).data().count).toBe(30);
    await db.recursiveDelete(db.doc('calls/a'));
    expect((await db.collection('calls/a/callerCandidates').get()).size).toBe(0);
    expect((await db.collection('calls').get()).docs.map(({ id }) => id)).toEqual(['b']);
  });

  it('tells each failed write of a BulkWriter', async () => {
    await db.doc('calls/a').set({});
    const writer = db.bulkWriter();
    writer.onWriteError(() => false);
    const failing = writer.create(db.doc('calls/a'), {});
    const fine = writer.create(db.doc('calls/b'), {});
    await writer.close();
    await expect(failing).rejects.toMatchObject({ code: 6 });
    await expect(fine).resolves.toBeDefined();
  });
});
