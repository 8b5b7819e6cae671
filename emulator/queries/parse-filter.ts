import type * as v1 from '../protocol/messages.ts';
import { RpcError, unimplemented } from '../services/status.ts';
import { valueFromWire } from '../values/codec.ts';
import { NAME_FIELD, parseFieldPath } from '../values/field-path.ts';
import { resourceName, type DatabaseId } from '../values/resource-name.ts';
import type { Value } from '../values/value.ts';
import type { Filter, Operator } from './query.ts';

type WireFilter = NonNullable<v1.StructuredQuery['where']>;
type FieldFilter = Extract<Filter, { kind: 'field' | 'name' }>;

const OPERATORS: Readonly<Record<string, Operator>> = {
  LESS_THAN: '<',
  LESS_THAN_OR_EQUAL: '<=',
  GREATER_THAN: '>',
  GREATER_THAN_OR_EQUAL: '>=',
  EQUAL: '==',
  NOT_EQUAL: '!=',
  ARRAY_CONTAINS: 'array-contains',
  IN: 'in',
  ARRAY_CONTAINS_ANY: 'array-contains-any',
  NOT_IN: 'not-in',
};

const UNARY: Readonly<Record<string, { readonly op: Operator; readonly value: Value }>> = {
  IS_NULL: { op: '==', value: { type: 'null' } },
  IS_NAN: { op: '==', value: { type: 'double', value: NaN } },
  IS_NOT_NULL: { op: '!=', value: { type: 'null' } },
  IS_NOT_NAN: { op: '!=', value: { type: 'double', value: NaN } },
};

/** https://firebase.google.com/docs/firestore/query-data/queries#query_limitations */
const MAX_DISJUNCTIONS = 30;
const MAX_NOT_IN = 10;

const invalid = (message: string): RpcError => new RpcError('INVALID_ARGUMENT', message);

export function parseFilter(database: DatabaseId, wire: WireFilter): Filter {
  const filter = parse(database, wire);
  checkCombination(filter);
  return filter;
}

/** All filters on fields and names, however deep. */
export function* leaves(filter: Filter): Generator<FieldFilter, void, undefined> {
  if (filter.kind === 'field' || filter.kind === 'name') yield filter;
  else for (const inner of filter.filters) yield* leaves(inner);
}

/** The filters that every result fulfils. */
export function conjuncts(filter: Filter | null): readonly FieldFilter[] {
  if (filter === null) return [];
  if (filter.kind === 'field' || filter.kind === 'name') return [filter];
  return filter.kind === 'and' || filter.filters.length === 1 ? filter.filters.flatMap(conjuncts) : [];
}

/** The path of the document that `value` refers to. */
export function referencedPath(database: DatabaseId, value: Value): string {
  const prefix = `${resourceName(database, '')}/`;
  if (value.type !== 'reference' || !value.value.startsWith(prefix)) {
    throw invalid(`${NAME_FIELD} must be compared with a document of the same database.`);
  }
  return value.value.slice(prefix.length);
}

function parse(database: DatabaseId, wire: WireFilter): Filter {
  if (wire.compositeFilter) {
    const { op, filters } = wire.compositeFilter;
    if (op !== 'AND' && op !== 'OR') throw unimplemented(`composite filter ${op}`);
    if (!filters?.length) throw invalid('A composite filter needs at least one filter.');
    return { kind: op === 'AND' ? 'and' : 'or', filters: filters.map((inner) => parse(database, inner)) };
  }
  if (wire.unaryFilter) {
    const known = UNARY[wire.unaryFilter.op ?? ''];
    if (known === undefined) throw unimplemented(`unary filter ${wire.unaryFilter.op}`);
    return fieldFilter(database, wire.unaryFilter.field?.fieldPath ?? '', known.op, known.value);
  }
  if (wire.fieldFilter) {
    const op = OPERATORS[wire.fieldFilter.op ?? ''];
    if (op === undefined) throw unimplemented(`field filter ${wire.fieldFilter.op}`);
    if (!wire.fieldFilter.value) throw invalid('A field filter needs a value.');
    const value = valueFromWire(wire.fieldFilter.value);
    return fieldFilter(database, wire.fieldFilter.field?.fieldPath ?? '', op, value);
  }
  throw unimplemented(`filter ${Object.keys(wire).join(', ')}`);
}

function fieldFilter(database: DatabaseId, path: string, op: Operator, value: Value): FieldFilter {
  if (op === 'in' || op === 'not-in' || op === 'array-contains-any') {
    if (value.type !== 'array' || value.values.length === 0) {
      throw invalid(`'${op}' requires a non-empty array.`);
    }
    if (op === 'not-in' && value.values.length > MAX_NOT_IN) {
      throw invalid(`'${op}' supports up to ${MAX_NOT_IN} comparison values.`);
    }
  }
  const field = parseFieldPath(path);
  if (path !== NAME_FIELD) return { kind: 'field', field, op, value };
  if (op === 'array-contains' || op === 'array-contains-any') throw invalid(`${NAME_FIELD} is not an array.`);
  const values = value.type === 'array' ? value.values : [value];
  return { kind: 'name', op, paths: values.map((one) => referencedPath(database, one)) };
}

function checkCombination(filter: Filter): void {
  const all = [...leaves(filter)];
  const negations = all.filter(({ op }) => op === '!=' || op === 'not-in');
  if (negations.length > 1) throw invalid("Only a single 'NOT_EQUAL' or 'NOT_IN' is allowed per query.");
  const excluded = all.some(({ op }) => op === 'in' || op === 'array-contains-any') || hasOr(filter);
  if (negations[0]?.op === 'not-in' && excluded) {
    throw invalid("'NOT_IN' cannot be used with 'OR', 'IN' or 'ARRAY_CONTAINS_ANY' in the same query.");
  }
  if (disjunctions(filter) > MAX_DISJUNCTIONS) {
    throw invalid(`The query has more than ${MAX_DISJUNCTIONS} disjunctions.`);
  }
}

const hasOr = (filter: Filter): boolean =>
  (filter.kind === 'or' && filter.filters.length > 1) ||
  ((filter.kind === 'and' || filter.kind === 'or') && filter.filters.some(hasOr));

/** How many terms the filter has in disjunctive normal form. */
function disjunctions(filter: Filter): number {
  switch (filter.kind) {
    case 'and':
      return filter.filters.reduce((product, inner) => product * disjunctions(inner), 1);
    case 'or':
      return filter.filters.reduce((sum, inner) => sum + disjunctions(inner), 0);
    case 'name':
      return filter.op === 'in' ? filter.paths.length : 1;
    case 'field': {
      const many = filter.op === 'in' || filter.op === 'array-contains-any';
      return many && filter.value.type === 'array' ? filter.value.values.length : 1;
    }
    default:
      return filter satisfies never;
  }
}
