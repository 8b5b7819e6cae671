import { PROJECT } from '../../emulator/suite/paths.ts';
import { FUNCTIONS_REGION } from '../../contract/ice-servers.ts';

/** `host:port` of the Functions emulator. */
const functionsHost = (): string => process.env['PARLEY_FUNCTIONS'] ?? '127.0.0.1:5001';

export const callableUrl = (name: string): string =>
  `http://${functionsHost()}/${PROJECT}/${FUNCTIONS_REGION}/${name}`;

export interface Person {
  readonly uid: string;
  readonly token: string;
}

/** A new anonymous person, from the Auth emulator. */
export async function signUp(): Promise<Person> {
  const auth = process.env['FIREBASE_AUTH_EMULATOR_HOST'];
  if (!auth) throw new Error('These tests run inside the emulators: npm run test:emulators.');
  const response = await fetch(`http://${auth}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ returnSecureToken: true }),
  });
  const { localId, idToken } = (await response.json()) as { localId: string; idToken: string };
  return { uid: localId, token: idToken };
}

export interface CallableAnswer {
  readonly status: number;
  readonly result?: unknown;
  readonly error?: {
    readonly status: string;
    readonly message: string;
    readonly details?: { readonly code?: string };
  };
}

/** Calls by the protocol of https://firebase.google.com/docs/functions/callable-reference. */
export async function callFunction(
  url: string,
  data: unknown,
  person: Person | null,
  headers: Readonly<Record<string, string>> = {},
): Promise<CallableAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(person ? { authorization: `Bearer ${person.token}` } : {}),
      ...headers,
    },
    body: JSON.stringify({ data }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

/** Fires a scheduled function, which the emulator never does by itself. Resolves with the HTTP status. */
export async function fireSchedule(name: string): Promise<number> {
  const trigger = `${FUNCTIONS_REGION}-${name}-0`;
  const response = await fetch(
    `http://${functionsHost()}/functions/projects/${PROJECT}/triggers/${trigger}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'ce-datacontenttype': 'application/json' },
      body: '{}',
    },
  );
  await response.text();
  return response.status;
}
