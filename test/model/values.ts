/** A stored time, in milliseconds since 1970 with fractions to the microsecond. A class, so that a number is no time. */
export class Time {
  readonly ms: number;

  constructor(ms: number) {
    this.ms = Math.round(ms * 1000) / 1000;
  }

  plus(ms: number): Time {
    return new Time(this.ms + ms);
  }
}

class ServerTime {
  readonly stands = 'for the time of the commit';
}

/** In data that is to be written: the server's time of the commit. */
export const NOW = new ServerTime();

/** What the model stores and writes. NOW is only in what is to be written, and never inside a list. */
export type Value = null | string | number | boolean | Time | ServerTime | readonly Value[] | Data;
export interface Data {
  readonly [field: string]: Value;
}

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

export const isData = (value: Value | undefined): value is Data =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Time) && value !== NOW;

/** The same value of the same type. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  if (a instanceof Time && b instanceof Time) return a.ms === b.ms;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (isData(a) && isData(b)) {
    const fields = Object.keys(a);
    return (
      fields.length === Object.keys(b).length &&
      fields.every((field) => Object.hasOwn(b, field) && same(a[field], b[field]))
    );
  }
  return a === b;
}

/** A copy with these fields set, or taken away where undefined. */
export function changed(data: Data, changes: { readonly [field: string]: Value | undefined }): Data {
  return Object.fromEntries(
    Object.entries({ ...data, ...changes }).filter(
      (entry): entry is [string, Value] => entry[1] !== undefined,
    ),
  );
}

/** A copy in which NOW has become a time. */
export function at(now: Time, value: Value): Value {
  if (value === NOW) return now;
  return isData(value) ? dataAt(now, value) : value;
}

export const dataAt = (now: Time, data: Data): Data =>
  Object.fromEntries(Object.entries(data).map(([field, value]) => [field, at(now, value)]));

/** A stored document as the contract types it: times are milliseconds. Only for what the model let in. */
export function typed<T>(data: Data): T {
  return withMillis(data) as T;
}

function withMillis(value: Value): unknown {
  if (value instanceof Time) return value.ms;
  if (isList(value)) return value.map(withMillis);
  if (!isData(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withMillis(inner)]));
}

/** For people: long texts cut. */
export function show(value: Value | undefined): string {
  if (value === undefined) return 'missing';
  if (value === NOW) return '<now>';
  if (value instanceof Time) return new Date(value.ms).toISOString();
  if (typeof value === 'string')
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 20)}…${value.length}` : value);
  if (isList(value)) return `[${value.map(show).join(', ')}]`;
  if (!isData(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([field, inner]) => `${field}: ${show(inner)}`)
    .join(', ')}}`;
}
