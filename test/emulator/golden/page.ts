import { deleteApp, FirebaseError, initializeApp } from 'firebase/app';
import {
  collection,
  connectFirestoreEmulator,
  deleteDoc,
  doc,
  getCountFromServer,
  getDoc,
  getDocs,
  initializeFirestore,
  onSnapshot,
  orderBy,
  query,
  runTransaction,
  setDoc,
  updateDoc,
  where,
  writeBatch,
  type Firestore,
  type FirestoreSettings,
} from 'firebase/firestore';

/** What the page is asked to do; the results are compared with browser-webchannel.json. */
export interface Scenario {
  readonly name:
    | 'streaming'
    | 'queriesAndBatches'
    | 'forceLongPolling'
    | 'autoDetectLongPolling'
    | 'mockUserToken'
    | 'refusedWrite'
    | 'beyondTheRecord';
  readonly project: string;
  readonly host: string;
  readonly port: number;
}

const SETTINGS: Readonly<Record<Scenario['name'], FirestoreSettings>> = {
  streaming: { experimentalAutoDetectLongPolling: false },
  queriesAndBatches: { experimentalAutoDetectLongPolling: false },
  forceLongPolling: { experimentalForceLongPolling: true },
  autoDetectLongPolling: { experimentalAutoDetectLongPolling: true },
  mockUserToken: { experimentalAutoDetectLongPolling: false },
  refusedWrite: { experimentalAutoDetectLongPolling: false },
  beyondTheRecord: {},
};

async function run({ name, project, host, port }: Scenario): Promise<unknown[]> {
  const app = initializeApp({ projectId: project, apiKey: 'none' }, name);
  const db = initializeFirestore(app, SETTINGS[name]);
  connectFirestoreEmulator(db, host, port, name === 'mockUserToken' ? { mockUserToken: { sub: 'ana' } } : {});
  try {
    if (name === 'refusedWrite') return await refusedWrite(db);
    if (name === 'beyondTheRecord') return await beyondTheRecord(db);
    return await lifeOfADocument(db, name, name === 'queriesAndBatches');
  } finally {
    await deleteApp(app);
  }
}

/** A document appears, changes and goes while someone listens. */
async function lifeOfADocument(db: Firestore, name: string, withQueries: boolean): Promise<unknown[]> {
  const seen: unknown[] = [];
  let told = () => {};
  const ref = doc(db, name, 'live');
  const stop = onSnapshot(ref, { includeMetadataChanges: true }, (snapshot) => {
    seen.push({
      exists: snapshot.exists(),
      data: snapshot.data() ?? null,
      fromCache: snapshot.metadata.fromCache,
      pending: snapshot.metadata.hasPendingWrites,
    });
    told();
  });
  const until = async (count: number) => {
    while (seen.length < count) await new Promise<void>((resolve) => (told = resolve));
  };
  await until(1);
  await setDoc(ref, { n: 1 });
  await until(3);
  await updateDoc(ref, { n: 2 });
  await until(5);
  seen.push({ get: (await getDoc(ref)).data() });
  if (withQueries) seen.push(...(await queriesAndBatches(db)));
  const before = seen.length;
  await deleteDoc(ref);
  await until(before + 1);
  stop();
  return seen;
}

async function queriesAndBatches(db: Firestore): Promise<unknown[]> {
  const items = collection(db, 'items');
  const name = `more-${Date.now()}`;
  await setDoc(doc(items, name), { rank: 2, fresh: true });
  const ids = async (...constraints: Parameters<typeof query>[1][]) =>
    (await getDocs(query(items, ...constraints))).docs.map(({ id }) => id.replace(/\d{5,}/, '<n>'));
  const first = await ids(where('fresh', '==', true));
  const batch = writeBatch(db);
  batch.set(doc(items, 'b1'), { rank: 3 });
  batch.set(doc(items, 'b2'), { rank: 4 });
  batch.set(doc(items, 'good'), { rank: 1 });
  await batch.commit();
  return [{ query: first }, { query: await ids(orderBy('rank')) }];
}

/** A write that is too large is refused; the stream of writes goes on. */
async function refusedWrite(db: Firestore): Promise<unknown[]> {
  const outcome = (write: Promise<void>) =>
    write.then(
      () => 'ok',
      (error: unknown) =>
        error instanceof FirebaseError ? `${error.code}: ${error.message}` : String(error),
    );
  return [
    await outcome(setDoc(doc(db, 'refused', 'large'), { s: 'x'.repeat(1_048_488) })),
    await outcome(setDoc(doc(db, 'refused', 'small'), { s: 'x' })),
  ];
}

/** What goes over REST, and a listener that is refused: the record has neither. */
async function beyondTheRecord(db: Firestore): Promise<unknown[]> {
  const counter = doc(db, 'counters', 'a');
  await setDoc(counter, { n: 1 });
  const n = await runTransaction(db, async (transaction) => {
    const next = ((await transaction.get(counter)).data()?.['n'] as number) + 1;
    transaction.update(counter, { n: next });
    return next;
  });
  const { count } = (await getCountFromServer(collection(db, 'counters'))).data();
  const refused = await new Promise((resolve) => {
    onSnapshot(doc(db, 'mockUserToken', 'a'), resolve, (error) => resolve(error.code));
  });
  return [n, (await getDoc(counter)).data(), count, refused];
}

declare global {
  interface Window {
    runScenario: typeof run;
  }
}
window.runScenario = run;
