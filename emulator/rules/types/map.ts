import { diff } from './map-diff.ts';
import { getter, type MethodTable } from './method.ts';
import {
  Failure,
  ListValue,
  MapValue,
  PartialMap,
  Unknown,
  undecided,
  type Result,
  type RuleValue,
} from './value.ts';

/** rules.Map. */
export const mapMethods: MethodTable<MapValue> = {
  size: getter((self) => BigInt(self.size)),
  keys: getter((self) => new ListValue([...self.keys()], true)),
  values: getter((self) => {
    const values = [...self.keys()].map((key) => self.get(key) ?? null);
    return undecided(values) ?? new ListValue(values as RuleValue[], true);
  }),
  get: { arity: 2, call: (self, key, fallback) => getOr(self, key ?? null, fallback ?? null) },
  diff: {
    arity: 1,
    call: (self, other) =>
      other instanceof MapValue ? diff(self, other) : new Failure('diff() takes a map.'),
  },
};

/** `map.get(key, default)`; a list of keys walks down nested maps. */
export function getOr(map: MapValue | PartialMap, key: RuleValue, fallback: Result): Result {
  const keys = key instanceof ListValue ? key.items : [key];
  if (keys.length === 0) return new Failure('get() takes a key.');
  let current: Result = map;
  for (const each of keys) {
    if (typeof each !== 'string') return new Failure('get() takes a string or a list of strings.');
    if (current instanceof Unknown || current instanceof Failure) return current;
    // The page doesn't say what a value that isn't a map does on the way.
    if (!(current instanceof MapValue || current instanceof PartialMap)) {
      return new Failure(`get() found no map on the way to '${each}'.`);
    }
    const next: Result | undefined = current.get(each);
    if (next === undefined) return fallback;
    current = next;
  }
  return current;
}
