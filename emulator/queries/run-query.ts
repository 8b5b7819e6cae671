import type { StoredDocument } from '../store/stored-document.ts';
import type { Range, View } from '../store/view.ts';
import { comparePaths } from '../values/order.ts';
import { compareResults, matchesWithinScope } from './match.ts';
import { conjuncts } from './parse-filter.ts';
import type { Query } from './query.ts';

export interface QueryResult {
  /** In order, whole; the projection is up to who sends them. */
  readonly documents: readonly StoredDocument[];
  /** How many the offset passed over. */
  readonly skipped: number;
}

export function runQuery(view: View, query: Query): QueryResult {
  const range = rangeOf(query);
  const most = query.limit === null ? Infinity : query.offset + query.limit;
  // The store's own order is by name, so such a query may stop early.
  const inOrder = query.orderBy[0]?.field === null && query.orderBy[0].direction === 'ascending';
  const found: StoredDocument[] = [];
  if (query.limit !== 0) {
    for (const document of view.scan(query.scope, range)) {
      if (!matchesWithinScope(query, document)) continue;
      found.push(document);
      if (inOrder && found.length >= most) break;
    }
  }
  if (!inOrder) found.sort((a, b) => compareResults(query.orderBy, a, b));
  return {
    documents: found.slice(query.offset, most),
    skipped: Math.min(query.offset, found.length),
  };
}

/** Where results can be, by name: wider than right at most. */
function rangeOf(query: Query): Range {
  const lower: string[] = [];
  const upper: string[] = [];
  for (const filter of conjuncts(query.filter)) {
    const path = filter.kind === 'name' ? filter.paths[0] : undefined;
    if (path === undefined) continue;
    if (filter.op === '>' || filter.op === '>=' || filter.op === '==') lower.push(path);
    if (filter.op === '<' || filter.op === '<=' || filter.op === '==') upper.push(path);
  }
  const first = query.orderBy[0];
  if (first?.field === null) {
    const start = query.start?.values[0];
    const end = query.end?.values[0];
    const forward = first.direction === 'ascending';
    if (typeof start === 'string') (forward ? lower : upper).push(start);
    if (typeof end === 'string') (forward ? upper : lower).push(end);
  }
  return {
    from: lower.sort(comparePaths).at(-1) ?? null,
    to: upper.sort(comparePaths)[0] ?? null,
  };
}
