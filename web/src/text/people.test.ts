import { describe, expect, it } from 'vitest';
import { initialsOf, nameFirst } from './people.ts';

describe('nameFirst', () => {
  it('is the name, or words in its place', () => {
    expect(nameFirst(' Ana ')).toBe('Ana');
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
