import type { RulesIssue } from '../rules/ruleset.ts';
import { pathSegments } from '../values/resource-name.ts';
import { timestampFromMicros } from '../values/timestamp.ts';
import type { Timestamp } from '../values/value.ts';
import type { DocumentChange, EmulatorAdmin, FirestoreService, LocalFirestore } from './api.ts';
import { batchWrite, commit } from './commits.ts';
import { Core, type Compile } from './core.ts';
import {
  batchGetDocuments,
  createDocument,
  deleteDocument,
  getDocument,
  updateDocument,
} from './document-calls.ts';
import { listCollectionIds, listDocuments } from './list-calls.ts';
import { ListenStream } from './listen/listen-stream.ts';
import { runAggregationQueryCall, runQueryCall } from './query-calls.ts';
import { RpcError } from './status.ts';
import { beginTransaction, rollback } from './transaction-calls.ts';
import { WriteStream } from './write-stream.ts';

export interface FirestoreOptions {
  /** Compiles Security Rules. Without it none can be set, and users may do nothing. */
  readonly compile?: Compile;
  /** For tests. */
  readonly now?: () => Timestamp;
  /** Hears why a listener was refused or cut off. */
  readonly onRefusedTarget?: (error: RpcError) => void;
}

/** A Firestore in memory: all its projects and databases, without transports. */
export function createFirestore(options: FirestoreOptions = {}): LocalFirestore {
  const core = new Core({
    now: options.now,
    compile: options.compile ?? null,
    onRefusedTarget: options.onRefusedTarget ?? logRefusedTarget,
  });
  return { service: createService(core), admin: createAdmin(core) };
}

function createService(core: Core): FirestoreService {
  return {
    listen: (out, context) => new ListenStream(core, out, context),
    write: (out, context) => new WriteStream(core, out, context),
    getDocument: async (request, context) => getDocument(core, request, context),
    listDocuments: async (request, context) => listDocuments(core, request, context),
    createDocument: async (request, context) => createDocument(core, request, context),
    updateDocument: async (request, context) => updateDocument(core, request, context),
    deleteDocument: async (request, context) => deleteDocument(core, request, context),
    batchGetDocuments: async (request, context) => batchGetDocuments(core, request, context),
    beginTransaction: async (request, context) => beginTransaction(core, request, context),
    commit: async (request, context) => commit(core, request, context),
    rollback: async (request) => rollback(core, request),
    runQuery: async (request, context) => runQueryCall(core, request, context),
    runAggregationQuery: async (request, context) => runAggregationQueryCall(core, request, context),
    listCollectionIds: async (request, context) => listCollectionIds(core, request, context),
    batchWrite: async (request, context) => batchWrite(core, request, context),
  };
}

function createAdmin(core: Core): EmulatorAdmin {
  return {
    setRules: (project: string | null, source: string): readonly RulesIssue[] =>
      core.setRules(project, source),
    clear: (project, database) => core.store.database({ project, database }).clear(),
    usage: (project) => core.meter(project).report(),
    resetUsage: (project) => core.meter(project).reset(),
    clockAhead: (project) => core.store.clock(project).aheadMs,
    setClockAhead: (project, ms) => core.store.clock(project).setAhead(ms),
    onChange: (listener: (change: DocumentChange) => void) =>
      core.store.subscribe(({ id }, { time, changes }) => {
        for (const { path, before, after } of changes) {
          listener({
            project: id.project,
            database: id.database,
            path: pathSegments(path),
            before: before?.wire ?? null,
            after: after?.wire ?? null,
            time: timestampFromMicros(time),
          });
        }
      }),
    close: () => core.close(),
  };
}

/** Such refusals aren't thrown, so no transport sees them. */
function logRefusedTarget(error: RpcError): void {
  if (process.env['PARLEY_FIRESTORE_LOG'] !== '1') return;
  const reason = error.cause instanceof Error ? `\n  ${error.cause.message}` : '';
  console.error(`Listen target ${error.status}: ${error.message}${reason}`);
}
