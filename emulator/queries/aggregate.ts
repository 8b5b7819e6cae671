import type * as v1 from '../protocol/messages.ts';
import { RpcError, unimplemented } from '../services/status.ts';
import type { StoredDocument } from '../store/stored-document.ts';
import { getField, parseFieldPath, type FieldPath } from '../values/field-path.ts';
import type { Fields, Value } from '../values/value.ts';

/** One result of an aggregation query, under its alias. */
export type Aggregation = { readonly alias: string } & (
  | { readonly kind: 'count'; readonly upTo: number }
  | { readonly kind: 'sum' | 'average'; readonly field: FieldPath }
);

const MAX_AGGREGATIONS = 5;
const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;

const invalid = (message: string): RpcError => new RpcError('INVALID_ARGUMENT', message);

export function parseAggregations(
  wire: v1.StructuredAggregationQuery['aggregations'],
): readonly Aggregation[] {
  const all = wire ?? [];
  if (all.length === 0 || all.length > MAX_AGGREGATIONS) {
    throw invalid(`An aggregation query has 1 to ${MAX_AGGREGATIONS} aggregations.`);
  }
  let unnamed = 0;
  const aggregations = all.map((one): Aggregation => {
    const alias = one.alias || `field_${++unnamed}`;
    if (one.count) {
      const upTo = one.count.upTo ? Number(one.count.upTo.value ?? 0) : Infinity;
      if (upTo <= 0) throw invalid('up_to must be greater than zero.');
      return { alias, kind: 'count', upTo };
    }
    if (one.sum) return { alias, kind: 'sum', field: parseFieldPath(one.sum.field?.fieldPath ?? '') };
    if (one.avg) return { alias, kind: 'average', field: parseFieldPath(one.avg.field?.fieldPath ?? '') };
    throw unimplemented(`aggregation ${Object.keys(one).join(', ')}`);
  });
  if (new Set(aggregations.map(({ alias }) => alias)).size !== aggregations.length) {
    throw invalid('The aliases of aggregations must be unique.');
  }
  return aggregations;
}

/**
 * Counts only documents that have all fields that are aggregated:
 * https://firebase.google.com/docs/firestore/query-data/aggregation-queries#limitations
 */
export function aggregate(
  aggregations: readonly Aggregation[],
  documents: readonly StoredDocument[],
): Fields {
  const counted = documents.filter(({ fields }) =>
    aggregations.every((one) => one.kind === 'count' || getField(fields, one.field) !== undefined),
  );
  return new Map(aggregations.map((one) => [one.alias, resultOf(one, counted)]));
}

/** The most documents that these aggregations look at; Infinity when nothing bounds them. */
export const aggregationLimit = (aggregations: readonly Aggregation[]): number =>
  Math.max(...aggregations.map((one) => (one.kind === 'count' ? one.upTo : Infinity)));

function resultOf(aggregation: Aggregation, documents: readonly StoredDocument[]): Value {
  if (aggregation.kind === 'count') {
    return { type: 'integer', value: BigInt(Math.min(documents.length, aggregation.upTo)) };
  }
  const numbers = documents
    .map(({ fields }) => getField(fields, aggregation.field))
    .filter((value) => value?.type === 'integer' || value?.type === 'double')
    .map(({ value }) => value);
  const sum = sumOf(numbers);
  if (aggregation.kind === 'sum') return sum;
  if (numbers.length === 0) return { type: 'null' };
  return { type: 'double', value: Number(sum.value) / numbers.length };
}

/** An integer as long as all are integers and it fits. */
function sumOf(numbers: readonly (bigint | number)[]): Extract<Value, { type: 'integer' | 'double' }> {
  let integers = 0n;
  let doubles: number | null = null;
  for (const number of numbers) {
    if (typeof number === 'bigint') integers += number;
    else doubles = (doubles ?? 0) + number;
  }
  const fits = integers >= MIN_INTEGER && integers <= MAX_INTEGER;
  if (doubles === null && fits) return { type: 'integer', value: integers };
  return { type: 'double', value: (doubles ?? 0) + Number(integers) };
}
