import type { Result, RuleValue } from '../types/value.ts';

/** A function that needs nothing but its arguments, which are values. */
export interface Builtin {
  readonly name: string;
  readonly arity: number;
  call(...args: RuleValue[]): Result;
}

/** Names a table's functions after their keys, with the namespace before them. */
export function builtins(
  namespace: string,
  table: Readonly<Record<string, Omit<Builtin, 'name'>>>,
): ReadonlyMap<string, Builtin> {
  return new Map(
    Object.entries(table).map(([key, { arity, call }]) => {
      const name = namespace === '' ? key : `${namespace}.${key}`;
      return [name, { name, arity, call }] as const;
    }),
  );
}
