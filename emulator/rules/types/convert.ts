import type { Fields, Value } from '../../values/value.ts';
import {
  BytesValue,
  LatLngValue,
  ListValue,
  MapValue,
  PathValue,
  TimestampValue,
  type RuleValue,
} from './value.ts';

export const NANOS_PER_SECOND = 1_000_000_000n;

/** A field's value as rules see it. A reference is a path that begins with `/databases`. */
export function fromStored(value: Value): RuleValue {
  switch (value.type) {
    case 'null':
      return null;
    case 'boolean':
    case 'integer':
    case 'double':
    case 'string':
      return value.value;
    case 'timestamp':
      return new TimestampValue(BigInt(value.value.seconds) * NANOS_PER_SECOND + BigInt(value.value.nanos));
    case 'bytes':
      return new BytesValue(value.value);
    case 'reference':
      return new PathValue(value.value.split('/').slice(2));
    case 'geoPoint':
      return new LatLngValue(value.latitude, value.longitude);
    case 'array':
      return new ListValue(value.values.map(fromStored));
    case 'map':
      return fromFields(value.fields);
  }
}

export function fromFields(fields: Fields): MapValue {
  const converted = new Map<string, RuleValue>();
  return new MapValue(fields, (key) => {
    let result = converted.get(key);
    if (result === undefined) {
      const value = fields.get(key);
      result = value === undefined ? null : fromStored(value);
      converted.set(key, result);
    }
    return result;
  });
}

/** Parsed JSON, as in a token's claims: a whole number is an int, any other a float. */
export function fromJson(json: unknown): RuleValue {
  if (json === null || json === undefined) return null;
  if (typeof json === 'boolean' || typeof json === 'string') return json;
  if (typeof json === 'number') return Number.isSafeInteger(json) ? BigInt(json) : json;
  if (Array.isArray(json)) return new ListValue(json.map(fromJson));
  if (typeof json === 'object') {
    const entries = new Map<string, unknown>(Object.entries(json));
    return new MapValue(entries, (key) => fromJson(entries.get(key)));
  }
  throw new TypeError(`${typeof json} is not JSON`);
}
