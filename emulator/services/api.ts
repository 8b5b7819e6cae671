import type { google } from '@google-cloud/firestore/types/protos/firestore_v1_proto_api.js';
import type { Auth } from '../rules/ruleset.ts';
import type { RpcError } from './status.ts';

import v1 = google.firestore.v1;

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
  listen(out: ServerStream<v1.IListenResponse>, context: CallContext): ClientStream<v1.IListenRequest>;
  write(out: ServerStream<v1.IWriteResponse>, context: CallContext): ClientStream<v1.IWriteRequest>;
  getDocument(request: v1.IGetDocumentRequest, context: CallContext): Promise<v1.IDocument>;
  listDocuments(
    request: v1.IListDocumentsRequest,
    context: CallContext,
  ): Promise<v1.IListDocumentsResponse>;
  createDocument(request: v1.ICreateDocumentRequest, context: CallContext): Promise<v1.IDocument>;
  updateDocument(request: v1.IUpdateDocumentRequest, context: CallContext): Promise<v1.IDocument>;
  deleteDocument(request: v1.IDeleteDocumentRequest, context: CallContext): Promise<object>;
  batchGetDocuments(
    request: v1.IBatchGetDocumentsRequest,
    context: CallContext,
  ): Promise<v1.IBatchGetDocumentsResponse[]>;
  beginTransaction(
    request: v1.IBeginTransactionRequest,
    context: CallContext,
  ): Promise<v1.IBeginTransactionResponse>;
  commit(request: v1.ICommitRequest, context: CallContext): Promise<v1.ICommitResponse>;
  rollback(request: v1.IRollbackRequest, context: CallContext): Promise<object>;
  runQuery(request: v1.IRunQueryRequest, context: CallContext): Promise<v1.IRunQueryResponse[]>;
  runAggregationQuery(
    request: v1.IRunAggregationQueryRequest,
    context: CallContext,
  ): Promise<v1.IRunAggregationQueryResponse[]>;
  listCollectionIds(
    request: v1.IListCollectionIdsRequest,
    context: CallContext,
  ): Promise<v1.IListCollectionIdsResponse>;
  batchWrite(request: v1.IBatchWriteRequest, context: CallContext): Promise<v1.IBatchWriteResponse>;
}

/** What was billed since the last reset, as Firestore bills it. */
export interface Usage {
  readonly reads: number;
  readonly writes: number;
  readonly deletes: number;
  /** The same by cause, e.g. `listen document calls/{}`, `rules get calls/{}`, `commit update calls/{}`. */
  readonly byCause: Readonly<Record<string, { readonly operation: 'read' | 'write' | 'delete'; readonly count: number }>>;
}

/** A change of one document, for triggers. Documents are wire messages; null where there is none. */
export interface DocumentChange {
  readonly project: string;
  readonly database: string;
  /** Segments below `documents`. */
  readonly path: readonly string[];
  readonly before: v1.IDocument | null;
  readonly after: v1.IDocument | null;
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
  /** Calls back after each committed change, in order. Returns the way to stop. */
  onChange(listener: (change: DocumentChange) => void): () => void;
  close(): void;
}

/** `createFirestore()` in `services/firestore.ts` makes both over one store. */
export interface LocalFirestore {
  readonly service: FirestoreService;
  readonly admin: EmulatorAdmin;
}
