import { RpcError } from '../services/status.ts';
import type { Fields, Value } from './value.ts';

/** The names that lead to a field, outermost first; never empty. */
export type FieldPath = readonly string[];

/** The pseudo field that stands for a document's name. */
export const NAME_FIELD = '__name__';

const SIMPLE_NAME = /^[A-Za-z_][A-Za-z_0-9]*$/;
const SEGMENT = /(?:`((?:[^`\\]|\\.)+)`|([A-Za-z_][A-Za-z_0-9]*))(\.|$)/sy;

/**
 * Reads `a.b`, `` a.`b.c` ``: google.firestore.v1.Document.fields has the syntax.
 * INVALID_ARGUMENT when it isn't one.
 */
export function parseFieldPath(text: string): FieldPath {
  const path: string[] = [];
  SEGMENT.lastIndex = 0;
  while (SEGMENT.lastIndex < text.length || text === '') {
    const match = SEGMENT.exec(text);
    if (match === null) throw new RpcError('INVALID_ARGUMENT', `Invalid property path "${text}".`);
    path.push(match[1] === undefined ? (match[2] as string) : match[1].replace(/\\(.)/gs, '$1'));
    if (match[3] === '') return path;
  }
  throw new RpcError('INVALID_ARGUMENT', `Invalid property path "${text}".`);
}

/** The canonical text of a path: names that aren't simple are quoted. */
export function formatFieldPath(path: FieldPath): string {
  return path
    .map((name) => (SIMPLE_NAME.test(name) ? name : `\`${name.replace(/[\\`]/g, '\\$&')}\``))
    .join('.');
}

/** The value there; undefined when there is none. */
export function getField(fields: Fields, path: FieldPath): Value | undefined {
  let current: Fields = fields;
  for (const [i, name] of path.entries()) {
    const value = current.get(name);
    if (value === undefined || i === path.length - 1) return value;
    if (value.type !== 'map') return undefined;
    current = value.fields;
  }
  return undefined;
}

/** A copy with `value` there; what is no map on the way becomes one. */
export function setField(fields: Fields, path: FieldPath, value: Value): Fields {
  const [name, ...rest] = path as [string, ...string[]];
  const copy = new Map(fields);
  if (rest.length === 0) {
    copy.set(name, value);
  } else {
    const inner = fields.get(name);
    const nested = inner?.type === 'map' ? inner.fields : new Map<string, Value>();
    copy.set(name, { type: 'map', fields: setField(nested, rest, value) });
  }
  return copy;
}

/** A copy without what is there; the same object when nothing is. */
export function deleteField(fields: Fields, path: FieldPath): Fields {
  const [name, ...rest] = path as [string, ...string[]];
  const inner = fields.get(name);
  if (inner === undefined) return fields;
  if (rest.length > 0) {
    if (inner.type !== 'map') return fields;
    const nested = deleteField(inner.fields, rest);
    return nested === inner.fields ? fields : new Map(fields).set(name, { type: 'map', fields: nested });
  }
  const copy = new Map(fields);
  copy.delete(name);
  return copy;
}

/** Only the fields under `mask`, for DocumentMask and projections. */
export function maskFields(fields: Fields, mask: readonly FieldPath[]): Fields {
  let masked: Fields = new Map();
  for (const path of mask) {
    const value = getField(fields, path);
    if (value !== undefined) masked = setField(masked, path, value);
  }
  return masked;
}
