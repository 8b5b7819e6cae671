import { unimplemented } from '../../services/status.ts';
import {
  Failure,
  ListValue,
  MapDiffValue,
  MapValue,
  PartialMap,
  SetValue,
  Unknown,
  type Result,
  type RuleValue,
} from './value.ts';

/**
 * How an int and a float of the same value compare: equal; different; or unknown to us, so
 * refused where the answer would depend on it.
 */
export type Numbers = 'equal' | 'different' | 'refuse';

/**
 * `a == b`. Values of different types are different, without an error. An int is coerced to a
 * float when compared with one (rules.Integer), but not inside lists and maps (recorded from the
 * official emulator 1.22.0 by the hidane project).
 */
export function equals(a: Result, b: Result): boolean | Unknown | Failure {
  if (typeof a === 'bigint' && typeof b === 'number') return Number(a) === b;
  if (typeof a === 'number' && typeof b === 'bigint') return a === Number(b);
  return deepEquals(a, b, 'different');
}

/** Whether two values are equal all the way down. */
export function deepEquals(a: Result, b: Result, numbers: Numbers): boolean | Unknown | Failure {
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  if (a instanceof Failure) return a;
  if (b instanceof Failure) return b;
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  if (a instanceof PartialMap)
    return b instanceof PartialMap || b instanceof MapValue ? new Unknown(a.what) : false;
  if (b instanceof PartialMap) return a instanceof MapValue ? new Unknown(b.what) : false;
  if (typeof a === 'bigint' && typeof b === 'number') return mixedEquals(a, b, numbers);
  if (typeof a === 'number' && typeof b === 'bigint') return mixedEquals(b, a, numbers);
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  switch (a.kind) {
    case 'bytes':
      return b.kind === 'bytes' && Buffer.compare(a.bytes, b.bytes) === 0;
    case 'timestamp':
      return b.kind === 'timestamp' && a.nanos === b.nanos;
    case 'duration':
      return b.kind === 'duration' && a.nanos === b.nanos;
    case 'latlng':
      return b.kind === 'latlng' && a.latitude === b.latitude && a.longitude === b.longitude;
    case 'path':
      return b.kind === 'path' && sameSegments(a.segments, b.segments);
    case 'list':
      return b.kind === 'list' && listEquals(a, b, numbers);
    case 'set':
      return b.kind === 'set' && setEquals(a, b);
    case 'map':
      return b.kind === 'map' && mapEquals(a, b, numbers);
    case 'map_diff':
      if (b instanceof MapDiffValue) throw unimplemented('== of two map_diff values');
      return false;
  }
}

function mixedEquals(integer: bigint, float: number, numbers: Numbers): boolean {
  if (Number(integer) !== float) return false;
  if (numbers === 'refuse') throw unimplemented('an int and a float of the same value in a list');
  return numbers === 'equal';
}

function sameSegments(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((segment, index) => segment === b[index]);
}

function listEquals(a: ListValue, b: ListValue, numbers: Numbers): boolean | Unknown | Failure {
  if (a.items.length !== b.items.length) return false;
  if (a.items.length > 1 && (a.unordered || b.unordered))
    throw unimplemented('the order of keys() or values()');
  for (const [index, item] of a.items.entries()) {
    const same = deepEquals(item, b.items[index] ?? null, numbers);
    if (same !== true) return same;
  }
  return true;
}

function mapEquals(a: MapValue, b: MapValue, numbers: Numbers): boolean | Unknown | Failure {
  if (a.size !== b.size) return false;
  for (const key of a.keys()) if (!b.has(key)) return false;
  let open: Unknown | Failure | null = null;
  for (const key of a.keys()) {
    const same = deepEquals(a.get(key) ?? null, b.get(key) ?? null, numbers);
    if (same === false) return false;
    if (same !== true) open ??= same;
  }
  return open ?? true;
}

function setEquals(a: SetValue, b: SetValue): boolean {
  return a.items.length === b.items.length && a.items.every((item) => includes(b.items, item, 'equal'));
}

/** Whether one of `items` equals `wanted`. */
export function includes(items: readonly RuleValue[], wanted: RuleValue, numbers: Numbers): boolean {
  if (typeof wanted === 'string' || typeof wanted === 'boolean' || wanted === null)
    return items.includes(wanted);
  if (numbers !== 'refuse') return items.some((item) => deepEquals(item, wanted, numbers) === true);
  // An exact match settles it before anything has to be refused.
  return (
    includes(items, wanted, 'different') || items.some((item) => deepEquals(item, wanted, 'refuse') === true)
  );
}
