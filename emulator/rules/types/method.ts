import type { Failure, Result, RuleValue, Unknown } from './value.ts';

/** A method of a type. Its arguments are values; errors and unknowns don't get here. */
export interface Method<Self extends RuleValue> {
  readonly arity: number;
  call(self: Self, ...args: RuleValue[]): Result | Failure | Unknown;
}

export type MethodTable<Self extends RuleValue> = Readonly<Record<string, Method<Self>>>;

/** A method without arguments. */
export const getter = <Self extends RuleValue>(read: (self: Self) => Result): Method<Self> => ({
  arity: 0,
  call: read,
});
