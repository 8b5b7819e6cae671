import { describe, expect, it } from 'vitest';
import { documentsOf, outcome, requestOf } from '../testing/outcome.ts';

const T = 'true';
const F = 'false';
const E = '(1 / 0 == 0)';
const N = "('text')";
const error = 'Division by zero.';
const notBool = 'Expected a bool, received string.';

describe('&& and ||', () => {
  it.each<[string, boolean | string]>([
    [`${T} || ${T}`, true],
    [`${T} || ${F}`, true],
    [`${F} || ${T}`, true],
    [`${F} || ${F}`, false],
    [`${T} && ${T}`, true],
    [`${T} && ${F}`, false],
    [`${F} && ${T}`, false],
    [`${F} && ${F}`, false],
    // An error is absorbed on either side by what decides alone.
    [`${T} || ${E}`, true],
    [`${E} || ${T}`, true],
    [`${F} && ${E}`, false],
    [`${E} && ${F}`, false],
    [`${E} || ${F}`, error],
    [`${F} || ${E}`, error],
    [`${E} && ${T}`, error],
    [`${T} && ${E}`, error],
    [`${E} || ${E}`, error],
    [`${E} && ${E}`, error],
    // What is no boolean is an error, too.
    [`${T} || ${N}`, true],
    [`${N} || ${T}`, true],
    [`${F} && ${N}`, false],
    [`${N} && ${F}`, false],
    [`${N} || ${F}`, notBool],
    [`${T} && ${N}`, notBool],
    [`null || ${F}`, 'Expected a bool, received null.'],
    [`${E} && ${N}`, error],
    [`${N} && ${E}`, notBool],
    // Through several levels.
    [`${E} || (${E} && ${F}) || ${T}`, true],
    [`(${E} || ${T}) && ${T}`, true],
    [`!(${E} && ${F})`, true],
    [`!(${E} && ${T})`, error],
    [`(${E} && ${T}) || ${F}`, error],
  ])('%s is %s', (condition, expected) => {
    expect(outcome(condition)).toBe(expected);
  });

  it('evaluates no more than it needs', () => {
    const missing = 'exists(/databases/$(database)/documents/a/b)';
    const read: string[] = [];
    const documents = {
      get: (path: readonly string[]) => (read.push(path.join('/')), null),
      getAfter: () => null,
    };
    expect(outcome(`true || ${missing}`, requestOf('get'), documents)).toBe(true);
    expect(outcome(`false && ${missing}`, requestOf('get'), documents)).toBe(false);
    expect(read).toEqual([]);
    expect(outcome(`false || ${missing}`, requestOf('get'), documents)).toBe(false);
    expect(read).toEqual(['a/b']);
  });
});

describe('conditions', () => {
  it.each<[string, boolean | string]>([
    ['!true', false],
    ['!false', true],
    [`!${E}`, error],
    ["!'a'", 'Unsupported operation error. Received: !string.'],
    ['!null', 'Unsupported operation error. Received: !null.'],
    [`true ? true : ${E}`, true],
    [`false ? ${E} : true`, true],
    [`${E} ? true : true`, error],
    ["'a' ? true : true", notBool],
    ["(true ? 'a' : 1) == 'a'", true],
    ["'text'", notBool],
    ['null', 'Expected a bool, received null.'],
    ['1', 'Expected a bool, received int.'],
    ['request', 'Expected a bool, received map.'],
  ])('%s is %s', (condition, expected) => {
    expect(outcome(condition)).toBe(expected);
  });

  it('an error in an operand is the error of the operation', () => {
    for (const operation of [
      `${E} == true`,
      `true != ${E}`,
      `[${E}] == []`,
      `{'a': ${E}} == {}`,
      `'a' in [${E}]`,
      `${E} is bool`,
      `[1][1 / 0] == 1`,
      `'a'[0:1 / 0] == ''`,
      `string(1 / 0) == ''`,
      `'a'.matches(string(1 / 0))`,
      `!${E}`,
      `exists(/a/$(string(1 / 0)))`,
      `{'a': 1}.get('b', 1 / 0) == 1`,
      `-(1 / 0) == 1`,
    ]) {
      expect([operation, outcome(operation)]).toEqual([operation, error]);
    }
  });
});

describe('functions', () => {
  const call = (functions: string, condition: string) =>
    outcome(condition, requestOf('get'), documentsOf({}), functions);

  it.each<[string, string, string, boolean | string]>([
    ['parameters', 'function f(a, b) { return a - b == 1; }', 'f(3, 2)', true],
    [
      'let bindings that see the ones before',
      'function f(a) { let b = a + 1; let c = b * 2; return c == 6; }',
      'f(2)',
      true,
    ],
    [
      'calls of other functions, in any order',
      'function f() { return g(2); } function g(a) { return a == h(); } function h() { return 2; }',
      'f()',
      true,
    ],
    ['a parameter that hides a wildcard', "function f(database) { return database == 'x'; }", "f('x')", true],
    ['the wildcards around the declaration', "function f() { return database == '(default)'; }", 'f()', true],
    [
      'request and resource',
      "function f() { return request.method == 'get' && resource == null; }",
      'f()',
      true,
    ],
    ['a result of any type', "function f() { return {'a': [1]}; }", 'f().a[0] == 1', true],
    ['an error in the result', 'function f() { return 1 / 0; }', 'f() == 1', error],
    ['an error in an argument that is not used', 'function f(a) { return true; }', 'f(1 / 0)', error],
    ['an error in a let that is not used', 'function f() { let a = 1 / 0; return true; }', 'f()', error],
    ['an error that the caller absorbs', 'function f() { return 1 / 0 == 0; }', 'f() || true', true],
  ])('%s', (_, functions, condition, expected) => {
    expect(call(functions, condition)).toBe(expected);
  });

  it('an inner function hides an outer one of the same name', () => {
    const inside =
      'function f() { return false; } match /calls/{id} { function f() { return true; } allow get: if f(); }';
    expect(outcome('false', requestOf('get'), documentsOf({}), inside)).toBe(true);
  });
});
