import type * as v1 from '../../protocol/messages.ts';
import type { Decision, DocumentAccess, RulesRequest } from '../../rules/ruleset.ts';
import type { WireWrite } from '../../store/write.ts';
import type { Fields } from '../../values/value.ts';
import type { CallContext, LocalFirestore } from '../api.ts';
import { createFirestore } from '../firestore.ts';
import type { RpcError } from '../status.ts';

/** The project and database of the tests. */
export const DATABASE = 'projects/p/databases/(default)';
export const ROOT = `${DATABASE}/documents`;

export const ADMIN: CallContext = { caller: { kind: 'admin' } };
export const userContext = (uid: string): CallContext => ({
  caller: { kind: 'user', auth: { uid, token: {} } },
});

interface Reading {
  readonly get: (path: readonly string[]) => Fields | null;
  readonly getAfter: (path: readonly string[]) => Fields | null;
}

/** Hand-written rules; what they read is noted. */
export type Judge = (request: RulesRequest, documents: Reading) => boolean;

export interface Local extends LocalFirestore {
  commit(...writes: WireWrite[]): Promise<v1.CommitResponse>;
  set(path: string, fields: Record<string, v1.Value>): Promise<v1.CommitResponse>;
  remove(path: string): Promise<v1.CommitResponse>;
  /** Uses these rules from now on. */
  judgeBy(judge: Judge): void;
}

/** A Firestore whose rules are a function; users may do nothing until they are given. */
export function localFirestore(): Local {
  let judge: Judge | null = null;
  const evaluate = (request: RulesRequest, documents: DocumentAccess): Decision => {
    const accessed: (readonly string[])[] = [];
    const reading: Reading = {
      get: (path: readonly string[]) => (accessed.push(path), documents.get(path)),
      getAfter: (path: readonly string[]) => (accessed.push(path), documents.getAfter(path)),
    };
    return { allowed: judge?.(request, reading) ?? false, accessed, reason: 'so the test says' };
  };
  const firestore = createFirestore({
    compile: () => ({ ruleset: { evaluate }, issues: [] }),
    onRefusedTarget: () => {},
  });
  const commit: Local['commit'] = (...writes) =>
    firestore.service.commit({ database: DATABASE, writes }, ADMIN);
  return {
    ...firestore,
    commit,
    set: (path, fields) => commit({ update: { name: `${ROOT}/${path}`, fields } }),
    remove: (path) => commit({ delete: `${ROOT}/${path}` }),
    judgeBy: (next) => {
      judge = next;
      firestore.admin.setRules(null, '');
    },
  };
}

/** Hears what a stream sends. */
export class Recorder<Response> {
  readonly messages: Response[] = [];
  error: RpcError | null = null;

  send(message: Response): void {
    this.messages.push(message);
  }

  fail(error: RpcError): void {
    this.error = error;
  }

  /** What came since the last call. */
  take(): Response[] {
    return this.messages.splice(0);
  }
}

/** The short form of listen responses: `ADD 1`, `change calls/a 1`, `delete calls/a 1`, `CURRENT 1`, `snapshot`. */
export function describe(message: v1.ListenResponse): string {
  const { targetChange, documentChange, documentDelete, documentRemove, filter } = message;
  const path = (name: string | null | undefined) => (name ?? '').replace(`${ROOT}/`, '');
  if (documentChange)
    return `change ${path(documentChange.document?.name)} ${documentChange.targetIds?.join()}`;
  if (documentDelete)
    return `delete ${path(documentDelete.document)} ${documentDelete.removedTargetIds?.join()}`;
  if (documentRemove)
    return `remove ${path(documentRemove.document)} ${documentRemove.removedTargetIds?.join()}`;
  if (filter) return `filter ${filter.targetId} ${filter.count}`;
  const type = targetChange?.targetChangeType ?? 'snapshot';
  const code = targetChange?.cause ? ` code ${targetChange.cause.code}` : '';
  return `${type} ${targetChange?.targetIds?.join() ?? ''}${code}`.trim();
}
