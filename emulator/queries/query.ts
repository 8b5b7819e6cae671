import type { Scope } from '../store/view.ts';
import type { FieldPath } from '../values/field-path.ts';
import type { Value } from '../values/value.ts';

export type Direction = 'ascending' | 'descending';

export type Operator =
  '==' | '!=' | '<' | '<=' | '>' | '>=' | 'array-contains' | 'array-contains-any' | 'in' | 'not-in';

/** Unary filters are comparisons with null or NaN here. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | {
      readonly kind: 'field';
      readonly field: FieldPath;
      readonly op: Operator;
      /** For `in`, `not-in` and `array-contains-any` an array. */
      readonly value: Value;
    }
  /** On the name of the document; `paths` has one but for `in` and `not-in`. */
  | { readonly kind: 'name'; readonly op: Operator; readonly paths: readonly string[] };

/** `field` is null for the document's name. */
export interface Order {
  readonly field: FieldPath | null;
  readonly direction: Direction;
}

/** A position in the order of the results, just before or just after what it describes. */
export interface Cursor {
  /** For the first of the orders; a string is the path of a document. */
  readonly values: readonly (Value | string)[];
  readonly before: boolean;
}

/** google.firestore.v1.StructuredQuery, checked. */
export interface Query {
  readonly scope: Scope;
  readonly filter: Filter | null;
  /** Complete: the last is by name. */
  readonly orderBy: readonly Order[];
  /** How many of these orders the client asked for. */
  readonly explicitOrders: number;
  readonly start: Cursor | null;
  readonly end: Cursor | null;
  readonly offset: number;
  readonly limit: number | null;
  /** Null: all fields. */
  readonly select: readonly FieldPath[] | null;
}
