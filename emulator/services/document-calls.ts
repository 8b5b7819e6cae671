import { randomInt } from 'node:crypto';
import { patternOf } from '../billing/bill.ts';
import type * as v1 from '../protocol/messages.ts';
import type { StoredDocument } from '../store/stored-document.ts';
import { documentPath, parsePrecondition, parseWrites } from '../store/write.ts';
import { fieldsToWire } from '../values/codec.ts';
import { maskFields, parseFieldPath } from '../values/field-path.ts';
import {
  parseDatabaseName,
  parseDocumentName,
  parseParentName,
  pathSegments,
  resourceName,
} from '../values/resource-name.ts';
import { microsToWire } from '../values/timestamp.ts';
import type { CallContext } from './api.ts';
import { commitWrites } from './commits.ts';
import type { Core } from './core.ts';
import { RequestAccess } from './request-access.ts';
import { RpcError } from './status.ts';
import { momentOf } from './transactions.ts';

/** A document with only the fields of the mask; all when there is none. */
export function maskedDocument(
  document: StoredDocument,
  mask: v1.DocumentMask | null | undefined,
): v1.Document {
  if (!mask) return document.wire;
  const fields = maskFields(document.fields, (mask.fieldPaths ?? []).map(parseFieldPath));
  return { ...document.wire, fields: fieldsToWire(fields) };
}

/** NOT_FOUND when it is missing. */
export function getDocument(core: Core, request: v1.GetDocumentRequest, context: CallContext): v1.Document {
  const { database: id, path } = parseDocumentName(request.name);
  const database = core.store.database(id);
  const { view, time, transaction } = momentOf(core.transactions, database, request, context);
  const access = new RequestAccess(core, database, context);
  access.get(view, path, time);
  const document = view.get(path);
  transaction?.didRead(path, document);
  access.bill.read(`getDocument ${patternOf(path)}`);
  if (document === null) throw new RpcError('NOT_FOUND', `Document "${request.name}" not found.`);
  return maskedDocument(document, request.mask);
}

export function batchGetDocuments(
  core: Core,
  request: v1.BatchGetDocumentsRequest,
  context: CallContext,
): v1.BatchGetDocumentsResponse[] {
  const database = core.store.database(parseDatabaseName(request.database));
  const paths = new Set((request.documents ?? []).map((name) => documentPath(database.id, name)));
  const { view, time, transaction, begun } = momentOf(core.transactions, database, request, context);
  const access = new RequestAccess(core, database, context);
  for (const path of paths) access.get(view, path, time);
  const readTime = microsToWire(time);
  const answers = Array.from(paths, (path): v1.BatchGetDocumentsResponse => {
    const document = view.get(path);
    transaction?.didRead(path, document);
    access.bill.read(`batchGet ${patternOf(path)}`);
    if (document === null) return { missing: resourceName(database.id, path), readTime };
    return { found: maskedDocument(document, request.mask), readTime };
  });
  return begun === null ? answers : [{ transaction: begun, readTime }, ...answers];
}

const ID_SYMBOLS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const newId = (): string =>
  Array.from({ length: 20 }, () => ID_SYMBOLS[randomInt(ID_SYMBOLS.length)]).join('');

/** ALREADY_EXISTS when it does. */
export function createDocument(
  core: Core,
  request: v1.CreateDocumentRequest,
  context: CallContext,
): v1.Document {
  const parent = parseParentName(request.parent);
  const id = request.documentId || newId();
  const path = [...pathSegments(parent.path), request.collectionId ?? '', id].join('/');
  const update = { ...request.document, name: resourceName(parent.database, path) };
  return writeOne(core, { update, currentDocument: { exists: false } }, request.mask, context);
}

export function updateDocument(
  core: Core,
  request: v1.UpdateDocumentRequest,
  context: CallContext,
): v1.Document {
  const { document, updateMask, currentDocument, mask } = request;
  const write = {
    update: document ?? {},
    ...(updateMask ? { updateMask } : {}),
    ...(currentDocument ? { currentDocument } : {}),
  };
  return writeOne(core, write, mask, context);
}

export function deleteDocument(core: Core, request: v1.DeleteDocumentRequest, context: CallContext): object {
  const { database: id, path } = parseDocumentName(request.name);
  const precondition = parsePrecondition(request.currentDocument);
  commitWrites(core, core.store.database(id), [{ kind: 'delete', path, precondition }], context);
  return {};
}

function writeOne(
  core: Core,
  wire: v1.Write,
  mask: v1.DocumentMask | null | undefined,
  context: CallContext,
): v1.Document {
  const { database: id, path } = parseDocumentName(wire.update?.name);
  const database = core.store.database(id);
  const { plan } = commitWrites(core, database, parseWrites(id, [wire]), context);
  return maskedDocument(plan.after.get(path) as StoredDocument, mask);
}
