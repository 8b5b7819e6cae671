import { unimplemented } from '../../services/status.ts';
import { int64, wholeFloat } from '../types/numbers.ts';
import { parsePath } from '../types/path.ts';
import { Failure, typeName, type Result, type RuleValue } from '../types/value.ts';
import { builtins } from './builtin.ts';

/** `int()`, `float()`, `string()`, `bool()` and `path()` as the pages of these types describe them, and `debug()`. */
export const conversionFunctions = builtins('', {
  int: { arity: 1, call: toInt },
  float: { arity: 1, call: toFloat },
  string: { arity: 1, call: toText },
  bool: { arity: 1, call: toBool },
  path: {
    arity: 1,
    call: (value) => (typeof value === 'string' ? parsePath(value) : new Failure('path() takes a string.')),
  },
  // rules.debug: prints in the official emulator, has no effect in production.
  debug: { arity: 1, call: (value) => value ?? null },
});

function toInt(value: RuleValue = null): Result {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value) && !Number.isInteger(value))
      throw unimplemented('int() of a float with a fraction');
    return wholeFloat(value);
  }
  if (typeof value !== 'string') return new Failure(`int() takes no ${typeName(value)}.`);
  return /^-?[0-9]+$/.test(value) ? int64(BigInt(value)) : new Failure(`'${value}' is no integer.`);
}

function toFloat(value: RuleValue = null): Result {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return new Failure(`float() takes no ${typeName(value)}.`);
  if (/^[+-]?(nan|inf|infinity)$/i.test(value)) throw unimplemented(`float('${value}')`);
  return /^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(value)
    ? Number(value)
    : new Failure(`'${value}' is no float.`);
}

function toBool(value: RuleValue = null): Result {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  if (value === 'false') return false;
  return new Failure(`bool() takes no ${typeName(value)} but 'true' and 'false'.`);
}

function toText(value: RuleValue = null): Result {
  if (typeof value === 'string') return value;
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'number') throw unimplemented(`string() of a ${typeName(value)}`);
  const size = Math.abs(value);
  // Beyond this, languages differ in how they write a float.
  if (value !== 0 && !(size >= 1e-3 && size < 1e7)) throw unimplemented(`string(${value})`);
  return Number.isInteger(value) ? `${Object.is(value, -0) ? '-0' : value}.0` : String(value);
}
