import { ParleyError, type ErrorCode } from '../../../contract/errors.ts';
import { field } from '../../../contract/json-field.ts';
import { toFields, type Plain } from './firestore-values.ts';

/** Where ID tokens come from. */
export interface TokenSource {
  /** The token at hand, without waiting: all that a closing page can use. */
  current(): string | null;
  /** A valid token, renewed if need be. */
  fresh(): Promise<string>;
}

export interface DocumentWrite {
  /** Path below the database's root, e.g. `calls/abcdefghjk`. */
  readonly path: string;
  readonly data: { readonly [field: string]: Plain };
  /** Field paths that are set from `data`, or deleted where `data` lacks them. Without: all of the document. */
  readonly mask?: readonly string[];
  /** Field paths that get the commit's time. */
  readonly serverTimes?: readonly string[];
  /** What must be so before: that the document exists, or doesn't. Without: either. */
  readonly exists?: boolean;
}

export interface CommitOptions {
  /** What PERMISSION_DENIED means here. */
  readonly denied?: ErrorCode;
  /** Sent with what is at hand, in this task, and outliving the page. */
  readonly keepalive?: boolean;
}

export interface FirestoreRestOptions {
  /** E.g. `https://firestore.googleapis.com/v1/`. */
  readonly baseUrl: string;
  readonly projectId: string;
  readonly tokens: TokenSource;
  /** Tokens of App Check, where it is switched on. */
  readonly appCheck?: TokenSource | null;
  readonly fetch?: typeof globalThis.fetch;
}

const TIMEOUT_MS = 10_000;
const CONTENTION_RETRY_MS = [50, 150, 400];

/**
 * Writes by `documents:commit` of Firestore's REST API: one round trip on a warm connection.
 * The SDK's Write stream takes two more before the first write, and can't be sent by a page
 * that is closing.
 * https://firebase.google.com/docs/firestore/reference/rest/v1/projects.databases.documents/commit
 */
export class FirestoreRest {
  readonly #root: string;
  readonly #url: string;
  readonly #tokens: TokenSource;
  readonly #appCheck: TokenSource | null;
  readonly #fetch: typeof globalThis.fetch;
  #aheadMs = 0;

  constructor({ baseUrl, projectId, tokens, appCheck, fetch }: FirestoreRestOptions) {
    this.#root = `projects/${projectId}/databases/(default)/documents`;
    this.#url = `${baseUrl}${this.#root}:commit`;
    this.#tokens = tokens;
    this.#appCheck = appCheck ?? null;
    this.#fetch = fetch ?? ((input, init) => globalThis.fetch(input, init));
  }

  /** The server's time in milliseconds since 1970, learned from the last commit. */
  now(): number {
    return Date.now() + this.#aheadMs;
  }

  /** All of `writes` or none. Refusals and failures are ParleyError. */
  async commit(writes: readonly DocumentWrite[], options: CommitOptions = {}): Promise<void> {
    const body = JSON.stringify({ writes: writes.map((write) => this.#toWire(write)) });
    for (const wait of [...CONTENTION_RETRY_MS, null]) {
      const status = await this.#send(body, options);
      if (status === 'OK') return;
      // Another commit touched the document at the same moment; ours was not applied.
      if (status === 'ABORTED' && wait !== null && options.keepalive !== true) {
        await new Promise((resolve) => setTimeout(resolve, wait));
        continue;
      }
      throw new ParleyError(codeFor(status, options), `Firestore answered ${status}`);
    }
  }

  async #send(body: string, { keepalive = false }: CommitOptions): Promise<string> {
    const now = keepalive ? this.#headersAtHand() : null;
    let sentAt: number;
    let response: Response;
    let answer: unknown;
    try {
      // A token that has run out is renewed over the network, too.
      const headers = now ?? (await this.#freshHeaders());
      sentAt = Date.now();
      response = await this.#fetch(this.#url, {
        method: 'POST',
        headers,
        body,
        keepalive,
        // A page that is closing has nobody left to wait for it.
        signal: keepalive ? null : AbortSignal.timeout(TIMEOUT_MS),
      });
      answer = await response.json().catch(() => null);
    } catch (error) {
      const offline = globalThis.navigator?.onLine === false;
      throw new ParleyError(offline ? 'network/offline' : 'network/firebase-unreachable', undefined, {
        cause: error,
      });
    }
    if (response.ok) {
      this.#learnTime(answer, sentAt);
      return 'OK';
    }
    return statusOf(answer) ?? `HTTP ${response.status}`;
  }

  /** Without waiting; null when something is missing. */
  #headersAtHand(): Record<string, string> | null {
    const token = this.#tokens.current();
    const attested = this.#appCheck?.current();
    return token === null || attested === null ? null : headersFor(token, attested);
  }

  async #freshHeaders(): Promise<Record<string, string>> {
    const [token, attested] = await Promise.all([this.#tokens.fresh(), this.#appCheck?.fresh()]);
    return headersFor(token, attested);
  }

  #learnTime(answer: unknown, sentAt: number): void {
    const commitTime = field(answer, 'commitTime');
    const serverMs = typeof commitTime === 'string' ? Date.parse(commitTime) : NaN;
    if (Number.isNaN(serverMs)) return;
    this.#aheadMs = serverMs - (sentAt + Date.now()) / 2;
  }

  #toWire({ path, data, mask, serverTimes, exists }: DocumentWrite): object {
    return {
      update: { name: `${this.#root}/${path}`, fields: toFields(data) },
      ...(mask === undefined ? {} : { updateMask: { fieldPaths: mask } }),
      ...(serverTimes === undefined
        ? {}
        : {
            updateTransforms: serverTimes.map((fieldPath) => ({
              fieldPath,
              setToServerValue: 'REQUEST_TIME',
            })),
          }),
      ...(exists === undefined ? {} : { currentDocument: { exists } }),
    };
  }
}

const headersFor = (token: string, appCheck: string | undefined): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
  ...(appCheck === undefined ? {} : { 'x-firebase-appcheck': appCheck }),
});

/** The ParleyError code for a google.rpc.Code by name, or an HTTP status without one. */
function codeFor(status: string, { denied = 'call/not-allowed' }: CommitOptions): ErrorCode {
  switch (status) {
    // What is created and exists already is an update to the rules, which they refuse; or would.
    case 'PERMISSION_DENIED':
    case 'ALREADY_EXISTS':
      return denied;
    case 'UNAUTHENTICATED':
      return 'call/not-allowed';
    case 'NOT_FOUND':
      return 'call/unknown';
    case 'INVALID_ARGUMENT':
    case 'FAILED_PRECONDITION':
    case 'UNIMPLEMENTED':
      return 'internal';
    default:
      return 'network/firebase-unreachable';
  }
}

/** The name in google.rpc.Status as JSON: `{ error: { status: 'PERMISSION_DENIED', … } }`. */
function statusOf(answer: unknown): string | null {
  const status = field(field(answer, 'error'), 'status');
  return typeof status === 'string' ? status : null;
}
