import { createHmac } from 'node:crypto';

/** Who asks: counted by hour, each for itself. */
export const KINDS = ['person', 'call', 'address'] as const;
export type Kind = (typeof KINDS)[number];
export type Asker = Readonly<Record<Kind, string>>;

const ROWS = 2;
const BUCKETS = 1024;
const HOURS = 24;
const HOUR_MS = 60 * 60_000;
const DAY_MS = HOURS * HOUR_MS;
/** When TTL may remove a day's document, counted from the day's start. */
const PURGE_AFTER_MS = 3 * DAY_MS;

/** What one mint writes into `usage/{day}-{shard}`. */
export interface UsageWrite {
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** `purgeAt`, and the hours that are over, which are thereby deleted. */
  readonly mask: readonly string[];
  /** To be incremented by one: the day's count, then ROWS counters for each kind. */
  readonly counters: readonly string[];
}

export interface Counts extends Readonly<Record<Kind, number>> {
  /** Of this shard, since midnight UTC. */
  readonly day: number;
}

/**
 * A count-min sketch (Cormode and Muthukrishnan, 2005) for each hour and kind: two rows of 1024
 * counters, each asker has one in each row, and the lower of the two is the count. It can be too high
 * when two askers share both, never too low; the document can't grow beyond 130 KB an hour; and
 * nothing in it tells who asked, since a counter is chosen by a keyed hash that changes every hour.
 *
 * @param key secret; the hash of an IP address without one could be undone by trying them all.
 * @param now milliseconds since 1970.
 */
export function usageWrite(asker: Asker, key: string, now: number, shards: number): UsageWrite {
  const day = Math.floor(now / DAY_MS);
  const hour = Math.floor(now / HOUR_MS) % HOURS;
  const shard = shards > 1 ? hash(key, `shard\n${asker.address}`).readUInt16BE(0) % shards : 0;
  return {
    path: `usage/${new Date(day * DAY_MS).toISOString().slice(0, 10)}-${shard}`,
    fields: { purgeAt: { timestampValue: new Date(day * DAY_MS + PURGE_AFTER_MS).toISOString() } },
    mask: ['purgeAt', ...pastHours(hour).map(hourField)],
    counters: [
      'day',
      ...KINDS.flatMap((kind) => {
        const digest = hash(key, `${day}\n${hour}\n${kind}\n${asker[kind]}`);
        return Array.from({ length: ROWS }, (_, row) => {
          const bucket = digest.readUInt16BE(2 * row) % BUCKETS;
          return `${hourField(hour)}.${kind}${row}_${bucket.toString(16)}`;
        });
      }),
    ],
  };
}

/** The counts from what the increments of `counters` came to. */
export function readCounts(results: readonly number[]): Counts {
  if (results.length !== 1 + KINDS.length * ROWS || !results.every(Number.isSafeInteger)) {
    throw new RangeError('The increments did not answer with as many numbers');
  }
  const count = (kind: Kind): number => {
    const start = 1 + KINDS.indexOf(kind) * ROWS;
    return Math.min(...results.slice(start, start + ROWS));
  };
  return { day: results[0] ?? 0, person: count('person'), call: count('call'), address: count('address') };
}

/** The start of the hour after `now`, in milliseconds since 1970. */
export const nextHour = (now: number): number => (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
/** The next midnight UTC, in milliseconds since 1970. */
export const nextDay = (now: number): number => (Math.floor(now / DAY_MS) + 1) * DAY_MS;

const hourField = (hour: number): string => `hours.h${String(hour).padStart(2, '0')}`;

/** All but this hour and its neighbours: the clocks of two instances may differ. */
function pastHours(hour: number): number[] {
  return Array.from({ length: HOURS }, (_, other) => other).filter(
    (other) => Math.abs(other - hour) > 1 && Math.abs(other - hour) < HOURS - 1,
  );
}

const hash = (key: string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
