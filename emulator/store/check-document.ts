import { RpcError } from '../services/status.ts';
import { vectorOf } from '../values/compare.ts';
import { formatFieldPath, type FieldPath } from '../values/field-path.ts';
import { resourceName, type DatabaseId } from '../values/resource-name.ts';
import { documentSize } from '../values/size.ts';
import type { Fields, Value } from '../values/value.ts';

/** https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields */
const MAX_DOCUMENT_BYTES = 1_048_576;
const MAX_VALUE_BYTES = 1_048_487;
const MAX_FIELD_NAME_BYTES = 1_500;
const MAX_DEPTH = 20;

/** Refuses with INVALID_ARGUMENT what Firestore wouldn't store. */
export function checkDocument(database: DatabaseId, path: string, fields: Fields): void {
  checkFields(fields, [], 1);
  const size = documentSize(path, fields);
  if (size > MAX_DOCUMENT_BYTES) {
    throw invalid(
      `Document '${resourceName(database, path)}' cannot be written because its size ` +
        `(${size.toLocaleString('en-US')} bytes) exceeds the maximum allowed size of ` +
        `${MAX_DOCUMENT_BYTES.toLocaleString('en-US')} bytes.`,
    );
  }
}

const invalid = (message: string): RpcError => new RpcError('INVALID_ARGUMENT', message);

/** `depth` is that of the values: 1 for the fields of the document itself. */
function checkFields(fields: Fields, path: FieldPath, depth: number): void {
  for (const [name, value] of fields) {
    if (name === '') throw invalid('Property name cannot be empty.');
    if (/^__.*__$/s.test(name)) throw invalid(`Property name "${name}" is reserved.`);
    if (name.length * 3 > MAX_FIELD_NAME_BYTES && Buffer.byteLength(name) > MAX_FIELD_NAME_BYTES) {
      throw invalid(`Property name is longer than ${MAX_FIELD_NAME_BYTES} bytes.`);
    }
    checkValue(value, [...path, name], depth);
  }
}

function checkValue(value: Value, path: FieldPath, depth: number): void {
  switch (value.type) {
    case 'string':
      // A UTF-16 code unit is three bytes at most.
      if (value.value.length * 3 > MAX_VALUE_BYTES && Buffer.byteLength(value.value) > MAX_VALUE_BYTES) {
        throw tooLong(path);
      }
      return;
    case 'bytes':
      if (value.value.byteLength > MAX_VALUE_BYTES) throw tooLong(path);
      return;
    case 'array':
      checkDepth(depth, path);
      for (const element of value.values) {
        if (element.type === 'array') throw invalid('Cannot convert an array value in an array value.');
        checkValue(element, path, depth + 1);
      }
      return;
    case 'map':
      checkDepth(depth, path);
      if (vectorOf(value) === null) checkFields(value.fields, path, depth + 1);
      return;
    case 'null':
    case 'boolean':
    case 'integer':
    case 'double':
    case 'timestamp':
    case 'reference':
    case 'geoPoint':
      return;
    default:
      value satisfies never;
  }
}

function checkDepth(depth: number, path: FieldPath): void {
  if (depth > MAX_DEPTH) {
    throw invalid(`Property "${formatFieldPath(path)}" is nested deeper than ${MAX_DEPTH} levels.`);
  }
}

const tooLong = (path: FieldPath): RpcError =>
  invalid(`The value of property "${formatFieldPath(path)}" is longer than ${MAX_VALUE_BYTES} bytes.`);
