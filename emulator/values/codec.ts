import type * as v1 from '../protocol/messages.ts';
import { RpcError } from '../services/status.ts';
import { timestampFromWire, timestampToWire, toStoredPrecision } from './timestamp.ts';
import type { Fields, Value } from './value.ts';

const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;

/** A wire value to our own; timestamps are cut to microseconds. INVALID_ARGUMENT for what is no value. */
export function valueFromWire(wire: v1.Value): Value {
  if (isSet(wire.nullValue)) return { type: 'null' };
  if (isSet(wire.booleanValue)) return { type: 'boolean', value: wire.booleanValue };
  if (isSet(wire.integerValue)) return { type: 'integer', value: integerFromWire(wire.integerValue) };
  if (isSet(wire.doubleValue)) return { type: 'double', value: Number(wire.doubleValue) };
  if (isSet(wire.timestampValue)) {
    return { type: 'timestamp', value: toStoredPrecision(timestampFromWire(wire.timestampValue)) };
  }
  if (isSet(wire.stringValue)) return { type: 'string', value: wire.stringValue };
  if (isSet(wire.bytesValue)) return { type: 'bytes', value: wire.bytesValue };
  if (isSet(wire.referenceValue)) return { type: 'reference', value: wire.referenceValue };
  if (isSet(wire.geoPointValue)) return geoPointFromWire(wire.geoPointValue);
  if (isSet(wire.arrayValue)) {
    return { type: 'array', values: (wire.arrayValue.values ?? []).map(valueFromWire) };
  }
  if (isSet(wire.mapValue)) return { type: 'map', fields: fieldsFromWire(wire.mapValue.fields) };
  throw new RpcError('INVALID_ARGUMENT', 'Value has no type that is known here');
}

export function valueToWire(value: Value): v1.Value {
  switch (value.type) {
    case 'null':
      return { nullValue: 'NULL_VALUE' };
    case 'boolean':
      return { booleanValue: value.value };
    case 'integer':
      return { integerValue: String(value.value) };
    case 'double':
      return { doubleValue: value.value };
    case 'timestamp':
      return { timestampValue: timestampToWire(value.value) };
    case 'string':
      return { stringValue: value.value };
    case 'bytes':
      return { bytesValue: value.value };
    case 'reference':
      return { referenceValue: value.value };
    case 'geoPoint':
      return { geoPointValue: { latitude: value.latitude, longitude: value.longitude } };
    case 'array':
      return { arrayValue: { values: value.values.map(valueToWire) } };
    case 'map':
      return { mapValue: { fields: fieldsToWire(value.fields) } };
    default:
      return value satisfies never;
  }
}

export function fieldsFromWire(wire: Record<string, v1.Value> | null | undefined): Fields {
  const fields = new Map<string, Value>();
  for (const [name, value] of Object.entries(wire ?? {})) fields.set(name, valueFromWire(value));
  return fields;
}

export function fieldsToWire(fields: Fields): Record<string, v1.Value> {
  // fromEntries defines own properties, so a field named __proto__ is kept as one.
  return Object.fromEntries(Array.from(fields, ([name, value]) => [name, valueToWire(value)]));
}

function isSet<T>(part: T | null | undefined): part is T {
  return part !== null && part !== undefined;
}

function integerFromWire(wire: string | number): bigint {
  const value = BigInt(wire);
  if (value < MIN_INTEGER || value > MAX_INTEGER) {
    throw new RpcError('INVALID_ARGUMENT', `Integer ${wire} does not fit into 64 bits`);
  }
  return value;
}

function geoPointFromWire(wire: { latitude?: number | null; longitude?: number | null }): Value {
  const latitude = wire.latitude ?? 0;
  const longitude = wire.longitude ?? 0;
  if (!(Math.abs(latitude) <= 90)) {
    throw new RpcError('INVALID_ARGUMENT', `Latitude ${latitude} is not within -90 and 90`);
  }
  if (!(Math.abs(longitude) <= 180)) {
    throw new RpcError('INVALID_ARGUMENT', `Longitude ${longitude} is not within -180 and 180`);
  }
  return { type: 'geoPoint', latitude, longitude };
}
