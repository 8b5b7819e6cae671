import { describe, expect, it } from 'vitest';
import { fieldsFromWire, fieldsToWire } from './codec.ts';
import {
  deleteField,
  formatFieldPath,
  getField,
  maskFields,
  parseFieldPath,
  setField,
} from './field-path.ts';
import { parseDatabaseName, parseDocumentName, parseParentName } from './resource-name.ts';

const INVALID = expect.objectContaining({ status: 'INVALID_ARGUMENT' }) as Error;

describe('field paths', () => {
  it('are read and written with their quotes', () => {
    for (const [text, path] of [
      ['a', ['a']],
      ['a.b_1', ['a', 'b_1']],
      ['`x-y`.b', ['x-y', 'b']],
      ['`a.b`', ['a.b']],
      ['`bak\\`tik`.`back\\\\slash`', ['bak`tik', 'back\\slash']],
    ] as const) {
      expect(parseFieldPath(text)).toEqual(path);
      expect(formatFieldPath(path)).toBe(text);
    }
  });

  it('are refused when they are malformed', () => {
    for (const text of ['', '.', 'a.', '.a', 'a..b', 'a-b', '1a', '`a', '``', 'a`b`']) {
      expect(() => parseFieldPath(text), text).toThrow(INVALID);
    }
  });

  const fields = fieldsFromWire({
    a: { mapValue: { fields: { b: { integerValue: '1' }, c: { integerValue: '2' } } } },
    d: { integerValue: '3' },
  });

  it('get, set and delete without touching the original', () => {
    expect(getField(fields, ['a', 'b'])).toEqual({ type: 'integer', value: 1n });
    expect(getField(fields, ['d', 'x'])).toBeUndefined();
    const set = setField(fields, ['d', 'x'], { type: 'null' });
    expect(fieldsToWire(set)['d']).toEqual({ mapValue: { fields: { x: { nullValue: 'NULL_VALUE' } } } });
    const deleted = deleteField(fields, ['a', 'b']);
    expect(fieldsToWire(deleted)['a']).toEqual({ mapValue: { fields: { c: { integerValue: '2' } } } });
    expect(deleteField(fields, ['a', 'x'])).toBe(fields);
    expect(deleteField(fields, ['d', 'x'])).toBe(fields);
    expect(getField(fields, ['a', 'b'])).toEqual({ type: 'integer', value: 1n });
  });

  it('mask fields', () => {
    expect(fieldsToWire(maskFields(fields, [['a', 'c'], ['zzz']]))).toEqual({
      a: { mapValue: { fields: { c: { integerValue: '2' } } } },
    });
  });
});

describe('resource names', () => {
  const root = 'projects/p/databases/(default)';

  it('are taken apart', () => {
    const database = { project: 'p', database: '(default)' };
    expect(parseDatabaseName(root)).toEqual(database);
    expect(parseDocumentName(`${root}/documents/calls/a b/x/ž`)).toEqual({ database, path: 'calls/a b/x/ž' });
    expect(parseParentName(`${root}/documents`)).toEqual({ database, path: '' });
    expect(parseParentName(`${root}/documents/calls/a`)).toEqual({ database, path: 'calls/a' });
  });

  it('are refused when they are none, or reserved, or too long', () => {
    for (const path of [
      '',
      'calls',
      'calls/',
      'calls//a/b',
      'calls/.',
      'calls/..',
      'calls/__x__',
      `calls/${'é'.repeat(751)}`,
    ]) {
      expect(() => parseDocumentName(`${root}/documents/${path}`), path).toThrow(INVALID);
    }
    expect(() => parseDocumentName(`${root}/documents/calls/${'é'.repeat(750)}`)).not.toThrow();
    expect(() => parseDocumentName('calls/a')).toThrow(INVALID);
    expect(() => parseDatabaseName(`${root}/documents/calls/a`)).toThrow(INVALID);
    expect(() => parseParentName(`${root}/documents/calls`)).toThrow(INVALID);
  });
});
