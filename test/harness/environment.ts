import { PROJECT } from '../../emulator/suite/paths.ts';

/** A name that tests point at this machine: a browser doesn't take it for a secure origin, as it does localhost. */
export const INSECURE_NAME = 'parley.test';

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set: these tests run inside the emulators, by npm test or npm run test:emulators.`,
  );
}

/** The page's address, e.g. `http://localhost:5170`. */
export const originUrl = (): string => required('PARLEY_ORIGIN');

/** Base of Firestore's documents as the administrator reaches them. */
export const documentsUrl = (): string =>
  `http://${required('FIRESTORE_EMULATOR_HOST')}/v1/projects/${PROJECT}/databases/(default)/documents`;

/** Where the local Firestore tells what it has counted; Google's has no such thing. */
export const usageUrl = (project = PROJECT): string =>
  `http://${required('FIRESTORE_EMULATOR_HOST')}/emulator/v1/projects/${project}/usage`;

/** How far a project's time in the local Firestore is ahead of this machine's. */
export const clockUrl = (project: string): string =>
  `http://${required('FIRESTORE_EMULATOR_HOST')}/emulator/v1/projects/${project}/clock`;

/** For commands that start the emulators themselves. */
export function useFirestoreAt(port: number): void {
  process.env['FIRESTORE_EMULATOR_HOST'] = `127.0.0.1:${port}`;
}
