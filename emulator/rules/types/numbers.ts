import { Failure } from './value.ts';

/** A 64-bit integer, or an error when it is out of range. */
export function int64(value: bigint): bigint | Failure {
  return BigInt.asIntN(64, value) === value ? value : new Failure('Integer overflow.');
}

/** A float without a fraction as an integer; errors for infinities, NaN and what doesn't fit. */
export function wholeFloat(value: number): bigint | Failure {
  if (!Number.isFinite(value)) return new Failure('The float is no integer.');
  return int64(BigInt(value));
}
