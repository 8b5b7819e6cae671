import type { CallContext, FirestoreService } from '../services/api.ts';

/** A call with one request; a server stream answers with an array of all its messages. */
export type UnaryCall = (request: object, context: CallContext) => Promise<object | object[]>;

/** The service's calls by the names of Google's definition. Missing ones are UNIMPLEMENTED. */
export const unaryCalls = (service: FirestoreService): ReadonlyMap<string, UnaryCall> =>
  new Map<string, UnaryCall>([
    ['GetDocument', (request, context) => service.getDocument(request, context)],
    ['ListDocuments', (request, context) => service.listDocuments(request, context)],
    ['CreateDocument', (request, context) => service.createDocument(request, context)],
    ['UpdateDocument', (request, context) => service.updateDocument(request, context)],
    ['DeleteDocument', (request, context) => service.deleteDocument(request, context)],
    ['BatchGetDocuments', (request, context) => service.batchGetDocuments(request, context)],
    ['BeginTransaction', (request, context) => service.beginTransaction(request, context)],
    ['Commit', (request, context) => service.commit(request, context)],
    ['Rollback', (request, context) => service.rollback(request, context)],
    ['RunQuery', (request, context) => service.runQuery(request, context)],
    ['RunAggregationQuery', (request, context) => service.runAggregationQuery(request, context)],
    ['ListCollectionIds', (request, context) => service.listCollectionIds(request, context)],
    ['BatchWrite', (request, context) => service.batchWrite(request, context)],
  ]);
