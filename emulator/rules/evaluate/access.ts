import { unimplemented } from '../../services/status.ts';
import { Failure, ListValue, PathValue, typeName, type Result, type RuleValue } from '../types/value.ts';

/** `object[index]` of a list, a string or a path. */
export function elementAt(object: RuleValue, index: RuleValue): Result {
  if (object === null) return new Failure('Null value error.');
  if (object instanceof PathValue && typeof index === 'string') {
    throw unimplemented("a path's binding by name");
  }
  const items = ordered(object);
  if (items === null || typeof index !== 'bigint') {
    return new Failure(`Unsupported operation error. Received: ${typeName(object)}[${typeName(index)}].`);
  }
  if (index < 0n || index >= BigInt(items.length)) return new Failure(`The index ${index} is out of range.`);
  return items[Number(index)] ?? null;
}

/** `object[from:to]` of a list or a string; `to` is not included (rules.String). */
export function slice(object: RuleValue, from: RuleValue, to: RuleValue): Result {
  if (typeof from !== 'bigint' || typeof to !== 'bigint') return new Failure('A range takes two ints.');
  if (typeof object !== 'string' && !(object instanceof ListValue)) {
    return new Failure(`Unsupported operation error. Received: ${typeName(object)}[int:int].`);
  }
  const size = BigInt(ordered(object)?.length ?? 0);
  if (from < 0n || to > size || from > to) return new Failure(`The range ${from}:${to} is out of range.`);
  if (typeof object === 'string') return object.slice(Number(from), Number(to));
  return new ListValue(object.items.slice(Number(from), Number(to)));
}

function ordered(object: RuleValue): string | readonly RuleValue[] | null {
  if (typeof object === 'string') return object;
  if (object instanceof PathValue) return object.segments;
  if (!(object instanceof ListValue)) return null;
  if (object.unordered && object.items.length > 1) throw unimplemented('the order of keys() or values()');
  return object.items;
}
