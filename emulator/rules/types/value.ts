import type { Position } from '../syntax/position.ts';

/**
 * The values of the rules language. Integers are bigint, floats are number; the rest is what
 * JavaScript calls it, or one of the classes below.
 */
export type RuleValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | BytesValue
  | TimestampValue
  | DurationValue
  | LatLngValue
  | PathValue
  | ListValue
  | SetValue
  | MapValue
  | MapDiffValue;

/** What evaluating an expression gives: a value, an error, or that a `list` can't know. */
export type Result = RuleValue | PartialMap | Unknown | Failure;

/** An error of the language. It denies unless `&&` or `||` absorbs it. */
export class Failure {
  readonly kind = 'failure';
  readonly message: string;
  /** Where it arose; the evaluator fills it in. */
  at: Position | null = null;

  constructor(message: string) {
    this.message = message;
  }
}

/** What a query doesn't fix, or what the reference leaves open: it never allows anything. */
export class Unknown {
  readonly kind = 'unknown';
  readonly what: string;

  constructor(what: string) {
    this.what = what;
  }
}

/** A map of which only some entries are known: a document of a `list`. */
export class PartialMap {
  readonly kind = 'partial';
  /** Its name in messages, e.g. `resource.data`. */
  readonly what: string;
  readonly known: ReadonlyMap<string, Exclude<Result, Failure>>;

  constructor(what: string, known: ReadonlyMap<string, Exclude<Result, Failure>>) {
    this.what = what;
    this.known = known;
  }

  get(key: string): Exclude<Result, Failure> {
    return this.known.get(key) ?? (this.known.has(key) ? null : new Unknown(`${this.what}.${key}`));
  }
}

export class BytesValue {
  readonly kind = 'bytes';
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export class TimestampValue {
  readonly kind = 'timestamp';
  /** Nanoseconds since 1970 in UTC. */
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

export class DurationValue {
  readonly kind = 'duration';
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

export class LatLngValue {
  readonly kind = 'latlng';
  /** Degrees, -90 to 90. */
  readonly latitude: number;
  /** Degrees, -180 to 180. */
  readonly longitude: number;

  constructor(latitude: number, longitude: number) {
    this.latitude = latitude;
    this.longitude = longitude;
  }
}

export class PathValue {
  readonly kind = 'path';
  readonly segments: readonly string[];

  constructor(segments: readonly string[]) {
    this.segments = segments;
  }
}

export class ListValue {
  readonly kind = 'list';
  readonly items: readonly RuleValue[];
  /** The order is not documented (`keys()`, `values()`): what depends on it is refused. */
  readonly unordered: boolean;

  constructor(items: readonly RuleValue[], unordered = false) {
    this.items = items;
    this.unordered = unordered;
  }
}

export class SetValue {
  readonly kind = 'set';
  /** No two are equal. */
  readonly items: readonly RuleValue[];

  constructor(items: readonly RuleValue[]) {
    this.items = items;
  }
}

/** A map whose values are made when they are asked for: most of a document is never looked at. */
export class MapValue {
  readonly kind = 'map';
  readonly #names: ReadonlyMap<string, unknown>;
  readonly #read: (key: string) => Result;

  constructor(names: ReadonlyMap<string, unknown>, read: (key: string) => Result) {
    this.#names = names;
    this.#read = read;
  }

  static of(entries: ReadonlyMap<string, Exclude<Result, Failure>>): MapValue {
    return new MapValue(entries, (key) => entries.get(key) ?? null);
  }

  get size(): number {
    return this.#names.size;
  }

  has(key: string): boolean {
    return this.#names.has(key);
  }

  keys(): Iterable<string> {
    return this.#names.keys();
  }

  /** Undefined when there is no such key. */
  get(key: string): Result | undefined {
    return this.#names.has(key) ? this.#read(key) : undefined;
  }
}

export class MapDiffValue {
  readonly kind = 'map_diff';
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];

  constructor(
    added: readonly string[],
    removed: readonly string[],
    changed: readonly string[],
    unchanged: readonly string[],
  ) {
    this.added = added;
    this.removed = removed;
    this.changed = changed;
    this.unchanged = unchanged;
  }
}

export type TypeName =
  | 'null'
  | 'bool'
  | 'int'
  | 'float'
  | 'string'
  | Exclude<RuleValue, null | boolean | bigint | number | string>['kind'];

/** The type's name as `is` knows it (`null` has none there). */
export function typeName(value: RuleValue): TypeName {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'float';
    case 'string':
      return 'string';
    default:
      return value.kind;
  }
}

/** The first error among operands, else the first that is not known, else null. */
export function undecided(operands: readonly Result[]): Failure | Unknown | null {
  let unknown: Unknown | null = null;
  for (const operand of operands) {
    if (typeof operand !== 'object' || operand === null) continue;
    if (operand.kind === 'failure') return operand;
    if (operand.kind === 'unknown') unknown ??= operand;
    else if (operand.kind === 'partial') unknown ??= new Unknown(operand.what);
  }
  return unknown;
}
