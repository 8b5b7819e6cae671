import type * as v1 from '../protocol/messages.ts';
import type { Auth } from '../rules/ruleset.ts';
import type { RpcError } from './status.ts';

/** Who calls: the administrator is above the rules, anyone else is judged by them. */
export type Caller = { readonly kind: 'admin' } | { readonly kind: 'user'; readonly auth: Auth | null };

export interface CallContext {
  readonly caller: Caller;
}

/** One side of a bidirectional stream: what the client sends goes in here. */
export interface ClientStream<Request> {
  /** Requests are handled in the order in which they are given. */
  request(message: Request): void;
  /** The client is gone; nothing is sent any more. */
  close(): void;
}

/** The other side: where the service sends to. After `fail` the stream is over. */
export interface ServerStream<Response> {
  send(message: Response): void;
  fail(error: RpcError): void;
}

/**
 * google.firestore.v1.Firestore without transports. Messages are plain objects as
 * protobufjs' `toObject(message, { longs: String, enums: String, defaults: false })` gives
 * them: camelCase names, 64-bit integers as decimal strings, enums as names, bytes as Buffer,
 * Timestamp as { seconds: string, nanos: number }, Int32Value as { value }, unset fields absent.
 * Server streams answer with all their messages at once. Refusals are RpcError.
 */
export interface FirestoreService {
  listen(out: ServerStream<v1.ListenResponse>, context: CallContext): ClientStream<v1.ListenRequest>;
  write(out: ServerStream<v1.WriteResponse>, context: CallContext): ClientStream<v1.WriteRequest>;
  getDocument(request: v1.GetDocumentRequest, context: CallContext): Promise<v1.Document>;
  listDocuments(request: v1.ListDocumentsRequest, context: CallContext): Promise<v1.ListDocumentsResponse>;
  createDocument(request: v1.CreateDocumentRequest, context: CallContext): Promise<v1.Document>;
  updateDocument(request: v1.UpdateDocumentRequest, context: CallContext): Promise<v1.Document>;
  deleteDocument(request: v1.DeleteDocumentRequest, context: CallContext): Promise<object>;
  batchGetDocuments(
    request: v1.BatchGetDocumentsRequest,
    context: CallContext,
  ): Promise<v1.BatchGetDocumentsResponse[]>;
  beginTransaction(
    request: v1.BeginTransactionRequest,
    context: CallContext,
  ): Promise<v1.BeginTransactionResponse>;
  commit(request: v1.CommitRequest, context: CallContext): Promise<v1.CommitResponse>;
  rollback(request: v1.RollbackRequest, context: CallContext): Promise<object>;
  runQuery(request: v1.RunQueryRequest, context: CallContext): Promise<v1.RunQueryResponse[]>;
  runAggregationQuery(
    request: v1.RunAggregationQueryRequest,
    context: CallContext,
  ): Promise<v1.RunAggregationQueryResponse[]>;
  listCollectionIds(
    request: v1.ListCollectionIdsRequest,
    context: CallContext,
  ): Promise<v1.ListCollectionIdsResponse>;
  batchWrite(request: v1.BatchWriteRequest, context: CallContext): Promise<v1.BatchWriteResponse>;
}

/** What was billed since the last reset, as Firestore bills it. */
export interface Usage {
  readonly reads: number;
  readonly writes: number;
  readonly deletes: number;
  /** The same by cause, e.g. `listen document calls/{}`, `rules get calls/{}`, `commit update calls/{}`. */
  readonly byCause: Readonly<
    Record<string, { readonly operation: 'read' | 'write' | 'delete'; readonly count: number }>
  >;
}

/** A change of one document, for triggers. Documents are wire messages; null where there is none. */
export interface DocumentChange {
  readonly project: string;
  readonly database: string;
  /** Segments below `documents`. */
  readonly path: readonly string[];
  readonly before: v1.Document | null;
  readonly after: v1.Document | null;
  readonly time: { readonly seconds: number; readonly nanos: number };
}

/** The `/emulator/v1` side: what only a development server can do. */
export interface EmulatorAdmin {
  /** Compiles and uses these rules from now on for `project` (null: for all that have none of their own). */
  setRules(project: string | null, source: string): readonly import('../rules/ruleset.ts').RulesIssue[];
  /** Deletes all documents of a database; listeners see the removals. */
  clear(project: string, database: string): void;
  usage(project: string): Usage;
  resetUsage(project: string): void;
  /** How far a project's clock is ahead of the machine's, in milliseconds; 0 unless a test has moved it. */
  clockAhead(project: string): number;
  /** INVALID_ARGUMENT when that is less than now or more than ten years. */
  setClockAhead(project: string, ms: number): void;
  /** Calls back after each committed change, in order. Returns the way to stop. */
  onChange(listener: (change: DocumentChange) => void): () => void;
  close(): void;
}

/** `createFirestore()` in `services/firestore.ts` makes both over one store. */
export interface LocalFirestore {
  readonly service: FirestoreService;
  readonly admin: EmulatorAdmin;
}
