import { expect, it } from 'vitest';
import type * as v1 from '../protocol/messages.ts';
import { valueFromWire, valueToWire } from '../values/codec.ts';
import { applyTransform, parseTransform } from './field-transform.ts';

type WireTransform = Parameters<typeof parseTransform>[0];

const int = (value: number | string): v1.Value => ({ integerValue: String(value) });
const double = (doubleValue: number): v1.Value => ({ doubleValue });
const array = (...values: v1.Value[]): v1.Value => ({ arrayValue: { values } });

const apply = (wire: WireTransform, current?: v1.Value): v1.Value => {
  const before = current === undefined ? undefined : valueFromWire(current);
  const transform = parseTransform({ fieldPath: 'f', ...wire });
  return valueToWire(applyTransform(transform, before, { seconds: 7, nanos: 0 }).value);
};

it.each<[string, WireTransform, v1.Value | undefined, v1.Value]>([
  [
    'sets the time',
    { setToServerValue: 'REQUEST_TIME' },
    int(1),
    { timestampValue: { seconds: '7', nanos: 0 } },
  ],
  ['adds integers', { increment: int(2) }, int(3), int(5)],
  ['adds a double', { increment: double(0.5) }, int(3), double(3.5)],
  ['starts from nothing', { increment: int(2) }, undefined, int(2)],
  ['replaces what is no number', { increment: int(2) }, { stringValue: 'x' }, int(2)],
  [
    'stops at the largest integer',
    { increment: int(1) },
    int('9223372036854775807'),
    int('9223372036854775807'),
  ],
  ['stops at the smallest', { increment: int(-1) }, int('-9223372036854775808'), int('-9223372036854775808')],
  ['takes the larger', { maximum: double(3.5) }, int(3), double(3.5)],
  ['keeps the larger', { maximum: int(2) }, int(3), int(3)],
  ['keeps an equal one as it is', { maximum: double(3) }, int(3), int(3)],
  ['takes NaN as the maximum', { maximum: double(NaN) }, int(3), double(NaN)],
  ['takes the smaller', { minimum: int(2) }, double(2.5), int(2)],
  ['takes NaN as the minimum', { minimum: int(1) }, double(NaN), double(NaN)],
  [
    'appends what is missing',
    { appendMissingElements: { values: [int(1), double(2), int(3), int(3)] } },
    array(int(2)),
    array(int(2), int(1), int(3)),
  ],
  ['appends to nothing', { appendMissingElements: { values: [int(1)] } }, int(9), array(int(1))],
  [
    'removes all',
    { removeAllFromArray: { values: [int(1)] } },
    array(int(1), int(2), double(1)),
    array(int(2)),
  ],
  ['removes from nothing', { removeAllFromArray: { values: [int(1)] } }, undefined, array()],
])('%s', (_, wire, current, expected) => {
  expect(apply(wire, current)).toEqual(expected);
});

it('refuses an operand that is no number, and what it does not know', () => {
  expect(() => apply({ increment: { stringValue: '1' } })).toThrow(
    expect.objectContaining({ status: 'INVALID_ARGUMENT' }),
  );
  expect(() => apply({})).toThrow(expect.objectContaining({ status: 'UNIMPLEMENTED' }));
});
