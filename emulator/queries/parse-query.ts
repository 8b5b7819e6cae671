import type * as v1 from '../protocol/messages.ts';
import { RpcError, unimplemented } from '../services/status.ts';
import type { Scope } from '../store/view.ts';
import { valueFromWire } from '../values/codec.ts';
import { formatFieldPath, NAME_FIELD, parseFieldPath, type FieldPath } from '../values/field-path.ts';
import { compareStrings } from '../values/order.ts';
import type { ResourceName, DatabaseId } from '../values/resource-name.ts';
import { leaves, parseFilter, referencedPath } from './parse-filter.ts';
import type { Cursor, Filter, Operator, Order, Query } from './query.ts';

const INEQUALITIES: ReadonlySet<Operator> = new Set(['<', '<=', '>', '>=', '!=', 'not-in']);

const invalid = (message: string): RpcError => new RpcError('INVALID_ARGUMENT', message);

/** A query under `parent`. INVALID_ARGUMENT or UNIMPLEMENTED for what can't be run. */
export function parseQuery(parent: ResourceName, wire: v1.StructuredQuery | null | undefined): Query {
  if (!wire) throw unimplemented('a query that is not a structured query');
  if (wire.findNearest) throw unimplemented('findNearest (vector search)');
  const filter = wire.where ? parseFilter(parent.database, wire.where) : null;
  const explicit = dropAfterName((wire.orderBy ?? []).map(parseOrder));
  const orderBy = completeOrder(explicit, filter);
  const limit = wire.limit ? (wire.limit.value ?? 0) : null;
  const offset = wire.offset ?? 0;
  if (limit !== null && limit < 0) throw invalid('limit is negative');
  if (offset < 0) throw invalid('offset is negative');
  return {
    scope: parseScope(parent, wire),
    filter,
    orderBy,
    explicitOrders: explicit.length,
    start: parseCursor(parent.database, wire.startAt, orderBy),
    end: parseCursor(parent.database, wire.endAt, orderBy),
    offset,
    limit,
    select: parseSelect(wire),
  };
}

function parseScope(parent: ResourceName, wire: v1.StructuredQuery): Scope {
  const [from, ...more] = wire.from ?? [];
  if (from === undefined) throw unimplemented('a query without a collection selector');
  if (more.length > 0) throw unimplemented('a query over several collection selectors');
  const collection = from.collectionId ?? '';
  if (collection.includes('/'))
    throw invalid(`Collection id "${collection}" is invalid because it contains "/".`);
  return {
    parent: parent.path,
    collection: collection === '' ? null : collection,
    allDescendants: from.allDescendants ?? false,
  };
}

function parseSelect(wire: v1.StructuredQuery): readonly FieldPath[] | null {
  const fields = wire.select?.fields ?? [];
  if (fields.length === 0) return null;
  return fields
    .map((field) => field.fieldPath ?? '')
    .filter((path) => path !== NAME_FIELD)
    .map(parseFieldPath);
}

function parseOrder(wire: NonNullable<v1.StructuredQuery['orderBy']>[number]): Order {
  const path = wire.field?.fieldPath ?? '';
  return {
    field: path === NAME_FIELD ? null : parseFieldPath(path),
    direction: wire.direction === 'DESCENDING' ? 'descending' : 'ascending',
  };
}

/** Names are unique, so what would be ordered after them isn't. */
function dropAfterName(orders: readonly Order[]): readonly Order[] {
  const name = orders.findIndex(({ field }) => field === null);
  return name === -1 ? orders : orders.slice(0, name + 1);
}

/** Appends what the order leaves open, as query.proto tells at `order_by`. */
function completeOrder(explicit: readonly Order[], filter: Filter | null): readonly Order[] {
  if (explicit.at(-1)?.field === null) return explicit;
  const direction = explicit.at(-1)?.direction ?? 'ascending';
  const ordered = new Set(explicit.map(({ field }) => formatFieldPath(field ?? [])));
  const missing = new Map<string, FieldPath>();
  for (const leaf of filter === null ? [] : leaves(filter)) {
    if (leaf.kind !== 'field' || !INEQUALITIES.has(leaf.op)) continue;
    const name = formatFieldPath(leaf.field);
    if (!ordered.has(name)) missing.set(name, leaf.field);
  }
  const appended = Array.from(missing)
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([, field]): Order => ({ field, direction }));
  return [...explicit, ...appended, { field: null, direction }];
}

function parseCursor(
  database: DatabaseId,
  wire: v1.Cursor | null | undefined,
  orderBy: readonly Order[],
): Cursor | null {
  if (!wire) return null;
  const values = wire.values ?? [];
  if (values.length > orderBy.length) throw invalid('A cursor has more values than the query has orders.');
  return {
    before: wire.before ?? false,
    values: values.map((value, i) => {
      const parsed = valueFromWire(value);
      return orderBy[i]?.field === null ? referencedPath(database, parsed) : parsed;
    }),
  };
}
