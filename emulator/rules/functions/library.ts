import type { Builtin } from './builtin.ts';
import { conversionFunctions } from './conversions.ts';
import { hashingFunctions } from './hashing.ts';
import { latLngFunctions } from './latlng.ts';
import { mathFunctions } from './math.ts';
import { durationFunctions, timestampFunctions } from './time.ts';

/** All functions that need no document, by full name, e.g. `int` and `math.abs`. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map([
  ...conversionFunctions,
  ...mathFunctions,
  ...timestampFunctions,
  ...durationFunctions,
  ...latLngFunctions,
  ...hashingFunctions,
]);

export const NAMESPACES: ReadonlySet<string> = new Set([
  'math',
  'timestamp',
  'duration',
  'latlng',
  'hashing',
]);

/** Documented functions that we don't know enough about. */
export const REFUSED_FUNCTIONS: ReadonlySet<string> = new Set(['hashing.crc32', 'hashing.crc32c']);

/** The functions that read documents (rules.firestore). */
export const DOCUMENT_FUNCTIONS = ['get', 'exists', 'getAfter', 'existsAfter'] as const;
export type DocumentFunction = (typeof DOCUMENT_FUNCTIONS)[number];
