import { afterEach, describe, expect, it } from 'vitest';
import { isolated, leftToRight } from './isolated.ts';
import { useLanguage } from './language.ts';

afterEach(() => useLanguage('en'));

describe('isolated', () => {
  it('leaves alone what flows with the page', () => {
    expect(isolated(' Ana ')).toBe('Ana');
    expect(isolated(' ')).toBe('');
    expect(leftToRight('abc-defg-hjk')).toBe('abc-defg-hjk');
  });

  it('keeps a name of the other direction to itself', async () => {
    expect(isolated('ليلى')).toBe('\u2068ليلى\u2069');
    await useLanguage('ar');
    expect(isolated('Ana')).toBe('\u2068Ana\u2069');
    expect(isolated('')).toBe('');
    expect(leftToRight('234-defg-hjk')).toBe('\u2066234-defg-hjk\u2069');
  });

  it('takes away what would turn the text around it', () => {
    expect(isolated('Ana\u202e')).toBe('Ana');
    expect(isolated('\u2069ليلى\u2069\u2069')).toBe('\u2068ليلى\u2069');
  });
});
