import { bytesMethods } from './bytes.ts';
import { durationMethods } from './duration.ts';
import { latLngMethods } from './latlng.ts';
import { listMethods } from './list.ts';
import { mapDiffMethods } from './map-diff.ts';
import { mapMethods } from './map.ts';
import type { Method, MethodTable } from './method.ts';
import { pathMethods } from './path.ts';
import { setMethods } from './set.ts';
import { stringMethods } from './string.ts';
import { timestampMethods } from './timestamp.ts';
import type { RuleValue, TypeName } from './value.ts';

const NONE: MethodTable<never> = {};

// A table's methods are only called with a receiver of its type: see `findMethod`.
const TABLES: Readonly<Record<TypeName, MethodTable<never>>> = {
  null: NONE,
  bool: NONE,
  int: NONE,
  float: NONE,
  string: stringMethods,
  bytes: bytesMethods,
  timestamp: timestampMethods,
  duration: durationMethods,
  latlng: latLngMethods,
  path: pathMethods,
  list: listMethods,
  set: setMethods,
  map: mapMethods,
  map_diff: mapDiffMethods,
};

const byType = new Map(
  Object.entries(TABLES).map(([type, table]) => [type, new Map(Object.entries(table))] as const),
);

/** The method of this name for values of this type. */
export function findMethod(type: TypeName, name: string): Method<RuleValue> | undefined {
  return byType.get(type)?.get(name) as Method<RuleValue> | undefined;
}

/** Documented methods that we don't know enough about. */
export const REFUSED_METHODS: ReadonlySet<string> = new Set(['bind', 'distance', 'dayOfWeek']);

/** All method names with the numbers of arguments they take, whatever the type. */
export const METHOD_ARITIES: ReadonlyMap<string, ReadonlySet<number>> = (() => {
  const arities = new Map<string, Set<number>>();
  for (const table of Object.values(TABLES)) {
    for (const [name, { arity }] of Object.entries(table)) {
      arities.set(name, (arities.get(name) ?? new Set()).add(arity));
    }
  }
  return arities;
})();
