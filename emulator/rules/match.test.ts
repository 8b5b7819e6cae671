import { describe, expect, it } from 'vitest';
import { matchPath, pathPattern, type RequestSegment } from './match.ts';
import type { PatternSegment } from './syntax/ast.ts';
import { PathValue, Unknown } from './types/value.ts';
import { decision, requestOf } from './testing/outcome.ts';

const at = { line: 1, column: 1 };

function segment(text: string): PatternSegment {
  const wildcard = /^\{(\w+)(=\*\*)?\}$/.exec(text);
  if (!wildcard) return { kind: 'literal', text, at };
  return { kind: wildcard[2] ? 'rest' : 'one', name: wildcard[1] ?? '', at };
}

/** What the wildcards take, paths as `/a/b`; `*` in a path is an id that isn't known. */
function match(pattern: string, path: string): string[] | null {
  const segments: RequestSegment[] =
    path === '' ? [] : path.split('/').map((each) => (each === '*' ? null : each));
  const captures = matchPath(pathPattern(pattern.split('/').map(segment)), segments);
  return (
    captures?.map((capture) => {
      if (capture instanceof Unknown) return '?';
      return capture instanceof PathValue ? `/${capture.segments.join('/')}` : capture;
    }) ?? null
  );
}

describe('matchPath', () => {
  it.each<[string, string, string[] | null]>([
    ['a/b', 'a/b', []],
    ['a/b', 'a/c', null],
    ['a/b', 'a/b/c', null],
    ['a/b', 'a', null],
    ['a/{x}', 'a/b', ['b']],
    ['a/{x}', 'a', null],
    ['a/{x}', 'a/b/c', null],
    ['{x}/{y}', 'a/b', ['a', 'b']],
    // Version 2: zero or more segments, anywhere.
    ['a/{x=**}', 'a', ['/']],
    ['a/{x=**}', 'a/b', ['/b']],
    ['a/{x=**}', 'a/b/c/d', ['/b/c/d']],
    ['a/{x=**}', 'b', null],
    ['{x=**}', '', ['/']],
    ['{x=**}', 'a/b', ['/a/b']],
    ['{x=**}/calls/{id}', 'calls/1', ['/', '1']],
    ['{x=**}/calls/{id}', 'a/b/calls/1', ['/a/b', '1']],
    ['{x=**}/calls/{id}', 'a/b/rooms/1', null],
    ['{x=**}/calls/{id}', '1', null],
    ['a/{x=**}/z', 'a/z', ['/']],
    ['a/{x=**}/z', 'a/b/c/z', ['/b/c']],
    ['a/{x=**}/z', 'a', null],
    ['a/{x=**}/a', 'a', null],
    // The document of a list isn't known: only a wildcard covers it.
    ['calls/{id}', 'calls/*', ['?']],
    ['calls/abc', 'calls/*', null],
    ['calls/{x=**}', 'calls/*', ['?']],
    ['{x=**}/{id}', 'calls/*', ['/calls', '?']],
  ])('%s on %s takes %j', (pattern, path, expected) => {
    expect(match(pattern, path)).toEqual(expected);
  });
});

describe('matches', () => {
  const allowed = (inside: string, path: string[], method: 'get' | 'list' = 'get') =>
    decision(inside, requestOf(method, { path })).allowed;

  it('nested ones add to the path', () => {
    const inside = "match /calls/{id} { match /late/{n} { allow get: if id == 'abc' && n == '1'; } }";
    expect(allowed(inside, ['calls', 'abc', 'late', '1'])).toBe(true);
    expect(allowed(inside, ['calls', 'abc', 'late', '2'])).toBe(false);
    expect(allowed(inside, ['calls', 'abc'])).toBe(false);
  });

  it('one is enough', () => {
    const inside = 'match /calls/{id} { allow get: if false; } match /{all=**} { allow get: if true; }';
    expect(allowed(inside, ['calls', 'abc'])).toBe(true);
  });

  it('an allow of a match is not one of the collections below it', () => {
    expect(allowed('match /calls/{id} { allow get; }', ['calls', 'abc', 'late', '1'])).toBe(false);
    expect(allowed('match /calls/{id=**} { allow get; }', ['calls', 'abc', 'late', '1'])).toBe(true);
  });

  it('the database is part of the path', () => {
    expect(allowed("match /calls/{id} { allow get: if database == '(default)'; }", ['calls', 'abc'])).toBe(
      true,
    );
  });

  it('a recursive wildcard is a path', () => {
    const inside = "match /{all=**} { allow get: if all == /calls/abc && all[1] == 'abc' && all is path; }";
    expect(allowed(inside, ['calls', 'abc'])).toBe(true);
  });
});
