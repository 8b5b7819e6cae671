import {
  assertFails,
  assertSucceeds,
  initializeTestEnvironment,
  type RulesTestEnvironment,
} from '@firebase/rules-unit-testing';
import {
  deleteDoc,
  doc,
  getDoc,
  onSnapshot,
  serverTimestamp,
  setDoc,
  setLogLevel,
  updateDoc,
} from 'firebase/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { firestoreUnderTest, type FirestoreUnderTest } from './firestore-under-test.ts';

const RULES = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /notes/{id} {
      allow get: if resource == null || request.auth.uid == resource.data.owner;
      allow create: if request.auth != null && request.resource.data.owner == request.auth.uid
        && request.resource.data.at == request.time;
      allow update: if request.auth.uid == resource.data.owner
        && request.resource.data.diff(resource.data).affectedKeys().hasOnly(['text']);
    }
  }
}`;

let emulator: FirestoreUnderTest;
let environment: RulesTestEnvironment;
beforeAll(async () => {
  // Refusals are what is tested here.
  setLogLevel('silent');
  emulator = await firestoreUnderTest();
  environment = await initializeTestEnvironment({
    projectId: 'demo-rules-unit-testing',
    firestore: { host: emulator.host, port: emulator.port, rules: RULES },
  });
});
afterEach(() => environment.clearFirestore());
afterAll(async () => {
  await environment.cleanup();
  await emulator.close();
});

describe('@firebase/rules-unit-testing', () => {
  it('judges who writes what', async () => {
    const ana = environment.authenticatedContext('ana').firestore();
    const bo = environment.authenticatedContext('bo').firestore();
    const nobody = environment.unauthenticatedContext().firestore();
    const note = { owner: 'ana', text: 'hello', at: serverTimestamp() };
    await assertFails(setDoc(doc(nobody, 'notes/a'), note));
    await assertFails(setDoc(doc(bo, 'notes/a'), note));
    await assertFails(setDoc(doc(ana, 'notes/a'), { ...note, at: new Date() }));
    await assertSucceeds(setDoc(doc(ana, 'notes/a'), note));
    await assertSucceeds(updateDoc(doc(ana, 'notes/a'), { text: 'bye' }));
    await assertFails(updateDoc(doc(ana, 'notes/a'), { owner: 'bo' }));
    await assertFails(deleteDoc(doc(ana, 'notes/a')));
  });

  it('judges who reads, missing documents too', async () => {
    const ana = environment.authenticatedContext('ana').firestore();
    const bo = environment.authenticatedContext('bo').firestore();
    await environment.withSecurityRulesDisabled((context) =>
      setDoc(doc(context.firestore(), 'notes/a'), { owner: 'ana' }),
    );
    expect((await assertSucceeds(getDoc(doc(ana, 'notes/a')))).data()).toEqual({ owner: 'ana' });
    await assertFails(getDoc(doc(bo, 'notes/a')));
    await assertSucceeds(getDoc(doc(bo, 'notes/missing')));
    await assertFails(getDoc(doc(ana, 'elsewhere/a')));
  });

  it('cuts a listener off when its rule no longer holds', async () => {
    const ana = environment.authenticatedContext('ana').firestore();
    await environment.withSecurityRulesDisabled((context) =>
      setDoc(doc(context.firestore(), 'notes/a'), { owner: 'ana' }),
    );
    const heard: unknown[] = [];
    const cutOff = new Promise((resolve) => {
      onSnapshot(
        doc(ana, 'notes/a'),
        (snapshot) => {
          heard.push(snapshot.data());
          void environment.withSecurityRulesDisabled((context) =>
            setDoc(doc(context.firestore(), 'notes/a'), { owner: 'bo' }),
          );
        },
        resolve,
      );
    });
    expect(await cutOff).toMatchObject({ code: 'permission-denied' });
    expect(heard).toEqual([{ owner: 'ana' }]);
  });

  it('hears what is wrong with rules', async () => {
    const broken = initializeTestEnvironment({
      projectId: 'demo-broken-rules',
      firestore: { host: emulator.host, port: emulator.port, rules: 'service cloud.firestore { match' },
    });
    await expect(broken).rejects.toThrow(/line/);
  });
});
