import { expect, it } from 'vitest';
import type * as v1 from '../protocol/messages.ts';
import { fieldsFromWire, fieldsToWire, valueFromWire } from './codec.ts';
import { documentSize } from './size.ts';

it('brings every kind of value there and back', () => {
  const wire: Record<string, v1.Value> = {
    none: { nullValue: 'NULL_VALUE' },
    no: { booleanValue: false },
    big: { integerValue: '-9223372036854775808' },
    nan: { doubleValue: NaN },
    at: { timestampValue: { seconds: '-1', nanos: 5000 } },
    empty: { stringValue: '' },
    raw: { bytesValue: Buffer.from([0, 255]) },
    ref: { referenceValue: 'projects/p/databases/d/documents/a/b' },
    place: { geoPointValue: { latitude: -1.5, longitude: 180 } },
    list: { arrayValue: { values: [{ integerValue: '1' }] } },
    map: { mapValue: { fields: { x: { booleanValue: true } } } },
  };
  expect(fieldsToWire(fieldsFromWire(wire))).toEqual(wire);
});

it('reads what is left out as zero, and keeps a field named __proto__', () => {
  expect(valueFromWire({ geoPointValue: {} })).toEqual({ type: 'geoPoint', latitude: 0, longitude: 0 });
  expect(valueFromWire({ arrayValue: {} })).toEqual({ type: 'array', values: [] });
  const fields = fieldsFromWire(
    JSON.parse('{"__proto__":{"booleanValue":true}}') as Record<string, v1.Value>,
  );
  expect(Object.keys(fieldsToWire(fields))).toEqual(['__proto__']);
});

it('cuts times to microseconds', () => {
  expect(valueFromWire({ timestampValue: { seconds: '1', nanos: 1999 } })).toMatchObject({
    value: { seconds: 1, nanos: 1000 },
  });
});

it('refuses what is no value', () => {
  for (const wire of [
    {},
    { integerValue: '9223372036854775808' },
    { geoPointValue: { latitude: 91 } },
    { geoPointValue: { longitude: NaN } },
    { timestampValue: { seconds: '253402300800' } },
  ] satisfies v1.Value[]) {
    expect(() => valueFromWire(wire)).toThrow(expect.objectContaining({ status: 'INVALID_ARGUMENT' }));
  }
});

it('counts sizes as the example of storage-size does', () => {
  // users/jeff/tasks/my_task_id { type, done, priority, description }
  const fields = fieldsFromWire({
    type: { stringValue: 'Personal' },
    done: { booleanValue: false },
    priority: { integerValue: '1' },
    description: { stringValue: 'Learn Cloud Firestore' },
  });
  expect(documentSize('users/jeff/tasks/my_task_id', fields)).toBe(147);
});
