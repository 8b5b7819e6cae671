import { NANOS_PER_SECOND } from '../types/convert.ts';
import { duration } from '../types/duration.ts';
import { timestamp } from '../types/timestamp.ts';
import { DurationValue, Failure, type Result, type RuleValue } from '../types/value.ts';
import { builtins } from './builtin.ts';

const NANOS_PER_UNIT: Readonly<Record<string, bigint>> = {
  w: 604_800n * NANOS_PER_SECOND,
  d: 86_400n * NANOS_PER_SECOND,
  h: 3_600n * NANOS_PER_SECOND,
  m: 60n * NANOS_PER_SECOND,
  s: NANOS_PER_SECOND,
  ms: 1_000_000n,
  ns: 1n,
};

const isInteger = (value: RuleValue): value is bigint => typeof value === 'bigint';

/** rules.timestamp. */
export const timestampFunctions = builtins('timestamp', {
  date: {
    arity: 3,
    call: (...parts) =>
      parts.every(isInteger) ? date(parts) : new Failure('timestamp.date() takes three ints.'),
  },
  value: {
    arity: 1,
    call: (millis = null) =>
      isInteger(millis) ? timestamp(millis * 1_000_000n) : new Failure('timestamp.value() takes an int.'),
  },
});

function date(parts: readonly bigint[]): Result {
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const millis = new Date(0).setUTCFullYear(year, month - 1, day);
  const made = new Date(millis);
  if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) {
    return new Failure(`There is no date ${year}-${month}-${day}.`);
  }
  return timestamp(BigInt(millis) * 1_000_000n);
}

/** rules.duration. */
export const durationFunctions = builtins('duration', {
  abs: {
    arity: 1,
    call: (value) =>
      value instanceof DurationValue
        ? new DurationValue(value.nanos < 0n ? -value.nanos : value.nanos)
        : new Failure('duration.abs() takes a duration.'),
  },
  time: {
    arity: 4,
    call: (...parts) => {
      if (!parts.every(isInteger)) return new Failure('duration.time() takes four ints.');
      const [hours = 0n, minutes = 0n, seconds = 0n, nanos = 0n] = parts;
      return duration((hours * 3_600n + minutes * 60n + seconds) * NANOS_PER_SECOND + nanos);
    },
  },
  value: {
    arity: 2,
    call: (magnitude = null, unit = null) => {
      const nanos = typeof unit === 'string' ? NANOS_PER_UNIT[unit] : undefined;
      if (!isInteger(magnitude) || nanos === undefined) {
        return new Failure('duration.value() takes an int and one of w, d, h, m, s, ms, ns.');
      }
      return duration(magnitude * nanos);
    },
  },
});
