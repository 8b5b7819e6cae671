import { describe, expect, it } from 'vitest';
import type { Method } from '../ruleset.ts';
import {
  compiled,
  decision,
  documentsOf,
  fieldsOf,
  inDatabase,
  integer,
  outcome,
  requestOf,
  text,
} from '../testing/outcome.ts';

const before = fieldsOf({ n: integer(1) });
const after = fieldsOf({ n: integer(2) });

describe('methods', () => {
  const methods: Method[] = ['get', 'list', 'create', 'update', 'delete'];

  it.each<[string, Method[]]>([
    ['read', ['get', 'list']],
    ['write', ['create', 'update', 'delete']],
    ['get', ['get']],
    ['list', ['list']],
    ['create', ['create']],
    ['update', ['update']],
    ['delete', ['delete']],
    ['get, create', ['get', 'create']],
    ['read, write', methods],
    ['read, get', ['get', 'list']],
  ])('allow %s', (statement, expected) => {
    const inside = `match /calls/{id} { allow ${statement}; }`;
    expect(methods.filter((method) => decision(inside, requestOf(method)).allowed)).toEqual(expected);
  });
});

describe('request and resource', () => {
  it.each<[Method, string, boolean | string]>([
    ['get', "request.method == 'get'", true],
    ['get', 'request.path == /databases/(default)/documents/calls/abc', true],
    ['get', 'request.auth == null', true],
    ['get', 'request.auth.uid == null', 'Null value error.'],
    ['get', 'request.time.year() == 2026', true],
    ['get', 'resource == null', true],
    ['get', 'resource.data.n == 1', 'Null value error.'],
    ['get', 'request.resource == null', 'Property resource is undefined on object.'],
    ['get', 'request.nothing == null', 'Property nothing is undefined on object.'],
    ['create', 'resource == null && request.resource.data.n == 2', true],
    ['create', "request.resource.id == 'abc' && request.resource['__name__'] == request.path", true],
    [
      'update',
      "resource.data.n == 1 && request.resource.data.n == 2 && resource.id == 'abc' && resource.__name__ == request.path",
      true,
    ],
    ['update', 'request.resource.data.diff(resource.data).affectedKeys().hasOnly(["n"])', true],
    ['delete', 'resource.data.n == 1', true],
    ['delete', 'request.resource == null', 'Undecidable without request.resource of a delete'],
    ['delete', 'request.resource.data.n == 1 || resource.data.n == 1', true],
  ])('%s: %s is %s', (method, condition, expected) => {
    const changes = {
      ...(method === 'update' || method === 'delete' ? { before } : {}),
      ...(method === 'update' || method === 'create' ? { after } : {}),
    };
    expect(outcome(condition, requestOf(method, changes))).toBe(expected);
  });

  it('request.auth shows the token', () => {
    const token = {
      email: 'a@b.c',
      email_verified: true,
      n: 3,
      f: 1.5,
      nothing: null,
      roles: ['x', 1],
      firebase: { sign_in_provider: 'anonymous' },
    };
    const request = requestOf('get', { auth: { uid: 'ana', token } });
    for (const condition of [
      "request.auth.uid == 'ana'",
      "request.auth.token.email == 'a@b.c'",
      'request.auth.token.email_verified',
      'request.auth.token.n is int',
      'request.auth.token.f is float',
      'request.auth.token.nothing == null',
      "'x' in request.auth.token.roles",
      'request.auth.token.roles[1] == 1',
      "request.auth.token.firebase.sign_in_provider == 'anonymous'",
      'request.auth != null',
      "request.auth.keys().hasOnly(['uid', 'token'])",
      "request.auth.token.get('missing', 'x') == 'x'",
      "!('missing' in request.auth.token)",
    ]) {
      expect([condition, outcome(condition, request)]).toEqual([condition, true]);
    }
    expect(outcome('request.auth.token.missing == 1', request)).toBe(
      'Property missing is undefined on object.',
    );
  });
});

describe('the reason of a denial', () => {
  it('names each allow that was tried, by line', () => {
    const inside = `match /calls/{id} {
      allow get: if false;
      allow get: if request.auth.uid == 'ana';
      allow create: if true;
      allow read: if resource.data
        .missing == 1;
    }`;
    expect(decision(inside, requestOf('get', { before }))).toEqual({
      allowed: false,
      accessed: [],
      reason:
        "false for 'get' @ L5, Null value error. (L6:34) for 'get' @ L6, " +
        "Property missing is undefined on object. (L9:10) for 'get' @ L8",
    });
  });

  it('says when nothing matches', () => {
    const none = "No matching allow statements for 'delete'";
    expect(decision('match /calls/{id} { allow get; }', requestOf('delete')).reason).toBe(none);
    expect(decision('match /rooms/{id} { allow write; }', requestOf('delete')).reason).toBe(none);
    expect(decision('', requestOf('delete')).reason).toBe(none);
  });

  it('is empty when it is allowed', () => {
    const inside =
      'match /calls/{id} { allow get: if false; allow get: if 1 / 0 == 1; allow get: if true; allow get: if false; }';
    expect(decision(inside, requestOf('get'))).toEqual({ allowed: true, accessed: [], reason: '' });
  });
});

