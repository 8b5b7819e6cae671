import { scopePattern } from '../billing/bill.ts';
import type * as v1 from '../protocol/messages.ts';
import { aggregate, aggregationLimit, parseAggregations } from '../queries/aggregate.ts';
import { parseQuery } from '../queries/parse-query.ts';
import { runQuery } from '../queries/run-query.ts';
import type { Query } from '../queries/query.ts';
import type { StoredDocument } from '../store/stored-document.ts';
import { fieldsToWire } from '../values/codec.ts';
import { maskFields } from '../values/field-path.ts';
import { parseParentName } from '../values/resource-name.ts';
import { microsToWire } from '../values/timestamp.ts';
import type { CallContext } from './api.ts';
import type { Core } from './core.ts';
import { RequestAccess } from './request-access.ts';
import { unimplemented } from './status.ts';
import { momentOf } from './transactions.ts';

/** A result with only the fields that the query selects. */
export function projected(document: StoredDocument, { select }: Query): v1.Document {
  if (select === null) return document.wire;
  return { ...document.wire, fields: fieldsToWire(maskFields(document.fields, select)) };
}

export function runQueryCall(
  core: Core,
  request: v1.RunQueryRequest,
  context: CallContext,
): v1.RunQueryResponse[] {
  if (request.explainOptions) throw unimplemented('explainOptions');
  const parent = parseParentName(request.parent);
  const query = parseQuery(parent, request.structuredQuery);
  const database = core.store.database(parent.database);
  const { view, time, transaction, begun } = momentOf(core.transactions, database, request, context);
  const access = new RequestAccess(core, database, context);
  access.list(query, time);
  const { documents, skipped } = runQuery(view, query);
  transaction?.didQuery(query, documents);
  const pattern = scopePattern(query.scope);
  access.bill.read(`query ${pattern}`, documents.length);
  access.bill.read(`query ${pattern} (skipped by offset)`, skipped);
  if (documents.length + skipped === 0) access.bill.read(`query ${pattern} (empty)`);

  const readTime = microsToWire(time);
  const answers: v1.RunQueryResponse[] = documents.map((document) => ({
    document: projected(document, query),
    readTime,
  }));
  if (answers.length === 0) answers.push({ readTime });
  if (skipped > 0) answers[0] = { ...answers[0], skippedResults: skipped };
  return begun === null ? answers : [{ transaction: begun }, ...answers];
}

/** Aggregations are billed one read for up to this many index entries. */
const ENTRIES_PER_READ = 1000;

export function runAggregationQueryCall(
  core: Core,
  request: v1.RunAggregationQueryRequest,
  context: CallContext,
): v1.RunAggregationQueryResponse[] {
  if (request.explainOptions) throw unimplemented('explainOptions');
  const aggregation = request.structuredAggregationQuery;
  const parent = parseParentName(request.parent);
  const query = parseQuery(parent, aggregation?.structuredQuery);
  const aggregations = parseAggregations(aggregation?.aggregations);
  const database = core.store.database(parent.database);
  const { view, time, transaction, begun } = momentOf(core.transactions, database, request, context);
  const access = new RequestAccess(core, database, context);
  access.list(query, time);
  const { documents, skipped } = runQuery(view, query);
  transaction?.didQuery(query, documents);
  const entries = Math.min(documents.length, aggregationLimit(aggregations)) + skipped;
  const reads = Math.max(1, Math.ceil(entries / ENTRIES_PER_READ));
  access.bill.read(`aggregation ${scopePattern(query.scope)}`, reads);
  const answer = {
    result: { aggregateFields: fieldsToWire(aggregate(aggregations, documents)) },
    readTime: microsToWire(time),
  };
  return begun === null ? [answer] : [{ transaction: begun }, answer];
}
