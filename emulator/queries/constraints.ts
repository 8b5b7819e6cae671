import type { QueryConstraints } from '../rules/ruleset.ts';
import { formatFieldPath, NAME_FIELD } from '../values/field-path.ts';
import { resourceName, type DatabaseId } from '../values/resource-name.ts';
import type { Value } from '../values/value.ts';
import { conjuncts } from './parse-filter.ts';
import type { Query } from './query.ts';

/** What rules may rely on of a query's results. */
export function constraintsOf(database: DatabaseId, query: Query): QueryConstraints {
  const equal = new Map<string, Value>();
  for (const filter of conjuncts(query.filter)) {
    if (filter.kind === 'name') {
      const [path, ...others] = filter.paths;
      const one = filter.op === '==' || (filter.op === 'in' && others.length === 0);
      if (one && path !== undefined) {
        equal.set(NAME_FIELD, { type: 'reference', value: resourceName(database, path) });
      }
      continue;
    }
    const { op, value } = filter;
    if (op === '==') equal.set(formatFieldPath(filter.field), value);
    const [only, ...others] = op === 'in' && value.type === 'array' ? value.values : [];
    if (only !== undefined && others.length === 0) equal.set(formatFieldPath(filter.field), only);
  }
  const orderBy = query.orderBy.slice(0, query.explicitOrders).map(({ field, direction }) => ({
    field: field === null ? NAME_FIELD : formatFieldPath(field),
    direction: direction === 'ascending' ? ('ASC' as const) : ('DESC' as const),
  }));
  return {
    equal,
    ...(query.limit === null ? {} : { limit: query.limit }),
    ...(query.offset === 0 ? {} : { offset: query.offset }),
    ...(orderBy.length === 0 ? {} : { orderBy }),
  };
}
