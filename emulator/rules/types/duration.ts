import { NANOS_PER_SECOND } from './convert.ts';
import { getter, type MethodTable } from './method.ts';
import { DurationValue, Failure } from './value.ts';

/** Largest duration in either direction: 315,576,000,000 s (rules.Duration#seconds). */
const LONGEST = 315_576_000_000n * NANOS_PER_SECOND;

/** A duration of so many nanoseconds, or an error when it is out of range. */
export function duration(nanos: bigint): DurationValue | Failure {
  if (nanos > LONGEST || nanos < -LONGEST) return new Failure('The duration is out of range.');
  return new DurationValue(nanos);
}

/** rules.Duration: both parts carry the sign. */
export const durationMethods: MethodTable<DurationValue> = {
  seconds: getter((self) => self.nanos / NANOS_PER_SECOND),
  nanos: getter((self) => self.nanos % NANOS_PER_SECOND),
};
