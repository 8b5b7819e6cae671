import { unimplemented } from '../../services/status.ts';
import { int64, wholeFloat } from '../types/numbers.ts';
import { Failure, typeName, type Result, type RuleValue } from '../types/value.ts';
import { builtins } from './builtin.ts';

/** rules.math. */
export const mathFunctions = builtins('math', {
  abs: numeric((value) => (typeof value === 'number' ? Math.abs(value) : int64(value < 0n ? -value : value))),
  ceil: numeric((value) => toWhole(value, Math.ceil)),
  floor: numeric((value) => toWhole(value, Math.floor)),
  round: numeric((value) => {
    // The page shows 2.5 → 3, and no negative half.
    if (typeof value === 'number' && value < 0 && value % 1 === -0.5)
      throw unimplemented(`math.round(${value})`);
    return toWhole(value, Math.round);
  }),
  isInfinite: numeric((value) => Math.abs(Number(value)) === Infinity),
  isNaN: numeric((value) => Number.isNaN(Number(value))),
  sqrt: numeric((value) => Math.sqrt(Number(value))),
  pow: {
    arity: 2,
    call: (base = null, exponent = null) => {
      if (!isNumber(base) || !isNumber(exponent)) return new Failure('math.pow() takes two numbers.');
      return Number(base) ** Number(exponent);
    },
  },
});

const isNumber = (value: RuleValue): value is bigint | number =>
  typeof value === 'bigint' || typeof value === 'number';

function numeric(call: (value: bigint | number) => Result) {
  return {
    arity: 1,
    call: (value: RuleValue = null): Result =>
      isNumber(value) ? call(value) : new Failure(`Expected a number, received ${typeName(value)}.`),
  };
}

function toWhole(value: bigint | number, round: (value: number) => number): Result {
  if (typeof value === 'bigint') return value;
  return wholeFloat(round(value));
}
