import type { StoredDocument } from '../store/stored-document.ts';
import { inScope } from '../store/view.ts';
import { compareValues, equalValues, sameType } from '../values/compare.ts';
import { getField } from '../values/field-path.ts';
import { comparePaths } from '../values/order.ts';
import type { Value } from '../values/value.ts';
import type { Cursor, Filter, Operator, Order, Query } from './query.ts';

/** Whether a document is a result of the query, its offset and limit aside. */
export function matches(query: Query, document: StoredDocument): boolean {
  return inScope(query.scope, document.path) && matchesWithinScope(query, document);
}

/** The same for a document that is known to be in the query's scope. */
export function matchesWithinScope(query: Query, document: StoredDocument): boolean {
  if (query.filter !== null && !fulfils(query.filter, document)) return false;
  if (query.orderBy.some(({ field }) => field !== null && getField(document.fields, field) === undefined)) {
    return false;
  }
  if (query.start !== null) {
    const order = compareToCursor(query.orderBy, document, query.start);
    if (query.start.before ? order < 0 : order <= 0) return false;
  }
  if (query.end !== null) {
    const order = compareToCursor(query.orderBy, document, query.end);
    if (query.end.before ? order >= 0 : order > 0) return false;
  }
  return true;
}

/** Orders two results. */
export function compareResults(orderBy: readonly Order[], a: StoredDocument, b: StoredDocument): number {
  for (const { field, direction } of orderBy) {
    const order =
      field === null
        ? comparePaths(a.path, b.path)
        : compareValues(getField(a.fields, field) as Value, getField(b.fields, field) as Value);
    if (order !== 0) return direction === 'ascending' ? order : -order;
  }
  return 0;
}

/** Negative when the document comes before the values of the cursor; 0 when they don't tell them apart. */
function compareToCursor(orderBy: readonly Order[], document: StoredDocument, cursor: Cursor): number {
  for (const [i, value] of cursor.values.entries()) {
    const { field, direction } = orderBy[i] as Order;
    const order =
      typeof value === 'string'
        ? comparePaths(document.path, value)
        : compareValues(getField(document.fields, field ?? []) as Value, value);
    if (order !== 0) return direction === 'ascending' ? order : -order;
  }
  return 0;
}

function fulfils(filter: Filter, document: StoredDocument): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((inner) => fulfils(inner, document));
    case 'or':
      return filter.filters.some((inner) => fulfils(inner, document));
    case 'name':
      return matchesName(filter.op, document.path, filter.paths);
    case 'field': {
      const value = getField(document.fields, filter.field);
      return value !== undefined && matchesValue(filter.op, value, filter.value);
    }
    default:
      return filter satisfies never;
  }
}

function matchesValue(op: Operator, value: Value, operand: Value): boolean {
  switch (op) {
    case '==':
      return equalValues(value, operand);
    case '!=':
      // Null is "not equal" to nothing.
      return value.type !== 'null' && !equalValues(value, operand);
    case '<':
      return sameType(value, operand) && compareValues(value, operand) < 0;
    case '<=':
      return sameType(value, operand) && compareValues(value, operand) <= 0;
    case '>':
      return sameType(value, operand) && compareValues(value, operand) > 0;
    case '>=':
      return sameType(value, operand) && compareValues(value, operand) >= 0;
    case 'in':
      return contains(operand, value);
    case 'not-in':
      return value.type !== 'null' && !contains(operand, { type: 'null' }) && !contains(operand, value);
    case 'array-contains':
      return contains(value, operand);
    case 'array-contains-any':
      return operand.type === 'array' && operand.values.some((one) => contains(value, one));
    default:
      return op satisfies never;
  }
}

const contains = (array: Value, value: Value): boolean =>
  array.type === 'array' && array.values.some((element) => equalValues(element, value));

function matchesName(op: Operator, path: string, operands: readonly string[]): boolean {
  const [operand = ''] = operands;
  switch (op) {
    case '==':
      return path === operand;
    case '!=':
      return path !== operand;
    case '<':
      return comparePaths(path, operand) < 0;
    case '<=':
      return comparePaths(path, operand) <= 0;
    case '>':
      return comparePaths(path, operand) > 0;
    case '>=':
      return comparePaths(path, operand) >= 0;
    case 'in':
      return operands.includes(path);
    case 'not-in':
      return !operands.includes(path);
    case 'array-contains':
    case 'array-contains-any':
      return false;
    default:
      return op satisfies never;
  }
}
