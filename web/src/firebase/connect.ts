import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  onIdTokenChanged,
  signInAnonymously,
  type Auth,
  type User,
} from 'firebase/auth';
import { initializeFirestore, memoryLocalCache, type Firestore } from 'firebase/firestore';
import type { Connection } from '../call/call-session.ts';
import { FirestoreRest, type TokenSource } from '../signaling/firestore-rest.ts';
import { FirestoreSignaling } from '../signaling/firestore.ts';
import { isDemoProject, type FirebaseConfig } from './config.ts';
import { iceServersUrl, mintIceServers } from './ice-servers.ts';
import type { PageSettings } from './settings.ts';

/**
 * This module and what it imports hold all of the Firebase SDK; it is loaded lazily.
 *
 * Signs in anonymously and connects the signaling. A demo project is served whole by the
 * page's own origin, any other by Firebase's addresses. The app lives as long as the page:
 * closing a signaling stops its listeners, and Firestore lets go of its streams when idle.
 */
export async function connect(
  config: FirebaseConfig,
  settings: PageSettings,
  page: URL,
): Promise<Connection> {
  shared ??= open(config, settings, page).catch((error: unknown) => {
    shared = null;
    throw error;
  });
  const { user, firestore, rest, appCheck } = await shared;
  const mint = {
    url: iceServersUrl(config.projectId, page),
    token: () => user.getIdToken(),
    appCheck: appCheck === null ? undefined : () => appCheck.fresh(),
  };
  return {
    signaling: new FirestoreSignaling({ uid: user.uid, firestore, rest }),
    mintIceServers: (id) => mintIceServers(id, mint),
  };
}

interface SharedConnection {
  readonly user: User;
  readonly firestore: Firestore;
  readonly rest: FirestoreRest;
  readonly appCheck: TokenSource | null;
}

let shared: Promise<SharedConnection> | null = null;

async function open(config: FirebaseConfig, settings: PageSettings, page: URL): Promise<SharedConnection> {
  const isDemo = isDemoProject(config.projectId);
  const app: FirebaseApp = initializeApp({ ...config });
  try {
    const appCheck =
      settings.appCheckKey === ''
        ? null
        : (await import('./app-check.ts')).startAppCheck(app, settings.appCheckKey);
    // Without a popup resolver, the code and the iframe for signing in by popup stay away.
    const auth = initializeAuth(app, { persistence: [indexedDBLocalPersistence, browserLocalPersistence] });
    if (isDemo) connectAuthEmulator(auth, page.origin, { disableWarnings: true });
    const firestore = initializeFirestore(app, {
      localCache: memoryLocalCache(),
      ...(isDemo ? { host: page.host, ssl: page.protocol === 'https:' } : {}),
    });
    const user = await signIn(auth);
    let token: string | null = null;
    onIdTokenChanged(auth, (changed) => {
      changed?.getIdToken().then(
        (next) => (token = next),
        () => undefined,
      );
    });
    const rest = new FirestoreRest({
      baseUrl: isDemo ? `${page.origin}/v1/` : 'https://firestore.googleapis.com/v1/',
      projectId: config.projectId,
      tokens: { current: () => token, fresh: () => user.getIdToken() },
      appCheck,
    });
    return { user, firestore, rest, appCheck };
  } catch (error) {
    await deleteApp(app);
    throw error;
  }
}

/** Who signed in here before, or somebody new. */
async function signIn(auth: Auth): Promise<User> {
  await auth.authStateReady();
  return auth.currentUser ?? (await signInAnonymously(auth)).user;
}
