import { changed, isData, type Data, type Value } from '../values.ts';

/** The way to a field: names from the outside in. */
export type FieldPath = readonly string[];

/** Ways to all fields, also to those that hold others. */
export function pathsIn(data: Data): FieldPath[] {
  return Object.entries(data).flatMap(([field, value]) => [
    [field],
    ...(isData(value) ? pathsIn(value).map((path) => [field, ...path]) : []),
  ]);
}

export function fieldAt(data: Data, path: FieldPath): Value | undefined {
  const [first = '', ...rest] = path;
  const value = data[first];
  if (rest.length === 0) return value;
  return isData(value) ? fieldAt(value, rest) : undefined;
}

/** A copy with this value there; undefined takes it away. */
export function withField(data: Data, path: FieldPath, value: Value | undefined): Data {
  const [first = '', ...rest] = path;
  if (rest.length === 0) return changed(data, { [first]: value });
  const inner = data[first];
  return { ...data, [first]: withField(isData(inner) ? inner : {}, rest, value) };
}
