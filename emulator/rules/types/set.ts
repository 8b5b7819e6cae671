import { includes } from './equality.ts';
import { getter, type Method, type MethodTable } from './method.ts';
import { Failure, ListValue, SetValue, type RuleValue } from './value.ts';

/** The distinct items; of equal ones the first stays (rules.List#toSet). */
export function toSet(items: readonly RuleValue[]): SetValue {
  const distinct: RuleValue[] = [];
  for (const item of items) if (!has(distinct, item)) distinct.push(item);
  return new SetValue(distinct);
}

const has = (items: readonly RuleValue[], item: RuleValue): boolean => includes(items, item, 'equal');

type Items = readonly RuleValue[];

/** rules.Set. `hasAll`, `hasAny` and `hasOnly` take a set or a list; the others take a set. */
export const setMethods: MethodTable<SetValue> = {
  size: getter((self) => BigInt(self.items.length)),
  hasAll: test('hasAll', (items, others) => others.every((other) => has(items, other))),
  hasAny: test('hasAny', (items, others) => others.some((other) => has(items, other))),
  hasOnly: test('hasOnly', (items, others) => items.every((item) => has(others, item))),
  // The page's words and its example disagree; the example is what the name says.
  difference: combine('difference', (items, others) => items.filter((item) => !has(others, item))),
  intersection: combine('intersection', (items, others) => items.filter((item) => has(others, item))),
  union: combine('union', (items, others) => toSet([...items, ...others]).items),
};

function test(name: string, decide: (items: Items, others: Items) => boolean): Method<SetValue> {
  return {
    arity: 1,
    call: (self, other) =>
      other instanceof SetValue || other instanceof ListValue
        ? decide(self.items, other.items)
        : new Failure(`${name}() takes a set or a list.`),
  };
}

function combine(name: string, make: (items: Items, others: Items) => Items): Method<SetValue> {
  return {
    arity: 1,
    call: (self, other) =>
      other instanceof SetValue
        ? new SetValue(make(self.items, other.items))
        : new Failure(`${name}() takes a set.`),
  };
}
