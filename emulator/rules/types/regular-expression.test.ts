import { describe, expect, it } from 'vitest';
import { regularExpression } from './regular-expression.ts';
import { Failure } from './value.ts';

function matches(pattern: string, input: string): boolean {
  const expression = regularExpression(pattern);
  if (expression instanceof Failure) throw new Error(expression.message);
  return expression.whole.test(input);
}

describe('regularExpression', () => {
  it.each<[string, string, boolean]>([
    ['abc', 'abc', true],
    ['abc', 'xabc', false],
    ['abc', 'abcx', false],
    ['a|bc', 'bc', true],
    ['a|bc', 'abc', false],
    ['^[0-9a-z]{16,32}$', 'a'.repeat(16), true],
    ['^[0-9a-z]{16,32}$', 'a'.repeat(33), false],
    ['^[0-9a-hjkmnp-tv-z]{10}$', '0123456789', true],
    ['^[0-9a-hjkmnp-tv-z]{10}$', '012345678i', false],
    ['a.c', 'a\u2028c', true],
    ['a.c', 'a\nc', false],
    ['a.c', 'a😀c', true],
    ['..', '😀', false],
    ['a\nb', 'a\nb', true],
    ['\\d\\D\\w\\W\\s\\S', '1a_- x', true],
    ['\\s', '\u00a0', false],
    ['\\s', '\v', false],
    ['\\S', '\u00a0', true],
    ['\\d', '٣', false],
    ['[\\d\\s_-]+', '1 _-', true],
    ['[^\\d]', 'a', true],
    ['[^\\d]', '1', false],
    ['[]a]+', ']a', true],
    ['[^]a]', ']', false],
    ['[a\\]b]+', 'a]b', true],
    ['[a-]+', 'a-', true],
    ['[.]', 'x', false],
    ['[$^]', '$', true],
    ['[a\\-c]', 'b', false],
    ['[[:alpha:]_]+', 'aZ_', true],
    ['[[:digit:][:space:]]+', '1 ', true],
    ['[[:punct:]]+', '!/:@[`{~', true],
    ['[(]', '(', true],
    ['[/]', '/', true],
    ['a/b', 'a/b', true],
    ['(?:a|b)+c', 'abac', true],
    ['(?P<x>a)b', 'ab', true],
    ['(?<x>a)b', 'ab', true],
    ['(a)(b)?', 'a', true],
    ['a{2}', 'aa', true],
    ['a{2,}', 'aaa', true],
    ['a{1,2}?', 'aa', true],
    ['a*?b+?c??', 'aabb', true],
    ['a{,2}', 'a{,2}', true],
    ['a{x}', 'a{x}', true],
    ['{', '{', true],
    ['}]', '}]', true],
    ['\\A\\bab\\b\\z', 'ab', true],
    ['\\.\\*\\(\\)\\[\\]\\{\\}\\/\\-\\@', '.*()[]{}/-@', true],
    ['\\x41\\x{1F600}', 'A😀', true],
    ['\\t\\n\\r', '\t\n\r', true],
    ['', '', true],
    ['', 'a', false],
    ['.*@domain[.]com', 'user@domain.com', true],
    ['ä+', 'ää', true],
    ['[ä-ü]', 'ö', true],
    ['^$', '', true],
    ['a^', 'a', false],
  ])('%s on %j is %s', (pattern, input, expected) => {
    expect(matches(pattern, input)).toBe(expected);
  });

  it.each([
    '(',
    ')',
    '[',
    '[z-a]',
    'a**',
    '*a',
    '+',
    '?',
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '\\Z',
    '\\y',
    '\\',
    'a{1001}',
    'a{2}{3}',
    'a{2,1}',
    '[[:nope:]]',
    '\\xZ',
  ])('%s is invalid', (pattern) => {
    expect(regularExpression(pattern)).toBeInstanceOf(Failure);
  });

  it.each([
    ['(?i)a', 'flags'],
    ['(?s:.)', 'flags'],
    ['\\pL', '\\p'],
    ['\\P{Greek}', '\\P'],
    ['\\Qa.b\\E', '\\Q'],
    ['\\C', '\\C'],
    ['(a)\\1', '\\1'],
    ['\\0', '\\0'],
    ['[\\D]', 'a negated class inside a class'],
    ['[[:^alpha:]]', 'a negated class inside a class'],
  ])('%s is refused by name', (pattern, name) => {
    expect(() => regularExpression(pattern)).toThrow(name);
    expect(() => regularExpression(pattern)).toThrow('is not implemented by the local Firestore');
  });

  it('finds all matches, from left to right', () => {
    const expression = regularExpression('a+|b');
    if (expression instanceof Failure) throw new Error(expression.message);
    expect('xaabyb'.replace(expression.anywhere, '-')).toBe('x--y-');
  });
});
