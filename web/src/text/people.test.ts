import { describe, expect, it } from 'vitest';
import { initialsOf, nameFirst, nameOf } from './people.ts';

describe('nameOf', () => {
  it('is the name, or words in its place', () => {
    expect(nameOf(' Ana ')).toBe('Ana');
    expect(nameOf('  ')).toBe('the other person');
    expect(nameFirst('')).toBe('The other person');
  });
});

describe('initialsOf', () => {
  it.each([
    ['Ana', 'A'],
    ['ana maria lópez', 'AL'],
    ['  Ana   Bo ', 'AB'],
    ['Élodie', 'É'],
    ['👩‍🚀 Ana', '👩‍🚀A'],
    ['', ''],
    ['   ', ''],
  ])('%j gives %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
