import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import {
  arrayUnion,
  collection,
  connectFirestoreEmulator,
  deleteDoc,
  doc,
  getCountFromServer,
  getDoc,
  getDocs,
  increment,
  initializeFirestore,
  onSnapshot,
  orderBy,
  query,
  runTransaction,
  serverTimestamp,
  setDoc,
  setLogLevel,
  Timestamp,
  updateDoc,
  where,
  writeBatch,
  type Firestore,
} from 'firebase/firestore';
import {
  getDoc as getDocLite,
  initializeFirestore as initializeLite,
  doc as docLite,
  connectFirestoreEmulator as connectLite,
  setDoc as setDocLite,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  clearDocuments,
  firestoreUnderTest,
  loadRules,
  OPEN_RULES,
  type FirestoreUnderTest,
} from './firestore-under-test.ts';

const PROJECT = 'demo-web-sdk';

let emulator: FirestoreUnderTest;
let app: FirebaseApp;
let db: Firestore;
beforeAll(async () => {
  setLogLevel('silent');
  emulator = await firestoreUnderTest();
  await loadRules(emulator, PROJECT, OPEN_RULES);
  app = initializeApp({ projectId: PROJECT }, PROJECT);
  db = initializeFirestore(app, {});
  connectFirestoreEmulator(db, emulator.host, emulator.port);
});
afterAll(async () => {
  await deleteApp(app);
  await emulator.close();
});
beforeEach(() => clearDocuments(emulator, PROJECT));

/** Collects what a listener hears and waits for it. */
function listener<T>() {
  const heard: T[] = [];
  let told = () => {};
  return {
    heard,
    hear: (value: T) => {
      heard.push(value);
      told();
    },
    until: async (condition: () => boolean) => {
      while (!condition()) await new Promise<void>((resolve) => (told = resolve));
    },
  };
}

describe('the web SDK in Node, over gRPC', () => {
  it('writes and reads', async () => {
    const ref = doc(db, 'calls/a');
    await setDoc(ref, { n: 1, at: serverTimestamp(), text: 'ž🦜' });
    await updateDoc(ref, { n: increment(2), names: arrayUnion('x') });
    const data = (await getDoc(ref)).data();
    expect(data).toMatchObject({ n: 3, names: ['x'], text: 'ž🦜' });
    expect(data?.['at']).toBeInstanceOf(Timestamp);
    await deleteDoc(ref);
    expect((await getDoc(ref)).exists()).toBe(false);
    await expect(updateDoc(ref, { n: 1 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('carries several listeners on one stream', async () => {
    const single = listener<unknown>();
    const many = listener<string[]>();
    const stops = [
      onSnapshot(doc(db, 'calls/a'), (snapshot) => single.hear(snapshot.data()?.['n'] ?? 'missing')),
      onSnapshot(query(collection(db, 'calls'), where('n', '>', 1), orderBy('n')), (snapshot) =>
        many.hear(snapshot.docs.map(({ id }) => id)),
      ),
    ];
    await single.until(() => single.heard.length === 1);
    await many.until(() => many.heard.length === 1);
    const batch = writeBatch(db);
    batch.set(doc(db, 'calls/a'), { n: 1 });
    batch.set(doc(db, 'calls/b'), { n: 2 });
    await batch.commit();
    await updateDoc(doc(db, 'calls/a'), { n: 3 });
    await many.until(() => many.heard.at(-1)?.length === 2);
    await deleteDoc(doc(db, 'calls/a'));
    await single.until(() => single.heard.at(-1) === 'missing');
    await many.until(() => many.heard.at(-1)?.length === 1);
    for (const stop of stops) stop();
    expect(single.heard).toEqual(['missing', 1, 3, 'missing']);
    expect(many.heard).toEqual([[], ['b'], ['b', 'a'], ['b']]);
  });

  it('runs transactions, with a document that is only read', async () => {
    await setDoc(doc(db, 'calls/a'), { n: 1 });
    await setDoc(doc(db, 'calls/read'), { n: 10 });
    await runTransaction(db, async (transaction) => {
      const a = await transaction.get(doc(db, 'calls/a'));
      const read = await transaction.get(doc(db, 'calls/read'));
      transaction.update(doc(db, 'calls/a'), {
        n: (a.data()?.['n'] as number) + (read.data()?.['n'] as number),
      });
    });
    expect((await getDoc(doc(db, 'calls/a'))).data()).toEqual({ n: 11 });
  });

  it('repeats a transaction when a document that it only read has changed', async () => {
    await setDoc(doc(db, 'calls/read'), { n: 1 });
    let tries = 0;
    await runTransaction(db, async (transaction) => {
      tries += 1;
      const read = await transaction.get(doc(db, 'calls/read'));
      if (tries === 1) await setDoc(doc(db, 'calls/read'), { n: 2 });
      transaction.set(doc(db, 'calls/copy'), read.data() ?? {});
    });
    expect(tries).toBe(2);
    expect((await getDoc(doc(db, 'calls/copy'))).data()).toEqual({ n: 2 });
  });

  it('queries and counts', async () => {
    for (const n of [1, 2, 3]) await setDoc(doc(db, `items/${n}`), { n });
    const found = await getDocs(query(collection(db, 'items'), where('n', '>=', 2), orderBy('n', 'desc')));
    expect(found.docs.map(({ id }) => id)).toEqual(['3', '2']);
    expect((await getCountFromServer(collection(db, 'items'))).data().count).toBe(3);
  });
});

it('serves firestore/lite over REST', async () => {
  const liteApp = initializeApp({ projectId: PROJECT }, 'lite');
  const lite = initializeLite(liteApp, {});
  connectLite(lite, emulator.host, emulator.port);
  await setDocLite(docLite(lite, 'calls/a'), { n: 1, none: null, nan: NaN });
  expect((await getDocLite(docLite(lite, 'calls/a'))).data()).toEqual({ n: 1, none: null, nan: NaN });
  expect((await getDocLite(docLite(lite, 'calls/b'))).exists()).toBe(false);
  await deleteApp(liteApp);
});
