import type { Auth, Method, QueryConstraints } from '../rules/ruleset.ts';
import type { Database } from '../store/database.ts';
import type { StoredDocument } from '../store/stored-document.ts';
import { pathSegments } from '../values/resource-name.ts';
import type { Fields, Timestamp } from '../values/value.ts';
import type { Core } from './core.ts';
import { RpcError } from './status.ts';

/** One thing that rules are asked; rules/ruleset.ts tells the meaning of the parts. */
export interface Question {
  readonly method: Method;
  readonly path: string;
  readonly time: Timestamp;
  readonly before: Fields | null;
  readonly after: Fields | null;
  readonly query?: QueryConstraints;
}

export interface Verdict {
  readonly allowed: boolean;
  /** Paths of the documents that the rules read. */
  readonly accessed: readonly string[];
  readonly reason: string;
}

/** Most documents that the rules may read for one operation: https://firebase.google.com/docs/firestore/security/rules-conditions#access_call_limits */
const MAX_ACCESSES = 10;

/** Asks the rules; `after` has the documents that a commit is about to write. */
export function judge(
  core: Core,
  database: Database,
  auth: Auth | null,
  question: Question,
  after: ReadonlyMap<string, StoredDocument | null> = new Map(),
): Verdict {
  const { project, database: databaseId } = database.id;
  const rules = core.rules(project);
  if (rules === null) return { allowed: false, accessed: [], reason: 'No rules are set' };
  const { path, ...rest } = question;
  const decision = rules.evaluate(
    { ...rest, path: pathSegments(path), project, database: databaseId, auth },
    {
      get: (segments) => database.get(segments.join('/'))?.fields ?? null,
      getAfter: (segments) => {
        const key = segments.join('/');
        const written = after.get(key);
        return (written === undefined ? database.get(key) : written)?.fields ?? null;
      },
    },
  );
  const accessed = [...new Set(decision.accessed.map((segments) => segments.join('/')))];
  if (accessed.length > MAX_ACCESSES) {
    return { allowed: false, accessed, reason: `More than ${MAX_ACCESSES} documents read by rules` };
  }
  return { allowed: decision.allowed, accessed, reason: decision.reason };
}

/** What a client is told; the reason stays with the server, as the error's cause. */
export const denied = ({ method, path }: Question, reason: string): RpcError =>
  new RpcError('PERMISSION_DENIED', 'Missing or insufficient permissions.', {
    cause: new Error(`${method} ${path}: ${reason}`),
  });
