import protobuf from 'protobufjs/light.js';
import { RpcError } from '../services/status.ts';
import type { MessageType } from './schema.ts';

const INTEGER = /^-?\d+$/;
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const SPECIAL_DOUBLES = ['NaN', 'Infinity', '-Infinity'];

/**
 * Refuses ProtoJSON that doesn't fit the message, as production does. protobufjs itself would drop
 * unknown names and enum values without a word, and the caller would believe they were understood.
 */
export function checkJson(type: MessageType, json: unknown, path = ''): void {
  if (type.fullName.startsWith('.google.protobuf.')) {
    checkWellKnown(type, json, path);
    return;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw invalid(path, type.name, json);
  for (const [name, value] of Object.entries(json)) {
    const field = type.fields[name];
    if (!field) throw unknownName(name, path);
    checkField(field, value, path === '' ? name : `${path}.${name}`);
  }
  for (const oneof of type.oneofsArray) {
    const set = oneof.oneof.filter((name) => isSet(type.fields[name], Reflect.get(json, name)));
    if (set.length > 1) {
      const message = `Invalid value${at(path)}: oneof field '${oneof.name}' is already set. Cannot set '${set[1]}'`;
      throw new RpcError('INVALID_ARGUMENT', message);
    }
  }
}

function checkField(field: protobuf.Field, value: unknown, path: string): void {
  if (value === null) return;
  if (field.repeated) {
    if (!Array.isArray(value)) throw invalid(path, 'list', value);
    value.forEach((element, index) => checkOne(field, element, `${path}[${index}]`));
    return;
  }
  if (field.map) {
    if (typeof value !== 'object' || Array.isArray(value)) throw invalid(path, 'map', value);
    for (const [key, element] of Object.entries(value)) checkOne(field, element, `${path}[${key}]`);
    return;
  }
  checkOne(field, value, path);
}

function checkOne(field: protobuf.Field, value: unknown, path: string): void {
  const resolved = field.resolvedType;
  if (resolved instanceof protobuf.Type) checkJson(resolved, value, path);
  else if (resolved instanceof protobuf.Enum) checkEnum(resolved, value, path);
  else if (!fitsScalar(field.type, value)) throw invalid(path, `TYPE_${field.type.toUpperCase()}`, value);
}

function checkEnum(type: protobuf.Enum, value: unknown, path: string): void {
  if (type.name === 'NullValue' && (value === null || value === 'NULL_VALUE')) return;
  const known =
    typeof value === 'number' ? value in type.valuesById : Object.hasOwn(type.values, String(value));
  if (!known) throw invalid(path, type.name, value);
}

function fitsScalar(type: string, value: unknown): boolean {
  switch (type) {
    case 'string':
    case 'bytes':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'double':
    case 'float':
      if (typeof value === 'number') return true;
      return (
        typeof value === 'string' &&
        (SPECIAL_DOUBLES.includes(value) || (value !== '' && !isNaN(Number(value))))
      );
    case 'int32':
    case 'int64':
      return typeof value === 'number' ? Number.isInteger(value) : INTEGER.test(String(value));
    default:
      return false;
  }
}

function checkWellKnown(type: MessageType, json: unknown, path: string): void {
  switch (type.name) {
    case 'Timestamp':
      if (typeof json !== 'string' || !RFC3339.test(json) || isNaN(Date.parse(json))) {
        throw invalid(path, 'type.googleapis.com/google.protobuf.Timestamp', json);
      }
      return;
    case 'Int32Value':
      if (!fitsScalar('int32', json)) throw invalid(path, 'TYPE_INT32', json);
      return;
    case 'Empty':
      if (typeof json === 'object') return;
      throw invalid(path, type.name, json);
    default:
  }
}

/** `null` sets only a NullValue; everything else it leaves unset. */
function isSet(field: protobuf.Field | undefined, value: unknown): boolean {
  if (value === null) return field?.resolvedType?.name === 'NullValue';
  return value !== undefined;
}

const at = (path: string): string => (path === '' ? '' : ` at '${path}'`);

function unknownName(name: string, path: string): RpcError {
  const message = `Invalid JSON payload received. Unknown name "${name}"${at(path)}: Cannot find field.`;
  return new RpcError('INVALID_ARGUMENT', message);
}

function invalid(path: string, expected: string, value: unknown): RpcError {
  const message = `Invalid value${at(path)} (${expected}), ${JSON.stringify(value)}`;
  return new RpcError('INVALID_ARGUMENT', message);
}
