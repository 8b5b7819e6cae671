import { compareBytes, comparePaths, compareStrings } from './order.ts';
import { compareTimestamps } from './timestamp.ts';
import type { Fields, Value } from './value.ts';

/**
 * Firestore's total order over values:
 * https://firebase.google.com/docs/firestore/manage-data/data-types#value_type_ordering
 * Values that compare as 0 are equal for queries and array transforms (1 and 1.0, 0.0 and -0.0).
 */
export function compareValues(a: Value, b: Value): number {
  const rank = typeRank(a) - typeRank(b);
  if (rank !== 0) return rank;
  switch (a.type) {
    case 'null':
      return 0;
    case 'boolean':
      return b.type === 'boolean' ? Number(a.value) - Number(b.value) : 0;
    case 'integer':
    case 'double':
      return b.type === 'integer' || b.type === 'double' ? compareNumbers(a.value, b.value) : 0;
    case 'timestamp':
      return b.type === 'timestamp' ? compareTimestamps(a.value, b.value) : 0;
    case 'string':
      return b.type === 'string' ? compareStrings(a.value, b.value) : 0;
    case 'bytes':
      return b.type === 'bytes' ? compareBytes(a.value, b.value) : 0;
    case 'reference':
      return b.type === 'reference' ? comparePaths(a.value, b.value) : 0;
    case 'geoPoint':
      return b.type === 'geoPoint' ? a.latitude - b.latitude || a.longitude - b.longitude : 0;
    case 'array':
      return b.type === 'array' ? compareLists(a.values, b.values) : 0;
    case 'map':
      return b.type === 'map' ? compareMaps(a.fields, b.fields) : 0;
    default:
      return a satisfies never;
  }
}

/** Equal for a query: `1 == 1.0`. */
export const equalValues = (a: Value, b: Value): boolean => compareValues(a, b) === 0;

/** The same range of the order: inequality filters match only within it. */
export const sameType = (a: Value, b: Value): boolean => typeRank(a) === typeRank(b);

export const isNaNValue = (value: Value): boolean => value.type === 'double' && Number.isNaN(value.value);

/** The dimensions of a vector (a map that says of itself that it is one), else null. */
export function vectorOf(value: Value): readonly Value[] | null {
  if (value.type !== 'map') return null;
  const type = value.fields.get('__type__');
  if (type?.type !== 'string' || type.value !== '__vector__') return null;
  const dimensions = value.fields.get('value');
  return dimensions?.type === 'array' ? dimensions.values : null;
}

const RANKS = {
  null: 0,
  boolean: 1,
  integer: 2,
  double: 2,
  timestamp: 3,
  string: 4,
  bytes: 5,
  reference: 6,
  geoPoint: 7,
  array: 8,
  map: 10,
} as const satisfies Record<Value['type'], number>;
const VECTOR_RANK = 9;

function typeRank(value: Value): number {
  return value.type === 'map' && vectorOf(value) !== null ? VECTOR_RANK : RANKS[value.type];
}

/** NaN comes before all numbers; integers and doubles are compared as the numbers that they are. */
function compareNumbers(a: bigint | number, b: bigint | number): number {
  if (a !== a) return b !== b ? 0 : -1;
  if (b !== b) return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i] as Value, b[i] as Value);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** By the first key in order that differs, then by its value; vectors by their length first. */
function compareMaps(a: Fields, b: Fields): number {
  const x = vectorOf({ type: 'map', fields: a });
  const y = vectorOf({ type: 'map', fields: b });
  if (x !== null && y !== null) return x.length - y.length || compareLists(x, y);
  const keysA = [...a.keys()].sort(compareStrings);
  const keysB = [...b.keys()].sort(compareStrings);
  const length = Math.min(keysA.length, keysB.length);
  for (let i = 0; i < length; i++) {
    const keyA = keysA[i] as string;
    const keyB = keysB[i] as string;
    const order = compareStrings(keyA, keyB) || compareValues(a.get(keyA) as Value, b.get(keyB) as Value);
    if (order !== 0) return order;
  }
  return keysA.length - keysB.length;
}