describe('documents', () => {
  const path = (tail: string): string => `/databases/$(database)/documents/${tail}`;
  const documents = documentsOf(
    {
      'a/1': fieldsOf({ n: integer(1) }),
      'a/2': fieldsOf({ s: text('old') }),
      'a/1/b/2': fieldsOf({ deep: text('yes') }),
    },
    { 'a/1': fieldsOf({ n: integer(2) }), 'a/3': fieldsOf({}) },
  );
  const run = (condition: string) => outcome(condition, requestOf('get'), documents);

  it.each<[string, boolean | string]>([
    [`exists(${path('a/1')})`, true],
    [`exists(${path('a/3')})`, false],
    [`existsAfter(${path('a/3')})`, true],
    [`existsAfter(${path('a/2')})`, false],
    [`get(${path('a/1')}).data.n == 1`, true],
    [`getAfter(${path('a/1')}).data.n == 2`, true],
    [`get(${path('a/1/b/2')}).data.deep == 'yes'`, true],
    [`get(${path('a/1')}).id == '1'`, true],
    [`get(${path('a/1')}).__name__ == ${path('a/1')}`, true],
    [`get(/databases/(default)/documents/a/1).data.n == 1`, true],
    [`get(path('databases/(default)/documents/a/' + string(1))).data.n == 1`, true],
    [`get(${path("$('a')/$('1')")}).data.n == 1`, true],
    // "or null if it does not exist" (rules.firestore).
    [`get(${path('a/9')}) == null`, true],
    [`getAfter(${path('a/2')}) == null`, true],
    [`get(${path('a/9')}).data.n == 1`, 'Null value error.'],
    [`get(${path('a/1')}).data.missing == 1`, 'Property missing is undefined on object.'],
    [`get(${path('a')}) == null`, "/databases/(default)/documents/a is no document's path."],
    ['get(/a/1) == null', "/a/1 is no document's path."],
    ["get('a/1') == null", 'get() takes a path.'],
    ['exists(null)', 'exists() takes a path.'],
    ['get(/databases/other/documents/a/1) == null', "The database 'other' is another one."],
    [`exists(${path('a/$(1 / 0)')})`, 'Division by zero.'],
  ])('%s is %s', (condition, expected) => {
    expect(run(condition)).toBe(expected);
  });

  it('are told once each, and read once each', () => {
    const read: string[] = [];
    const access = {
      get: (segments: readonly string[]) => (read.push(`get ${segments.join('/')}`), before),
      getAfter: (segments: readonly string[]) => (read.push(`getAfter ${segments.join('/')}`), after),
    };
    const condition = `exists(${path('a/1')}) && get(${path('a/1')}).data.n == 1 && getAfter(${path('a/1')}).data.n == 2
      && get(${path('a/2')}).data.n == 1 && existsAfter(${path('a/1')})`;
    const result = decision(`match /calls/{id} { allow get: if ${condition}; }`, requestOf('get'), access);
    expect(result).toEqual({
      allowed: true,
      accessed: [
        ['a', '1'],
        ['a', '2'],
      ],
      reason: '',
    });
    expect(read).toEqual(['get a/1', 'getAfter a/1', 'get a/2']);
  });

  it('are told also when it is denied', () => {
    const result = decision(
      `match /calls/{id} { allow get: if exists(${path('a/7')}); }`,
      requestOf('get'),
      documents,
    );
    expect(result.accessed).toEqual([['a', '7']]);
  });

  const reads = (count: number): string =>
    Array.from({ length: count }, (_, n) => `!exists(${path(`z/${n}`)})`).join(' && ');

  it('stop at 20, and nothing absorbs that', () => {
    expect(run(reads(20))).toBe(true);
    expect(run(reads(21))).toBe('More than 20 documents read.');
    const inside = `match /calls/{id} { allow get: if ${reads(21)} || true; allow get: if true; }`;
    const result = decision(inside, requestOf('get'), documents);
    expect(result).toMatchObject({ allowed: false, reason: "More than 20 documents read. for 'get'" });
    expect(result.accessed).toHaveLength(20);
  });
});

describe('limits', () => {
  it('1,000 expressions a request, over all its allows', () => {
    const ands = (terms: number): string => Array.from({ length: terms }, () => 'true').join(' && ');
    // n terms and n - 1 operators.
    expect(outcome(ands(500))).toBe(true);
    expect(outcome(`!(${ands(500)})`)).toBe(false);
    expect(outcome(`(1 == 1) && ${ands(500)}`)).toBe('More than 1000 expressions evaluated.');
    expect(outcome(`(${ands(501)}) || true`)).toBe('More than 1000 expressions evaluated.');
    const inside = `match /calls/{id} { allow get: if !(${ands(300)}); allow get: if !(${ands(300)}); allow get: if true; }`;
    expect(decision(inside, requestOf('get')).reason).toBe(
      "false for 'get' @ L4, More than 1000 expressions evaluated. for 'get'",
    );
  });

  it('each request counts anew', () => {
    const ruleset = compiled(
      inDatabase(
        `match /calls/{id} { allow get: if ${Array.from({ length: 400 }, () => 'true').join(' && ')}; }`,
      ),
    );
    for (let n = 0; n < 5; n++)
      expect(ruleset.evaluate(requestOf('get'), documentsOf({})).allowed).toBe(true);
  });

  it('calls 20 deep', () => {
    const chain = (depth: number): string =>
      Array.from(
        { length: depth },
        (_, n) => `function f${n + 1}() { return ${n + 1 === depth ? 'true' : `f${n + 2}()`}; }`,
      ).join('\n');
    expect(outcome('f1()', requestOf('get'), documentsOf({}), chain(20))).toBe(true);
    expect(outcome('f1() || true', requestOf('get'), documentsOf({}), chain(21))).toBe(
      'Functions call one another more than 20 deep.',
    );
  });
});

describe('what is not implemented', () => {
  it('is thrown by evaluate, by its name', () => {
    expect(() => outcome("'a\\t'.trim() == 'a' || true")).toThrow(
      expect.objectContaining({
        status: 'UNIMPLEMENTED',
        message: 'trim() of blanks other than spaces is not implemented by the local Firestore',
      }),
    );
  });
});
