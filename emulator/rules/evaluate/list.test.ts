import { describe, expect, it } from 'vitest';
import type { QueryConstraints } from '../ruleset.ts';
import {
  decision,
  documentsOf,
  fieldsOf,
  integer,
  map,
  outcome,
  requestOf,
  text,
} from '../testing/outcome.ts';
import type { Value } from '../../values/value.ts';

const auth = { uid: 'ana', token: { admin: true } };

/** A condition on a query that fixes these fields. */
const listing = (
  condition: string,
  equal: Readonly<Record<string, Value>> = {},
  query: Partial<QueryConstraints> = {},
) =>
  outcome(condition, requestOf('list', { auth, query: { equal: new Map(Object.entries(equal)), ...query } }));

const known = {
  to: text('ana'),
  round: integer(2),
  'seat.uid': text('bob'),
  'seat.at.zone': text('x'),
  m: map({ a: integer(1) }),
};
const undecidable = (what: string): string =>
  `Undecidable without ${what}: rules are not filters, only what a query fixes by equality is known`;

describe('a list', () => {
  it.each([
    'resource.data.to == request.auth.uid',
    'request.auth.uid == resource.data.to',
    "resource.data['to'] == 'ana'",
    "resource.data.get('to', '') == 'ana'",
    'resource.data.round > 1',
    'resource.data.to is string',
    "resource.data.to.matches('a.a')",
    "resource.data.to in ['ana', 'bob']",
    "'to' in resource.data",
    "resource.data.seat.uid == 'bob'",
    "resource.data.seat.at.zone == 'x'",
    "resource.data.get(['seat', 'uid'], '') == 'bob'",
    "'uid' in resource.data.seat",
    'resource.data.m == {"a": 1}',
    'resource.data.m.a == 1',
    'resource.data.m.size() == 1',
    "!('b' in resource.data.m)",
    'resource != null',
    '!(resource == null)',
    'resource.data != null',
    'resource.data is map',
    'resource is map',
    "resource.data != 'text'",
    'resource.data.seat != 1',
    "request.method == 'list'",
    'request.auth.token.admin',
    'request.time is timestamp',
    "database == '(default)'",
    // What can't be known is absorbed like an error.
    'resource.data.other == 1 || true',
    'true || resource.data.other == 1',
    '!(resource.data.other == 1 && false)',
    '!(false && resource.data.other == 1)',
    '1 / 0 == 1 || resource.data.other == 1 || true',
  ])('knows %s', (condition) => {
    expect(listing(condition, known)).toBe(true);
  });

  it.each([
    ['resource.data.other == 1', 'resource.data.other'],
    ['resource.data.other != 1', 'resource.data.other'],
    ['!(resource.data.other == 1)', 'resource.data.other'],
    ['resource.data.other == resource.data.other', 'resource.data.other'],
    ['resource.data.other == null', 'resource.data.other'],
    ['resource.data.other.deep.er == 1', 'resource.data.other'],
    ["resource.data['other'] == 1", 'resource.data.other'],
    ["resource.data.get('other', 1) == 1", 'resource.data.other'],
    ["resource.data.get(['other', 'deep'], 1) == 1", 'resource.data.other'],
    ["resource.data.get(['seat', 'other'], 1) == 1", 'resource.data.seat.other'],
    ['resource.data.other is string', 'resource.data.other'],
    ['!(resource.data.other is string)', 'resource.data.other'],
    ["'other' in resource.data", "'other' in resource.data"],
    ["!('other' in resource.data)", "'other' in resource.data"],
    ["resource.data.other in ['a']", 'resource.data.other'],
    ["'a' in resource.data.other", 'resource.data.other'],
    ["'a' in [resource.data.other, 'a']", 'resource.data.other'],
    ['resource.data.seat.other == 1', 'resource.data.seat.other'],
    ["'other' in resource.data.seat", "'other' in resource.data.seat"],
    ['resource.data.keys().hasAll([])', 'resource.data'],
    ['resource.data.size() > 0', 'resource.data'],
    ['resource.data.values().size() > 0', 'resource.data'],
    ['resource.data == {}', 'resource.data'],
    ['resource.data != {}', 'resource.data'],
    ['resource.data == resource.data', 'resource.data'],
    ['{} == resource.data', 'resource.data'],
    ['resource.data.diff({}).affectedKeys().size() > 0', 'resource.data'],
    ['{}.diff(resource.data).affectedKeys().size() > 0', 'resource.data'],
    ['[resource.data].size() == 1', 'resource.data'],
    ['{"a": resource.data.other}.size() == 1', 'resource.data.other'],
    ['[1].hasAny([resource.data.other])', 'resource.data.other'],
    ['string(resource.data.other) == ""', 'resource.data.other'],
    ['-resource.data.other == 1', 'resource.data.other'],
    ['resource.data.other', 'resource.data.other'],
    ['!resource.data.other', 'resource.data.other'],
    ['resource.data.other + 1 == 1', 'resource.data.other'],
    ["resource.data.other[0] == 'a'", 'resource.data.other'],
    ["'abc'[resource.data.other] == 'a'", 'resource.data.other'],
    ["'abc'[0:resource.data.other] == ''", 'resource.data.other'],
    ['resource.data.other ? true : true', 'resource.data.other'],
    ['(true ? resource.data.other : 1) == 1', 'resource.data.other'],
    ['resource.id == "abc"', 'resource.id'],
    ['resource["__name__"] == /a/b', 'resource.__name__'],
    ['resource.id != ""', 'resource.id'],
    ['resource.size() == 3', 'resource'],
    ['request.path == /a/b', 'request.path of a query'],
    ['request.path[0] == "a"', 'request.path of a query'],
    ["call == 'abc'", 'the document id {call}'],
    ["call != 'abc'", 'the document id {call}'],
    ["call.matches('.*')", 'the document id {call}'],
    ['exists(/databases/$(database)/documents/calls/$(call))', 'the document id {call}'],
    ['exists(/databases/$(database)/documents/calls/$(resource.data.other))', 'resource.data.other'],
    ['get(resource.data.other) == null', 'resource.data.other'],
    ['resource.data.other == 1 || false', 'resource.data.other'],
    ['false || resource.data.other == 1', 'resource.data.other'],
    ['resource.data.other == 1 && true', 'resource.data.other'],
    ['true && resource.data.other == 1', 'resource.data.other'],
    ['resource.data.other == 1 || 1 / 0 == 1', 'resource.data.other'],
    ['1 / 0 == 1 || resource.data.other == 1', 'resource.data.other'],
    ['resource.data.other == 1 && 1 / 0 == 1', 'resource.data.other'],
    ['1 / 0 == 1 && resource.data.other == 1', 'resource.data.other'],
    ['resource.data.other == 1 || resource.data.third == 1', 'resource.data.other'],
  ])('is denied by %s', (condition, what) => {
    expect(listing(condition, known)).toBe(undecidable(what));
    expect(listing(`!(${condition})`, known)).not.toBe(true);
  });

  it.each([
    ["resource.data.to == 'bob'", false],
    ['resource == null', false],
    ['resource.data.other == 1 && false', false],
    ['false && resource.data.other == 1', false],
    ['resource.data.to.nothing == 1', 'Property nothing is undefined on object.'],
    ['resource.data.to + resource.data.other + 1 / 0 == 1', 'Division by zero.'],
    ['resource.data.other + 1 / 0 == 1', 'Division by zero.'],
    ['request.resource == null', 'Property resource is undefined on object.'],
  ])('%s is %s', (condition, expected) => {
    expect(listing(condition, known)).toBe(expected);
  });

  it('functions pass a document on, and what is known of it', () => {
    const functions = `
      function isFor(document, uid) { return document.to == uid; }
      function ignores(value) { return true; }
      function binds() { let value = resource.data.other; return true; }`;
    const run = (condition: string) => {
      const query = { equal: new Map([['to', text('ana')]]) };
      return outcome(condition, requestOf('list', { auth, query }), documentsOf({}), functions);
    };
    expect(run('isFor(resource.data, request.auth.uid)')).toBe(true);
    expect(run('ignores(resource.data)')).toBe(true);
    expect(run('ignores(resource.data.other)')).toBe(undecidable('resource.data.other'));
    expect(run('binds()')).toBe(undecidable('resource.data.other'));
  });

  it('sees limit and offset, and nothing that is not there', () => {
    expect(listing('request.query.limit <= 50', {}, { limit: 50 })).toBe(true);
    expect(listing('request.query.limit <= 50', {}, { limit: 51 })).toBe(false);
    expect(listing('request.query.offset == 3 && request.query.offset is int', {}, { offset: 3 })).toBe(true);
    expect(listing('request.query.limit <= 50')).toBe('Property limit is undefined on object.');
    expect(listing("!('limit' in request.query)")).toBe(true);
    const orderBy = [{ field: 'a', direction: 'ASC' as const }];
    expect(listing("request.query.orderBy == 'a'", {}, { orderBy })).toBe(
      undecidable('the value of request.query.orderBy'),
    );
    expect(outcome('request.query.limit > 0', requestOf('get'))).toBe(
      'Property query is undefined on object.',
    );
  });

  it('knows the document when the query fixes its name', () => {
    const name = (path: string) => ({
      __name__: {
        type: 'reference',
        value: `projects/demo-parley/databases/(default)/documents/${path}`,
      } as const,
    });
    const all =
      "call == 'abc' && resource.id == 'abc' && resource['__name__'] == /databases/(default)/documents/calls/abc";
    expect(listing(all, name('calls/abc'))).toBe(true);
    expect(listing("call == 'abc'", name('calls/xyz'))).toBe(false);
    // Not a document of the collection: as if nothing were fixed.
    expect(listing("call == 'abc'", name('rooms/abc'))).toBe(undecidable('the document id {call}'));
    expect(listing("call == 'abc'", name('calls/abc/late/abc'))).toBe(undecidable('the document id {call}'));
    expect(listing('resource.data.other == 1', name('calls/abc'))).toBe(undecidable('resource.data.other'));
  });

  it('does not take a quoted field path apart', () => {
    expect(listing('resource.data.a == 1', { '`a.b`': integer(1) })).toBe(undecidable('resource.data.a'));
  });

  it('takes the whole map when a query fixes a map and an entry of it', () => {
    expect(listing('resource.data.m.a == 1', { m: map({ a: integer(1) }), 'm.b': integer(2) })).toBe(true);
    expect(listing('resource.data.m == {"a": 1}', { 'm.b': integer(2), m: map({ a: integer(1) }) })).toBe(
      true,
    );
  });

  it('is not covered by a match of one document, nor by get', () => {
    const request = requestOf('list', { auth });
    expect(decision('match /calls/abc { allow read; }', request).allowed).toBe(false);
    expect(decision('match /calls/{id} { allow get; }', request).allowed).toBe(false);
    expect(decision('match /calls/{id} { allow list; }', request).allowed).toBe(true);
    expect(decision('match /calls/{id} { allow read; }', request).allowed).toBe(true);
  });

  it('may ask for documents by what it knows', () => {
    const documents = documentsOf({ 'rooms/ana': fieldsOf({ open: { type: 'boolean', value: true } }) });
    const query = { equal: new Map([['to', text('ana')]]) };
    const condition = 'get(/databases/$(database)/documents/rooms/$(resource.data.to)).data.open';
    expect(outcome(condition, requestOf('list', { auth, query }), documents)).toBe(true);
  });
});
