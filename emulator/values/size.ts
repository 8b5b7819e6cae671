import type { Fields, Value } from './value.ts';
import { vectorOf } from './compare.ts';

/**
 * Sizes in bytes as Firestore counts them:
 * https://firebase.google.com/docs/firestore/storage-size
 */
export function documentSize(path: string, fields: Fields): number {
  return nameSize(path.split('/')) + mapSize(fields);
}

function valueSize(value: Value): number {
  switch (value.type) {
    case 'null':
    case 'boolean':
      return 1;
    case 'integer':
    case 'double':
    case 'timestamp':
      return 8;
    case 'geoPoint':
      return 16;
    case 'string':
      return stringSize(value.value);
    case 'bytes':
      return value.value.byteLength;
    case 'reference':
      // Only what follows projects/{p}/databases/{d}/documents is part of a document's name.
      return nameSize(value.value.split('/').slice(5));
    case 'array':
      return value.values.reduce((sum, element) => sum + valueSize(element), 0);
    case 'map': {
      const vector = vectorOf(value);
      return vector === null ? mapSize(value.fields) : vector.length * 8;
    }
    default:
      return value satisfies never;
  }
}

const stringSize = (text: string): number => Buffer.byteLength(text) + 1;

const nameSize = (segments: readonly string[]): number =>
  segments.reduce((sum, segment) => sum + stringSize(segment), 16);

function mapSize(fields: Fields): number {
  let size = 32;
  for (const [name, value] of fields) size += stringSize(name) + valueSize(value);
  return size;
}
