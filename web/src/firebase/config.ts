import { ParleyError } from '../../../contract/errors.ts';

/** The part of a Firebase web app's configuration that Parley uses. */
export interface FirebaseConfig {
  readonly projectId: string;
  readonly apiKey: string;
  readonly appId?: string;
  readonly authDomain?: string;
}

/** Firebase Hosting serves it, also locally: one build runs on any project. */
const CONFIG_URL = '/__/firebase/init.json';

/** Projects of this kind exist in emulators alone. https://firebase.google.com/docs/emulator-suite/connect_firestore */
export const isDemoProject = (projectId: string): boolean => projectId.startsWith('demo-');

export async function loadConfig(fetch: typeof globalThis.fetch = globalThis.fetch): Promise<FirebaseConfig> {
  const response = await fetch(CONFIG_URL, { credentials: 'omit' });
  if (!response.ok) throw unusable(`${CONFIG_URL} answered ${response.status}`);
  return parseConfig(await response.json());
}

/** The configuration in what Hosting served. */
export function parseConfig(json: unknown): FirebaseConfig {
  const text = (name: string): string | undefined => {
    const value =
      typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const projectId = text('projectId');
  if (projectId === undefined) throw unusable(`${CONFIG_URL} names no project`);
  // Emulators take any key, but the SDK wants one.
  const apiKey = text('apiKey') ?? (isDemoProject(projectId) ? 'demo' : undefined);
  if (apiKey === undefined) throw unusable(`${CONFIG_URL} has no API key: the project needs a web app`);
  const appId = text('appId');
  const authDomain = text('authDomain');
  return {
    projectId,
    apiKey,
    ...(appId === undefined ? {} : { appId }),
    ...(authDomain === undefined ? {} : { authDomain }),
  };
}

const unusable = (message: string): ParleyError => new ParleyError('network/firebase-unreachable', message);
