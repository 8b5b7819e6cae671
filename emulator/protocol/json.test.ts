import { describe, expect, it } from 'vitest';
import { RpcError } from '../services/status.ts';
import { fromJson, parseJson, toJson } from './json.ts';
import { messageType, methods } from './schema.ts';
import { decode, encode } from './wire.ts';

const Value = messageType('Value');

describe('ProtoJSON and the plain objects of the services', () => {
  const values: [name: string, json: object, plain: object][] = [
    ['null', { nullValue: null }, { nullValue: 'NULL_VALUE' }],
    ['false', { booleanValue: false }, { booleanValue: false }],
    ['the integer 0', { integerValue: '0' }, { integerValue: '0' }],
    ['the largest integer', { integerValue: '9223372036854775807' }, { integerValue: '9223372036854775807' }],
    [
      'the smallest integer',
      { integerValue: '-9223372036854775808' },
      { integerValue: '-9223372036854775808' },
    ],
    ['the double 0', { doubleValue: 0 }, { doubleValue: 0 }],
    ['NaN', { doubleValue: 'NaN' }, { doubleValue: NaN }],
    ['Infinity', { doubleValue: 'Infinity' }, { doubleValue: Infinity }],
    ['-Infinity', { doubleValue: '-Infinity' }, { doubleValue: -Infinity }],
    ['an empty string', { stringValue: '' }, { stringValue: '' }],
    ['a string beyond Latin', { stringValue: 'žlutý 🦜' }, { stringValue: 'žlutý 🦜' }],
    ['empty bytes', { bytesValue: '' }, { bytesValue: Buffer.of() }],
    ['bytes', { bytesValue: 'AP8Q' }, { bytesValue: Buffer.of(0, 255, 16) }],
    ['an empty array', { arrayValue: {} }, { arrayValue: {} }],
    ['a reference', { referenceValue: 'projects/p/x' }, { referenceValue: 'projects/p/x' }],
    [
      'a nested map',
      {
        mapValue: {
          fields: { a: { arrayValue: { values: [{ booleanValue: false }, { nullValue: null }] } } },
        },
      },
      {
        mapValue: {
          fields: { a: { arrayValue: { values: [{ booleanValue: false }, { nullValue: 'NULL_VALUE' }] } } },
        },
      },
    ],
    [
      'a time with nanoseconds',
      { timestampValue: '2026-11-21T09:17:00.123456789Z' },
      { timestampValue: { seconds: '1795252620', nanos: 123456789 } },
    ],
    [
      'a time before 1970',
      { timestampValue: '1969-12-31T23:59:59.500Z' },
      { timestampValue: { seconds: '-1', nanos: 500000000 } },
    ],
  ];

  it.each(values)('%s', (_name, json, plain) => {
    expect(fromJson(Value, json)).toEqual(plain);
    expect(toJson(Value, plain)).toEqual(json);
    expect(decode(Value, encode(Value, plain))).toEqual(plain);
  });

  it('keeps an empty map, whose fields are written out', () => {
    expect(fromJson(Value, { mapValue: {} })).toEqual({ mapValue: {} });
    expect(toJson(Value, { mapValue: {} })).toEqual({ mapValue: { fields: {} } });
  });

  it('reads and writes wrapped integers, 0 too', () => {
    const StructuredQuery = messageType('StructuredQuery');
    expect(fromJson(StructuredQuery, { limit: 0 })).toEqual({ limit: { value: 0 } });
    expect(fromJson(StructuredQuery, { limit: 7, offset: 2 })).toEqual({ limit: { value: 7 }, offset: 2 });
    expect(toJson(StructuredQuery, { limit: { value: 0 } })).toEqual({ limit: 0 });
  });

  it('reads what the web SDK sends to listen', () => {
    const request = {
      database: 'projects/p/databases/(default)',
      addTarget: { documents: { documents: ['projects/p/databases/(default)/documents/c/d'] }, targetId: 2 },
    };
    expect(parseJson(messageType('ListenRequest'), JSON.stringify(request))).toEqual(request);
  });

  it('writes a Firestore answer', () => {
    const answer = {
      targetChange: {
        targetChangeType: 'CURRENT',
        targetIds: [2],
        resumeToken: Buffer.of(1),
        readTime: { seconds: '1' },
      },
    };
    expect(toJson(messageType('ListenResponse'), answer)).toEqual({
      targetChange: {
        targetChangeType: 'CURRENT',
        targetIds: [2],
        resumeToken: 'AQ==',
        readTime: '1970-01-01T00:00:01.000Z',
      },
    });
  });

  it('knows the unpublished verify of a Write', () => {
    const Write = messageType('Write');
    const write = { verify: 'projects/p/x', currentDocument: { updateTime: { seconds: '5', nanos: 6 } } };
    expect(decode(Write, encode(Write, write))).toEqual(write);
    expect(encode(Write, { verify: 'a' })).toEqual(Buffer.of(0x2a, 1, 0x61));
    expect(() => fromJson(Write, { verify: 'a', delete: 'b' })).toThrow(/oneof field 'operation'/);
  });
});

describe('refuses, by name', () => {
  const StructuredQuery = messageType('StructuredQuery');
  it.each([
    [Value, { strValue: 'x' }, /Unknown name "strValue": Cannot find field/],
    [messageType('Document'), { fields: { a: { text: '' } } }, /Unknown name "text" at 'fields\[a\]'/],
    [StructuredQuery, { orderBy: [{ direction: 'UP' }] }, /'orderBy\[0\].direction' \(Direction\), "UP"/],
    [Value, { integerValue: 'many' }, /'integerValue' \(TYPE_INT64\), "many"/],
    [Value, { booleanValue: 'yes' }, /TYPE_BOOL/],
    [Value, { timestampValue: 'now' }, /Timestamp/],
    [Value, { stringValue: 'a', integerValue: '1' }, /oneof/],
    [Value, [], /Value/],
    [StructuredQuery, { from: {} }, /'from' \(list\)/],
  ])('%s %j', (type, json, message) => {
    expect(() => fromJson(type, json)).toThrow(message);
    expect(() => fromJson(type, json)).toThrow(RpcError);
  });

  it('text that is not JSON, bytes that are no message', () => {
    expect(() => parseJson(Value, '{')).toThrow(/not JSON/);
    expect(() => decode(Value, Buffer.of(255, 255))).toThrow(RpcError);
  });
});

describe('the service', () => {
  it('has the streams of the published definition', () => {
    const streams = (name: string) => [methods.get(name)?.requestStream, methods.get(name)?.responseStream];
    expect(streams('Listen')).toEqual([true, true]);
    expect(streams('RunQuery')).toEqual([false, true]);
    expect(streams('Commit')).toEqual([false, false]);
  });

  it('has the HTTP bindings, additional ones too', () => {
    expect(methods.get('RunQuery')?.http).toEqual([
      { verb: 'post', template: '/v1/{parent=projects/*/databases/*/documents}:runQuery', body: '*' },
      { verb: 'post', template: '/v1/{parent=projects/*/databases/*/documents/*/**}:runQuery', body: '*' },
    ]);
  });
});
