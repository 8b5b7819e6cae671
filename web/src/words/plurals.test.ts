import { describe, expect, it } from 'vitest';
import { plurals } from './plurals.ts';

describe('plurals', () => {
  it('has the forms of Arabic', () => {
    const several = plurals<Intl.LDMLPluralRule>('ar');
    const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
    const chosen = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111].map((count) => several(count, forms));
    expect(chosen.join(' ')).toBe('zero one two few few many many other other other few many');
  });

  it('takes the rest where a language has no form of its own', () => {
    const several = plurals<'one'>('en');
    const forms = { one: 'one', other: 'other' };
    expect([0, 1, 2, 100].map((count) => several(count, forms))).toEqual(['other', 'one', 'other', 'other']);
  });
});
