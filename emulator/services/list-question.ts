import { constraintsOf } from '../queries/constraints.ts';
import type { Query } from '../queries/query.ts';
import type { DatabaseId } from '../values/resource-name.ts';
import type { Timestamp } from '../values/value.ts';
import type { Question, Verdict } from './judgement.ts';
import { unimplemented } from './status.ts';

/** An ID that no rule names, for the parents of a collection group, which can be any. */
const ANY_ID = '\0any';

/** What the rules are asked about a query. */
export function listQuestion(database: DatabaseId, query: Query, time: Timestamp): Question {
  const { parent, collection, allDescendants } = query.scope;
  if (collection === null) throw unimplemented('a query over all collections by a user');
  const prefix = allDescendants ? [parent, ANY_ID, ANY_ID] : [parent];
  return {
    method: 'list',
    path: [...prefix, collection].filter((segment) => segment !== '').join('/'),
    time,
    before: null,
    after: null,
    query: constraintsOf(database, query),
  };
}

/**
 * That a made-up parent is denied shows that a collection group is; that it is allowed doesn't show
 * that all parents are.
 */
export function checkGroupVerdict(query: Query, verdict: Verdict): void {
  if (query.scope.allDescendants && verdict.allowed) {
    throw unimplemented('a collection group query that rules may allow to a user');
  }
}
