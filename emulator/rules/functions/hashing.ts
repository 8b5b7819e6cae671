import { createHash } from 'node:crypto';
import { BytesValue, Failure, type Result, type RuleValue } from '../types/value.ts';
import { builtins } from './builtin.ts';

/**
 * rules.hashing: of bytes, or of a string's UTF-8. `crc32` and `crc32c` are refused: the page
 * doesn't say in which order they give the bytes.
 */
export const hashingFunctions = builtins('hashing', {
  md5: { arity: 1, call: (value) => hash('md5', value) },
  sha256: { arity: 1, call: (value) => hash('sha256', value) },
});

function hash(algorithm: 'md5' | 'sha256', value: RuleValue = null): Result {
  const hashed = createHash(algorithm);
  if (typeof value === 'string') hashed.update(value, 'utf8');
  else if (value instanceof BytesValue) hashed.update(value.bytes);
  else return new Failure(`hashing.${algorithm}() takes bytes or a string.`);
  return new BytesValue(new Uint8Array(hashed.digest()));
}
