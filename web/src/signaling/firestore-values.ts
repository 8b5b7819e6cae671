/** What a document of ours may hold. */
export type Plain = string | number | boolean | Date | readonly Plain[] | { readonly [field: string]: Plain };

/** google.firestore.v1.Value as ProtoJSON, as far as Parley writes it. */
export type WireValue =
  | { stringValue: string }
  | { integerValue: string }
  | { doubleValue: number }
  | { booleanValue: boolean }
  | { timestampValue: string }
  | { arrayValue: { values: WireValue[] } }
  | { mapValue: { fields: Record<string, WireValue> } };

/** Whole numbers become integers, which is what the rules mean by `is int`. */
export function toWire(value: Plain): WireValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
  }
  if (value instanceof Date) return { timestampValue: value.toISOString() };
  if (isList(value)) return { arrayValue: { values: value.map(toWire) } };
  return { mapValue: { fields: toFields(value) } };
}

export function toFields(object: { readonly [field: string]: Plain }): Record<string, WireValue> {
  return Object.fromEntries(Object.entries(object).map(([field, value]) => [field, toWire(value)]));
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);
