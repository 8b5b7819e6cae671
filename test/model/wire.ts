import type { Write } from './operations.ts';
import { isData, isList, NOW, Time, type Data, type Value } from './values.ts';

/** google.firestore.v1.Value as ProtoJSON, as far as the model stores it. */
export type WireValue =
  | { readonly nullValue: null }
  | { readonly stringValue: string }
  | { readonly integerValue: string }
  | { readonly doubleValue: number }
  | { readonly booleanValue: boolean }
  | { readonly timestampValue: string }
  | { readonly arrayValue: { readonly values?: readonly WireValue[] } }
  | { readonly mapValue: { readonly fields?: WireFields } };
export interface WireFields {
  readonly [field: string]: WireValue;
}

/** A write as Commit takes it: the whole document, and which of its fields get the server's time. */
export function writeToWire(root: string, { path, data }: Write): object {
  if (data === null) return { delete: `${root}/${path}` };
  const updateTransforms = serverTimesIn(data).map((fieldPath) => ({
    fieldPath,
    setToServerValue: 'REQUEST_TIME',
  }));
  return { update: { name: `${root}/${path}`, fields: fieldsToWire(data) }, updateTransforms };
}

function serverTimesIn(data: Data): string[] {
  return Object.entries(data).flatMap(([field, value]) => {
    if (value === NOW) return [field];
    return isData(value) ? serverTimesIn(value).map((inner) => `${field}.${inner}`) : [];
  });
}

function fieldsToWire(data: Data): WireFields {
  const stored = Object.entries(data).filter(([, value]) => value !== NOW);
  return Object.fromEntries(stored.map(([field, value]) => [field, toWire(value)]));
}

function toWire(value: Value): WireValue {
  if (value === null) return { nullValue: null };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
  }
  if (value instanceof Time) return { timestampValue: timeToWire(value) };
  if (isList(value)) return { arrayValue: { values: value.map(toWire) } };
  if (isData(value)) return { mapValue: { fields: fieldsToWire(value) } };
  throw new Error('The time of a commit stands in no list');
}

function timeToWire({ ms }: Time): string {
  const micros = Math.round(ms * 1000);
  const seconds = Math.floor(micros / 1_000_000);
  const fraction = String(micros - seconds * 1_000_000).padStart(6, '0');
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${fraction}Z`;
}

export function timeFromWire(text: string): Time {
  const fraction = /\.(\d+)Z$/.exec(text)?.[1] ?? '0';
  return new Time(Date.parse(`${text.slice(0, 19)}Z`) + Number(`0.${fraction}`) * 1000);
}

export const fieldsFromWire = (fields: WireFields = {}): Data =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, fromWire(value)]));

function fromWire(value: WireValue): Value {
  if ('nullValue' in value) return null;
  if ('stringValue' in value) return value.stringValue;
  if ('booleanValue' in value) return value.booleanValue;
  if ('integerValue' in value) return Number(value.integerValue);
  if ('doubleValue' in value) return value.doubleValue;
  if ('timestampValue' in value) return timeFromWire(value.timestampValue);
  if ('arrayValue' in value) return (value.arrayValue.values ?? []).map(fromWire);
  return fieldsFromWire(value.mapValue.fields);
}
