import { NANOS_PER_SECOND } from './convert.ts';
import { getter, type Method, type MethodTable } from './method.ts';
import { DurationValue, Failure, TimestampValue } from './value.ts';

const NANOS_PER_MILLI = 1_000_000n;
const NANOS_PER_DAY = 86_400n * NANOS_PER_SECOND;
/** A timestamp lies within the years 1 to 9999 (google.protobuf.Timestamp). */
const EARLIEST = BigInt(Date.parse('0001-01-01T00:00:00Z')) * NANOS_PER_MILLI;
const LATEST = BigInt(Date.parse('9999-12-31T23:59:59Z')) * NANOS_PER_MILLI + NANOS_PER_SECOND - 1n;

/** The time so many nanoseconds after 1970 began, or an error when it is out of range. */
export function timestamp(nanos: bigint): TimestampValue | Failure {
  if (nanos < EARLIEST || nanos > LATEST) return new Failure('The timestamp is out of range.');
  return new TimestampValue(nanos);
}

const floorDivide = (value: bigint, by: bigint): bigint => (value - floorModulo(value, by)) / by;
const floorModulo = (value: bigint, by: bigint): bigint => ((value % by) + by) % by;
const millis = (self: TimestampValue): bigint => floorDivide(self.nanos, NANOS_PER_MILLI);

const part = (read: (date: Date) => number): Method<TimestampValue> =>
  getter((self) => BigInt(read(new Date(Number(millis(self))))));

/** rules.Timestamp, in UTC. `dayOfWeek()` is refused: the page doesn't say which day is 1. */
export const timestampMethods: MethodTable<TimestampValue> = {
  year: part((date) => date.getUTCFullYear()),
  month: part((date) => date.getUTCMonth() + 1),
  day: part((date) => date.getUTCDate()),
  hours: part((date) => date.getUTCHours()),
  minutes: part((date) => date.getUTCMinutes()),
  seconds: part((date) => date.getUTCSeconds()),
  nanos: getter((self) => floorModulo(self.nanos, NANOS_PER_SECOND)),
  dayOfYear: part((date) => {
    const newYear = new Date(0).setUTCFullYear(date.getUTCFullYear(), 0, 1);
    return Math.floor((date.getTime() - newYear) / 86_400_000) + 1;
  }),
  date: getter((self) => new TimestampValue(self.nanos - floorModulo(self.nanos, NANOS_PER_DAY))),
  time: getter((self) => new DurationValue(floorModulo(self.nanos, NANOS_PER_DAY))),
  toMillis: getter((self) => millis(self)),
};
