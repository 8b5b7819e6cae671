import type * as v1 from '../protocol/messages.ts';
import { RpcError, unimplemented } from '../services/status.ts';
import { valueFromWire } from '../values/codec.ts';
import { compareValues, equalValues, isNaNValue } from '../values/compare.ts';
import { parseFieldPath, type FieldPath } from '../values/field-path.ts';
import type { Timestamp, Value } from '../values/value.ts';

type NumberValue = Extract<Value, { type: 'integer' | 'double' }>;

/** google.firestore.v1.DocumentTransform.FieldTransform, checked. */
export type FieldTransform = { readonly path: FieldPath } & (
  | { readonly kind: 'requestTime' }
  | { readonly kind: 'increment' | 'maximum' | 'minimum'; readonly operand: NumberValue }
  | { readonly kind: 'append' | 'remove'; readonly elements: readonly Value[] }
);

export function parseTransform(
  wire: NonNullable<v1.DocumentTransform['fieldTransforms']>[number],
): FieldTransform {
  const path = parseFieldPath(wire.fieldPath ?? '');
  if (wire.setToServerValue) {
    if (wire.setToServerValue === 'REQUEST_TIME') return { path, kind: 'requestTime' };
    throw unimplemented(`server value ${wire.setToServerValue}`);
  }
  if (wire.increment) return { path, kind: 'increment', operand: numberFromWire(wire.increment) };
  if (wire.maximum) return { path, kind: 'maximum', operand: numberFromWire(wire.maximum) };
  if (wire.minimum) return { path, kind: 'minimum', operand: numberFromWire(wire.minimum) };
  if (wire.appendMissingElements) {
    return { path, kind: 'append', elements: (wire.appendMissingElements.values ?? []).map(valueFromWire) };
  }
  if (wire.removeAllFromArray) {
    return { path, kind: 'remove', elements: (wire.removeAllFromArray.values ?? []).map(valueFromWire) };
  }
  throw unimplemented(`field transform ${Object.keys(wire).join(', ')}`);
}

/** The field's new value, and what the answer tells of it. The comments of write.proto are the reference. */
export function applyTransform(
  transform: FieldTransform,
  current: Value | undefined,
  requestTime: Timestamp,
): { readonly value: Value; readonly result: Value } {
  switch (transform.kind) {
    case 'requestTime':
      return same({ type: 'timestamp', value: requestTime });
    case 'increment':
      return same(isNumber(current) ? add(current, transform.operand) : transform.operand);
    case 'maximum':
      return same(isNumber(current) ? extreme(current, transform.operand, 1) : transform.operand);
    case 'minimum':
      return same(isNumber(current) ? extreme(current, transform.operand, -1) : transform.operand);
    case 'append': {
      const values = current?.type === 'array' ? [...current.values] : [];
      for (const element of transform.elements) {
        if (!values.some((value) => equalValues(value, element))) values.push(element);
      }
      return { value: { type: 'array', values }, result: { type: 'null' } };
    }
    case 'remove': {
      const values = (current?.type === 'array' ? current.values : []).filter(
        (value) => !transform.elements.some((element) => equalValues(value, element)),
      );
      return { value: { type: 'array', values }, result: { type: 'null' } };
    }
    default:
      return transform satisfies never;
  }
}

const same = (value: Value) => ({ value, result: value });

const isNumber = (value: Value | undefined): value is NumberValue =>
  value?.type === 'integer' || value?.type === 'double';

function numberFromWire(wire: v1.Value): NumberValue {
  const value = valueFromWire(wire);
  if (!isNumber(value)) throw new RpcError('INVALID_ARGUMENT', 'The operand of a transform is not a number.');
  return value;
}

const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;

function add(a: NumberValue, b: NumberValue): NumberValue {
  if (a.type === 'double' || b.type === 'double') {
    return { type: 'double', value: Number(a.value) + Number(b.value) };
  }
  const sum = a.value + b.value;
  return { type: 'integer', value: sum > MAX_INTEGER ? MAX_INTEGER : sum < MIN_INTEGER ? MIN_INTEGER : sum };
}

/** Equal numbers leave the field as it is; NaN wins. */
function extreme(current: NumberValue, operand: NumberValue, sign: 1 | -1): NumberValue {
  if (isNaNValue(current)) return current;
  if (isNaNValue(operand)) return operand;
  return compareValues(operand, current) * sign > 0 ? operand : current;
}
