import { startFirestoreServer } from '../../emulator/server.ts';

/** A Firestore emulator that tests talk to from outside. */
export interface FirestoreUnderTest {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The emulator that FIRESTORE_EMULATOR_HOST names, so that the same tests run on Google's; without
 * one, ours on a free port, and the variable set for the Admin SDK.
 */
export async function firestoreUnderTest(): Promise<FirestoreUnderTest> {
  // The Admin SDK would otherwise look for a cloud metadata server on the network.
  process.env['METADATA_SERVER_DETECTION'] = 'none';
  const given = process.env['FIRESTORE_EMULATOR_HOST'];
  if (given !== undefined) {
    const url = new URL(`http://${given}`);
    return { host: url.hostname, port: Number(url.port), close: async () => {} };
  }
  const server = await startFirestoreServer();
  process.env['FIRESTORE_EMULATOR_HOST'] = `${server.host}:${server.port}`;
  return {
    host: server.host,
    port: server.port,
    close: async () => {
      delete process.env['FIRESTORE_EMULATOR_HOST'];
      await server.close();
    },
  };
}

/** Uses these Security Rules for a project. */
export async function loadRules(
  { host, port }: FirestoreUnderTest,
  project: string,
  content: string,
): Promise<void> {
  const response = await fetch(`http://${host}:${port}/emulator/v1/projects/${project}:securityRules`, {
    method: 'PUT',
    body: JSON.stringify({ rules: { files: [{ content }] } }),
  });
  if (!response.ok) throw new Error(`The rules were refused: ${await response.text()}`);
}

/** Deletes all documents of a project's default database. */
export async function clearDocuments({ host, port }: FirestoreUnderTest, project: string): Promise<void> {
  const path = `/emulator/v1/projects/${project}/databases/(default)/documents`;
  const response = await fetch(`http://${host}:${port}${path}`, { method: 'DELETE' });
  if (!response.ok) throw new Error(`The documents were not cleared: ${await response.text()}`);
}

/** Rules that let everyone do everything. */
export const OPEN_RULES = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /{document=**} {
      allow read, write: if true;
    }
  }
}`;
