import type { Operations } from './counted.ts';

type Billed = 'reads' | 'writes' | 'deletes';

/** Dollars for 100,000 documents in the multi-region nam5: https://cloud.google.com/firestore/pricing, November 2026. */
const PRICES: Readonly<Record<Billed, number>> = { reads: 0.06, writes: 0.18, deletes: 0.02 };

/** Documents a day that are free, for one database of a project: the same page. */
const FREE: Readonly<Record<Billed, number>> = { reads: 50_000, writes: 20_000, deletes: 20_000 };

const BILLED = ['reads', 'writes', 'deletes'] as const;

/** Dollars for a thousand of these, beyond the free quota, without what functions cost. */
export const priceOfThousand = (operations: Operations): number =>
  BILLED.reduce((sum, kind) => sum + (operations[kind] * PRICES[kind]) / 100, 0);

/** How many of these a day are free. */
export const freeADay = (operations: Operations): number =>
  Math.floor(Math.min(...BILLED.map((kind) => FREE[kind] / operations[kind])));
