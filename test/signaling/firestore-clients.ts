import { readFileSync } from 'node:fs';
import { deleteApp, initializeApp } from 'firebase/app';
import { connectFirestoreEmulator, getFirestore, terminate } from 'firebase/firestore';
import { FirestoreRest } from '../../web/src/signaling/firestore-rest.ts';
import { FirestoreSignaling } from '../../web/src/signaling/firestore.ts';

const PROJECT = 'demo-parley-signaling';
const [host = '127.0.0.1', port = '8080'] = (process.env['FIRESTORE_EMULATOR_HOST'] ?? '').split(':');
const ORIGIN = `http://${host || '127.0.0.1'}:${port}`;

/** Puts firestore.rules into force for these tests' project. */
export async function useRules(project = PROJECT): Promise<void> {
  const content = readFileSync(new URL('../../firestore.rules', import.meta.url), 'utf8');
  const response = await fetch(`${ORIGIN}/emulator/v1/projects/${project}:securityRules`, {
    method: 'PUT',
    body: JSON.stringify({ rules: { files: [{ name: 'firestore.rules', content }] } }),
  });
  if (!response.ok) throw new Error(`The rules were refused: ${await response.text()}`);
}

/** An ID token as the Auth emulator makes them: unsigned. */
function tokenFor(uid: string, project: string): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (object: object): string => Buffer.from(JSON.stringify(object)).toString('base64url');
  const claims = {
    iss: `https://securetoken.google.com/${project}`,
    aud: project,
    sub: uid,
    user_id: uid,
    auth_time: now,
    iat: now,
    exp: now + 3600,
    provider_id: 'anonymous',
    firebase: { identities: {}, sign_in_provider: 'anonymous' },
  };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

function restWith(token: string, projectId = PROJECT): FirestoreRest {
  const tokens = { current: () => token, fresh: async () => token };
  return new FirestoreRest({ baseUrl: `${ORIGIN}/v1/`, projectId, tokens });
}

/** Writes past the rules. */
export const administrator = (): FirestoreRest => restWith('owner');

let apps = 0;

/** Clients as pages have them, each with a connection of its own. */
export class FirestoreClients {
  readonly #project: string;
  readonly #closing: Promise<void>[] = [];

  constructor(project = PROJECT) {
    this.#project = project;
  }

  /** Signed in as somebody of this name. */
  make(name: string): FirestoreSignaling {
    const uid = `${name}-uid`;
    const token = tokenFor(uid, this.#project);
    const app = initializeApp({ projectId: this.#project, apiKey: 'none' }, `signaling-${(apps += 1)}`);
    const firestore = getFirestore(app);
    connectFirestoreEmulator(firestore, host || '127.0.0.1', Number(port), { mockUserToken: token });
    return new FirestoreSignaling({
      uid,
      firestore,
      rest: restWith(token, this.#project),
      onClose: () => this.#closing.push(terminate(firestore).then(() => deleteApp(app))),
    });
  }

  /** Resolves once those that were closed have let go. */
  async closed(): Promise<void> {
    await Promise.all(this.#closing.splice(0));
  }
}
