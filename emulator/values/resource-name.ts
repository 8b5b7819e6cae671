import { RpcError } from '../services/status.ts';

/** `projects/{project}/databases/{database}`. */
export interface DatabaseId {
  readonly project: string;
  readonly database: string;
}

/** A name below `documents` of a database; `path` has its segments joined by slashes and is empty for the root. */
export interface ResourceName {
  readonly database: DatabaseId;
  readonly path: string;
}

export const databaseName = ({ project, database }: DatabaseId): string =>
  `projects/${project}/databases/${database}`;

/** Of the root (`path` empty), a document or a collection. */
export const resourceName = (database: DatabaseId, path: string): string =>
  path === '' ? `${databaseName(database)}/documents` : `${databaseName(database)}/documents/${path}`;

export const sameDatabase = (a: DatabaseId, b: DatabaseId): boolean =>
  a.project === b.project && a.database === b.database;

/** The path one level up: a document's collection, a collection's document (empty for a root collection). */
export const parentPath = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

export const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const pathSegments = (path: string): string[] => (path === '' ? [] : path.split('/'));

const NAME = /^projects\/([^/]+)\/databases\/([^/]+)(?:\/documents(?:\/(.+))?)?$/s;

const malformed = (name: string, expected: string): RpcError =>
  new RpcError('INVALID_ARGUMENT', `Resource name "${name}" is not ${expected}.`);

export function parseDatabaseName(name: string | null | undefined): DatabaseId {
  const match = NAME.exec(name ?? '');
  // Some clients give the root of the documents where a database is asked for.
  if (match === null || match[3] !== undefined) throw malformed(name ?? '', 'a database');
  return { project: match[1] as string, database: match[2] as string };
}

/** The root of the documents or a document: where collections can be. INVALID_ARGUMENT for others. */
export function parseParentName(name: string | null | undefined): ResourceName {
  const parsed = parse(name ?? '', 'a parent of collections');
  if (pathSegments(parsed.path).length % 2 !== 0) throw malformed(name ?? '', 'a parent of collections');
  return parsed;
}

/** INVALID_ARGUMENT for what isn't a document, or can't be one. */
export function parseDocumentName(name: string | null | undefined): ResourceName {
  const parsed = parse(name ?? '', 'a document');
  const segments = pathSegments(parsed.path);
  if (segments.length === 0 || segments.length % 2 !== 0) throw malformed(name ?? '', 'a document');
  checkPath(parsed.path, segments);
  return parsed;
}

function parse(name: string, expected: string): ResourceName {
  const match = NAME.exec(name);
  if (match === null) throw malformed(name, expected);
  const path = match[3] ?? '';
  if (path !== '' && pathSegments(path).includes('')) throw malformed(name, expected);
  return { database: { project: match[1] as string, database: match[2] as string }, path };
}

/** https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields */
const MAX_SEGMENT_BYTES = 1_500;
const MAX_NAME_BYTES = 6 * 1024;
const MAX_DEPTH = 100;

/** Collection and document IDs that Firestore wouldn't take are INVALID_ARGUMENT. */
function checkPath(path: string, segments: readonly string[] = pathSegments(path)): void {
  for (const segment of segments) {
    if (segment === '.' || segment === '..' || segment === '') {
      throw new RpcError('INVALID_ARGUMENT', `Resource id "${segment}" is invalid.`);
    }
    if (/^__.*__$/s.test(segment)) {
      throw new RpcError('INVALID_ARGUMENT', `Resource id "${segment}" is invalid because it is reserved.`);
    }
    if (segment.length * 3 > MAX_SEGMENT_BYTES && Buffer.byteLength(segment) > MAX_SEGMENT_BYTES) {
      throw new RpcError('INVALID_ARGUMENT', `Resource id is longer than ${MAX_SEGMENT_BYTES} bytes.`);
    }
  }
  if (segments.length > 2 * MAX_DEPTH) {
    throw new RpcError('INVALID_ARGUMENT', `Collections are nested deeper than ${MAX_DEPTH}.`);
  }
  if (path.length * 3 > MAX_NAME_BYTES && Buffer.byteLength(path) > MAX_NAME_BYTES) {
    throw new RpcError('INVALID_ARGUMENT', `Document name is longer than ${MAX_NAME_BYTES} bytes.`);
  }
}
