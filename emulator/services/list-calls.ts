import { patternOf, scopePattern } from '../billing/bill.ts';
import type * as v1 from '../protocol/messages.ts';
import { parseQuery } from '../queries/parse-query.ts';
import { runQuery } from '../queries/run-query.ts';
import type { Database } from '../store/database.ts';
import { parseParentName, resourceName, type ResourceName } from '../values/resource-name.ts';
import type { CallContext } from './api.ts';
import type { Core } from './core.ts';
import { maskedDocument } from './document-calls.ts';
import { RequestAccess } from './request-access.ts';
import { RpcError, unimplemented } from './status.ts';
import { momentOf } from './transactions.ts';

/** Most entries in one page, as in production according to @google-cloud/firestore's listDocuments(). */
const MAX_PAGE = 300;

const pageSizeOf = (size: number | null | undefined): number => Math.min(size || MAX_PAGE, MAX_PAGE);

/** A page token is where the next page starts, counted from the first; opaque to clients. */
const tokenOf = (offset: number): string => Buffer.from(`o${offset}`).toString('base64url');

function offsetOf(token: string | null | undefined): number {
  if (!token) return 0;
  const match = /^o(\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  if (match === null) throw new RpcError('INVALID_ARGUMENT', 'Invalid page token.');
  return Number(match[1]);
}

/** The documents of a collection, page by page. */
export function listDocuments(
  core: Core,
  request: v1.ListDocumentsRequest,
  context: CallContext,
): v1.ListDocumentsResponse {
  const parent = parseParentName(request.parent);
  const { collectionId } = request;
  if (!collectionId) throw unimplemented('listDocuments without a collection');
  const offset = offsetOf(request.pageToken);
  const size = pageSizeOf(request.pageSize);
  const query = parseQuery(parent, {
    from: [{ collectionId }],
    orderBy: parseOrderBy(request.orderBy ?? ''),
    limit: { value: size },
  });
  const database = core.store.database(parent.database);
  const { view, time, transaction } = momentOf(core.transactions, database, request, context);
  const access = new RequestAccess(core, database, context);
  access.list(query, time);
  let documents: v1.Document[];
  if (request.showMissing) {
    if (request.orderBy) throw new RpcError('INVALID_ARGUMENT', 'show_missing cannot be used with order_by.');
    if (view !== database) throw unimplemented('listDocuments with showMissing at a past time');
    documents = withMissing(database, parent, request, offset, size + 1);
  } else {
    const found = runQuery(view, { ...query, offset, limit: size + 1 }).documents;
    transaction?.didQuery({ ...query, offset, limit: size + 1 }, found);
    documents = found.map((document) => maskedDocument(document, request.mask));
  }
  const page = documents.slice(0, size);
  access.bill.read(`listDocuments ${scopePattern(query.scope)}`, Math.max(page.length, 1));
  return {
    documents: page,
    ...(documents.length > size ? { nextPageToken: tokenOf(offset + size) } : {}),
  };
}

export function listCollectionIds(
  core: Core,
  request: v1.ListCollectionIdsRequest,
  context: CallContext,
): v1.ListCollectionIdsResponse {
  if (context.caller.kind !== 'admin') {
    // Rules have no method for it, so no user ever may.
    throw new RpcError('PERMISSION_DENIED', 'Missing or insufficient permissions.');
  }
  if (request.readTime) throw unimplemented('listCollectionIds at a past time');
  const parent = parseParentName(request.parent);
  const database = core.store.database(parent.database);
  const offset = offsetOf(request.pageToken);
  const size = pageSizeOf(request.pageSize);
  const ids = [...database.collectionIds(parent.path)].slice(offset, offset + size + 1);
  core.bill(database, context).read(`listCollectionIds ${patternOf(parent.path)}`.trimEnd());
  return {
    collectionIds: ids.slice(0, size),
    ...(ids.length > size ? { nextPageToken: tokenOf(offset + size) } : {}),
  };
}

function withMissing(
  database: Database,
  parent: ResourceName,
  { collectionId, mask }: v1.ListDocumentsRequest,
  offset: number,
  most: number,
): v1.Document[] {
  const collection = parent.path === '' ? `${collectionId}` : `${parent.path}/${collectionId}`;
  return [...database.pathsWithMissing(collection)].slice(offset, offset + most).map((path) => {
    const document = database.get(path);
    return document === null ? { name: resourceName(database.id, path) } : maskedDocument(document, mask);
  });
}

/** `priority desc, __name__` as the orders of a query. */
function parseOrderBy(text: string): NonNullable<v1.StructuredQuery['orderBy']> {
  if (text.trim() === '') return [];
  return text.split(',').map((part) => {
    const match = /^\s*(\S+)(?:\s+(asc|desc))?\s*$/i.exec(part);
    if (match === null) throw new RpcError('INVALID_ARGUMENT', `Invalid order_by "${text}".`);
    return {
      field: { fieldPath: match[1] as string },
      direction: match[2]?.toLowerCase() === 'desc' ? ('DESCENDING' as const) : ('ASCENDING' as const),
    };
  });
}
