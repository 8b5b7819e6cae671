/** A point in time as Firestore keeps it: whole seconds since 1970 and nanoseconds (0 to 999,999,999). */
export interface Timestamp {
  readonly seconds: number;
  readonly nanos: number;
}

/**
 * A value of a document's field, as google.firestore.v1.Value but with JavaScript types.
 * Integers are 64 bit, so bigint; a reference is a full resource name.
 */
export type Value =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'integer'; readonly value: bigint }
  | { readonly type: 'double'; readonly value: number }
  | { readonly type: 'timestamp'; readonly value: Timestamp }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: Uint8Array }
  | { readonly type: 'reference'; readonly value: string }
  | { readonly type: 'geoPoint'; readonly latitude: number; readonly longitude: number }
  | { readonly type: 'array'; readonly values: readonly Value[] }
  | { readonly type: 'map'; readonly fields: Fields };

/** The fields of a document or of a map, in no particular order. */
export type Fields = ReadonlyMap<string, Value>;
