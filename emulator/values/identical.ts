import { compareBytes } from './order.ts';
import type { Fields, Value } from './value.ts';

/** Whether nothing would change by writing one over the other: unlike for queries, 1 and 1.0 differ. */
export function identicalValues(a: Value, b: Value): boolean {
  if (a === b) return true;
  switch (a.type) {
    case 'null':
      return b.type === 'null';
    case 'boolean':
    case 'integer':
    case 'string':
    case 'reference':
      return a.type === b.type && a.value === b.value;
    case 'double':
      return b.type === 'double' && Object.is(a.value, b.value);
    case 'timestamp':
      return b.type === 'timestamp' && a.value.seconds === b.value.seconds && a.value.nanos === b.value.nanos;
    case 'bytes':
      return b.type === 'bytes' && compareBytes(a.value, b.value) === 0;
    case 'geoPoint':
      return (
        b.type === 'geoPoint' && Object.is(a.latitude, b.latitude) && Object.is(a.longitude, b.longitude)
      );
    case 'array':
      return (
        b.type === 'array' &&
        a.values.length === b.values.length &&
        a.values.every((value, i) => identicalValues(value, b.values[i] as Value))
      );
    case 'map':
      return b.type === 'map' && identicalFields(a.fields, b.fields);
    default:
      return a satisfies never;
  }
}

export function identicalFields(a: Fields, b: Fields): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [name, value] of a) {
    const other = b.get(name);
    if (other === undefined || !identicalValues(value, other)) return false;
  }
  return true;
}
