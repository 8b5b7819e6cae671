import { ParleyError, type ErrorCode } from '../../../contract/errors.ts';
import {
  FUNCTIONS_REGION,
  ICE_SERVERS,
  type IceServer,
  type IceServersAnswer,
  type IceServersRequest,
} from '../../../contract/ice-servers.ts';
import { isStunUrl, isTurnUrl } from '../../../contract/ice-urls.ts';
import { field } from '../../../contract/json-field.ts';
import { isDemoProject } from './config.ts';

/** The function has 10 s itself. */
const WITHIN_MS = 12_000;

export interface MintOptions {
  readonly url: string;
  /** A valid ID token. */
  readonly token: () => Promise<string>;
  /** A token of App Check, where it is switched on. */
  readonly appCheck?: (() => Promise<string>) | undefined;
  readonly fetch?: typeof globalThis.fetch;
}

/** Where the function is: a demo project has it at the page's own origin. */
export function iceServersUrl(projectId: string, page: URL): string {
  return isDemoProject(projectId)
    ? `${page.origin}/${projectId}/${FUNCTIONS_REGION}/${ICE_SERVERS}`
    : `https://${FUNCTIONS_REGION}-${projectId}.cloudfunctions.net/${ICE_SERVERS}`;
}

/**
 * ICE servers for a call, from the function; refusals and failures are ParleyError. It speaks the
 * protocol of callables itself, since the SDK for functions would be loaded for this one request:
 * https://firebase.google.com/docs/functions/callable-reference
 */
export async function mintIceServers(
  id: string,
  { url, token, appCheck, fetch }: MintOptions,
): Promise<IceServersAnswer> {
  const [idToken, attested] = await Promise.all([token(), appCheck?.()]);
  let response: Response;
  let body: unknown;
  try {
    response = await (fetch ?? globalThis.fetch)(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${idToken}`,
        'content-type': 'application/json',
        ...(attested === undefined ? {} : { 'x-firebase-appcheck': attested }),
      },
      body: JSON.stringify({ data: { id } satisfies IceServersRequest }),
      credentials: 'omit',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    body = await response.json().catch(() => null);
  } catch (error) {
    const offline = globalThis.navigator?.onLine === false;
    throw new ParleyError(offline ? 'network/offline' : 'network/firebase-unreachable', undefined, {
      cause: error,
    });
  }
  const refusal = field(body, 'error');
  if (!response.ok || refusal !== undefined) {
    throw new ParleyError(codeOf(refusal), `${ICE_SERVERS} answered ${response.status}`);
  }
  const answer = parseAnswer(field(body, 'result'));
  if (answer === null) throw new ParleyError('internal', `${ICE_SERVERS} gave an answer that is none`);
  return answer;
}

/** The answer without what no browser would take, or null when it is none at all. */
export function parseAnswer(json: unknown): IceServersAnswer | null {
  const servers = field(json, 'iceServers');
  const expiresAt = field(json, 'expiresAt');
  if (!Array.isArray(servers) || typeof expiresAt !== 'number' || !Number.isFinite(expiresAt)) return null;
  return { iceServers: servers.flatMap((server: unknown) => parseServer(server) ?? []), expiresAt };
}

function parseServer(server: unknown): IceServer | null {
  const urls = field(server, 'urls');
  const username = field(server, 'username');
  const credential = field(server, 'credential');
  if (!Array.isArray(urls)) return null;
  const hasCredential = typeof username === 'string' && typeof credential === 'string';
  // A TURN URL without credentials makes the browser refuse all servers.
  const usable = urls.filter(
    (url): url is string => typeof url === 'string' && (isStunUrl(url) || (hasCredential && isTurnUrl(url))),
  );
  if (usable.length === 0) return null;
  return hasCredential ? { urls: usable, username, credential } : { urls: usable };
}

const BY_STATUS: { readonly [status: string]: ErrorCode } = {
  UNAUTHENTICATED: 'call/not-allowed',
  PERMISSION_DENIED: 'call/not-allowed',
  RESOURCE_EXHAUSTED: 'limit/reached',
  INTERNAL: 'internal',
  INVALID_ARGUMENT: 'internal',
};

/** What the function says in `details.code`. */
const CODES: readonly ErrorCode[] = [
  'call/invalid-id',
  'call/unknown',
  'call/full',
  'call/ended',
  'call/not-allowed',
  'limit/reached',
  'internal',
];

/** The code of a refusal; whatever isn't the function's own answer means that it can't be reached. */
function codeOf(refusal: unknown): ErrorCode {
  const said = field(field(refusal, 'details'), 'code');
  const status = field(refusal, 'status');
  const known = CODES.find((code) => code === said);
  return known ?? BY_STATUS[typeof status === 'string' ? status : ''] ?? 'network/firebase-unreachable';
}
