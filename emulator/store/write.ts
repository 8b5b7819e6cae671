import type * as v1 from '../protocol/messages.ts';
import { RpcError, unimplemented } from '../services/status.ts';
import { fieldsFromWire } from '../values/codec.ts';
import { parseFieldPath, type FieldPath } from '../values/field-path.ts';
import { databaseName, parseDocumentName, sameDatabase, type DatabaseId } from '../values/resource-name.ts';
import { microsFromTimestamp, timestampFromWire, type Micros } from '../values/timestamp.ts';
import type { Fields } from '../values/value.ts';
import { parseTransform, type FieldTransform } from './field-transform.ts';

/** What a document must be like for a write to happen. */
export type Precondition =
  | { readonly kind: 'none' }
  | { readonly kind: 'exists'; readonly exists: boolean }
  | { readonly kind: 'updateTime'; readonly updateTime: Micros };

interface WriteBase {
  readonly path: string;
  readonly precondition: Precondition;
}

/** google.firestore.v1.Write, checked. A `transform` is an update that masks all fields. */
export type Write =
  | (WriteBase & {
      readonly kind: 'update';
      readonly fields: Fields;
      /** Null: the whole document is replaced. */
      readonly mask: readonly FieldPath[] | null;
      readonly transforms: readonly FieldTransform[];
    })
  | (WriteBase & { readonly kind: 'delete' })
  | (WriteBase & { readonly kind: 'verify' });

/** `verify` is field 5 of Write: sent by the SDKs for what a transaction has read, missing from the published protos. */
export type WireWrite = v1.Write & { verify?: string | null };

/** Most writes in one request: https://firebase.google.com/docs/firestore/quotas#writes_and_transactions */
const MAX_WRITES = 500;

/** INVALID_ARGUMENT for what can't be done whatever the state of the documents. */
export function parseWrites(
  database: DatabaseId,
  wire: readonly WireWrite[] | null | undefined,
): readonly Write[] {
  const writes = wire ?? [];
  if (writes.length > MAX_WRITES) {
    throw new RpcError('INVALID_ARGUMENT', `maximum ${MAX_WRITES} writes allowed per request`);
  }
  return writes.map((write) => parseWrite(database, write));
}

function parseWrite(database: DatabaseId, wire: WireWrite): Write {
  const precondition = parsePrecondition(wire.currentDocument);
  if (wire.update) {
    return {
      kind: 'update',
      path: documentPath(database, wire.update.name),
      precondition,
      fields: fieldsFromWire(wire.update.fields),
      mask: wire.updateMask ? (wire.updateMask.fieldPaths ?? []).map(parseFieldPath) : null,
      transforms: (wire.updateTransforms ?? []).map(parseTransform),
    };
  }
  if (wire.transform) {
    return {
      kind: 'update',
      path: documentPath(database, wire.transform.document),
      precondition,
      fields: new Map(),
      mask: [],
      transforms: (wire.transform.fieldTransforms ?? []).map(parseTransform),
    };
  }
  if (typeof wire.delete === 'string') {
    return { kind: 'delete', path: documentPath(database, wire.delete), precondition };
  }
  if (typeof wire.verify === 'string') {
    return { kind: 'verify', path: documentPath(database, wire.verify), precondition };
  }
  throw unimplemented(`a write of kind ${Object.keys(wire).join(', ') || 'none'}`);
}

/** The path of a document of this very database. */
export function documentPath(database: DatabaseId, name: string | null | undefined): string {
  const parsed = parseDocumentName(name);
  if (!sameDatabase(parsed.database, database)) {
    throw new RpcError(
      'INVALID_ARGUMENT',
      `Document "${name}" is not in the database ${databaseName(database)} of the request.`,
    );
  }
  return parsed.path;
}

export function parsePrecondition(wire: v1.Precondition | null | undefined): Precondition {
  if (typeof wire?.exists === 'boolean') return { kind: 'exists', exists: wire.exists };
  if (wire?.updateTime) {
    const updateTime = microsFromTimestamp(timestampFromWire(wire.updateTime));
    return { kind: 'updateTime', updateTime };
  }
  return { kind: 'none' };
}
