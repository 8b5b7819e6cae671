import { deepEquals } from './equality.ts';
import { getter, type MethodTable } from './method.ts';
import { Failure, MapDiffValue, SetValue, Unknown, type MapValue, type Result } from './value.ts';

/** rules.MapDiff. */
export const mapDiffMethods: MethodTable<MapDiffValue> = {
  addedKeys: getter((self) => new SetValue(self.added)),
  removedKeys: getter((self) => new SetValue(self.removed)),
  changedKeys: getter((self) => new SetValue(self.changed)),
  unchangedKeys: getter((self) => new SetValue(self.unchanged)),
  affectedKeys: getter((self) => new SetValue([...self.added, ...self.removed, ...self.changed])),
};

/**
 * `after.diff(before)`: keys that only `after` has are added. An int and a float of the same
 * value are unchanged (recorded from the official emulator 1.22.0 by the hidane project).
 */
export function diff(after: MapValue, before: MapValue): Result {
  const added: string[] = [];
  const changed: string[] = [];
  const unchanged: string[] = [];
  for (const key of after.keys()) {
    const value = before.get(key);
    if (value === undefined) {
      added.push(key);
      continue;
    }
    const same = deepEquals(after.get(key) ?? null, value, 'equal');
    if (same instanceof Unknown || same instanceof Failure) return same;
    (same ? unchanged : changed).push(key);
  }
  const removed = [...before.keys()].filter((key) => !after.has(key));
  return new MapDiffValue(added, removed, changed, unchanged);
}
