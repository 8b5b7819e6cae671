import { unimplemented } from '../../services/status.ts';
import { includes } from './equality.ts';
import { getter, type Method, type MethodTable } from './method.ts';
import { toSet } from './set.ts';
import { Failure, ListValue, type RuleValue } from './value.ts';

/** rules.List. */
export const listMethods: MethodTable<ListValue> = {
  size: getter((self) => BigInt(self.items.length)),
  toSet: getter((self) => toSet(self.items)),
  hasAll: withList('hasAll', (items, others) => others.every((other) => contains(items, other))),
  hasAny: withList('hasAny', (items, others) => others.some((other) => contains(items, other))),
  hasOnly: withList('hasOnly', (items, others) => items.every((item) => contains(others, item))),
  concat: {
    arity: 1,
    call: (self, other) =>
      other instanceof ListValue
        ? new ListValue([...self.items, ...other.items], self.unordered || other.unordered)
        : new Failure('concat() takes a list.'),
  },
  removeAll: {
    arity: 1,
    call: (self, other) =>
      other instanceof ListValue
        ? new ListValue(
            self.items.filter((item) => !contains(other.items, item)),
            self.unordered,
          )
        : new Failure('removeAll() takes a list.'),
  },
  join: {
    arity: 1,
    call: (self, separator) => {
      if (typeof separator !== 'string') return new Failure('join() takes a string.');
      if (self.unordered && self.items.length > 1) throw unimplemented('the order of keys() or values()');
      if (self.items.every((item) => typeof item === 'string')) return self.items.join(separator);
      throw unimplemented('join() of what is not a string');
    },
  },
};

const contains = (items: readonly RuleValue[], wanted: RuleValue): boolean =>
  includes(items, wanted, 'refuse');

function withList(
  name: string,
  decide: (items: readonly RuleValue[], others: readonly RuleValue[]) => boolean,
): Method<ListValue> {
  return {
    arity: 1,
    call: (self, other) =>
      other instanceof ListValue ? decide(self.items, other.items) : new Failure(`${name}() takes a list.`),
  };
}
