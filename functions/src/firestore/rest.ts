import { decodeFields, type RestDocument } from './values.ts';

/** Firestore refused. `code` is a google.rpc.Code's name, e.g. `PERMISSION_DENIED`, else the HTTP status. */
export class FirestoreRestError extends Error {
  override readonly name = 'FirestoreRestError';
  readonly code: string | number;

  constructor(code: string | number) {
    super(`Firestore answered ${code}`);
    this.code = code;
  }
}

/** One write of a commit, as google.firestore.v1.Write in JSON. */
export interface RestWrite {
  readonly update: { readonly name: string; readonly fields: Readonly<Record<string, unknown>> };
  readonly updateMask: { readonly fieldPaths: readonly string[] };
  readonly updateTransforms: readonly {
    readonly fieldPath: string;
    readonly increment: { readonly integerValue: string };
  }[];
}

/**
 * The two calls of https://firebase.google.com/docs/firestore/reference/rest that minting needs.
 * The Admin SDK loads in 0.3 s and more, which a cold start feels, and keeps to itself what an
 * increment came to, which is what the counting is built on.
 */
export interface FirestoreRest {
  /** The named fields of a document, or null when there is none. One read. */
  get(path: string, fields: readonly string[]): Promise<Record<string, unknown> | null>;
  /** Commits one write; resolves with what its increments came to, in their order. */
  commit(write: Omit<RestWrite, 'update'> & RestUpdate): Promise<number[]>;
}

interface RestUpdate {
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface FirestoreRestOptions {
  readonly project: string;
  /** `host:port` of an emulator; Google's when absent. */
  readonly emulator?: string | undefined;
  /** An OAuth access token of the functions' service account. */
  readonly accessToken: () => Promise<string>;
  readonly timeoutMs?: number;
}

export function createFirestoreRest(options: FirestoreRestOptions): FirestoreRest {
  const root = options.emulator ? `http://${options.emulator}/v1` : 'https://firestore.googleapis.com/v1';
  const database = `projects/${options.project}/databases/(default)/documents`;

  const call = async (url: string, init: RequestInit): Promise<Response> =>
    fetch(url, {
      ...init,
      headers: {
        authorization: `Bearer ${options.emulator ? 'owner' : await options.accessToken()}`,
        'content-type': 'application/json',
      },
      signal: AbortSignal.timeout(options.timeoutMs ?? 3_000),
    });

  return {
    get: async (path, fields) => {
      const mask = new URLSearchParams(fields.map((field) => ['mask.fieldPaths', field]));
      const response = await call(`${root}/${database}/${path}?${mask}`, { method: 'GET' });
      if (response.status === 404) return null;
      await expectOk(response);
      return decodeFields(((await response.json()) as RestDocument).fields ?? {});
    },
    commit: async ({ path, fields, updateMask, updateTransforms }) => {
      const write: RestWrite = {
        update: { name: `${database}/${path}`, fields },
        updateMask,
        updateTransforms,
      };
      const response = await call(`${root}/${database}:commit`, {
        method: 'POST',
        body: JSON.stringify({ writes: [write] }),
      });
      await expectOk(response);
      const answer = (await response.json()) as CommitAnswer;
      return (answer.writeResults?.[0]?.transformResults ?? []).map((value) => Number(value.integerValue));
    },
  };
}

interface CommitAnswer {
  readonly writeResults?: readonly {
    readonly transformResults?: readonly { readonly integerValue?: string }[];
  }[];
}

async function expectOk(response: Response): Promise<void> {
  if (response.ok) return;
  const body = (await response.json().catch(() => null)) as { error?: { status?: string } } | null;
  throw new FirestoreRestError(body?.error?.status ?? response.status);
}
