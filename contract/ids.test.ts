import { describe, expect, it } from 'vitest';
import { ID_LENGTH, ID_SYMBOLS, callPath, formatCallId, isCallId, newCallId, parseCallId } from './ids.ts';

describe('call IDs', () => {
  it('have 10 of exactly 32 distinct symbols', () => {
    expect(new Set(ID_SYMBOLS).size).toBe(32);
    const id = newCallId();
    expect(id).toHaveLength(ID_LENGTH);
    expect(isCallId(id)).toBe(true);
  });

  it('use every symbol equally often', () => {
    const every = new Uint8Array(256).map((_, i) => i);
    const counts = new Map<string, number>();
    for (let i = 0; i < 256; i += 1) {
      const id = newCallId((bytes) => bytes.fill(every[i] ?? 0));
      counts.set(id.charAt(0), (counts.get(id.charAt(0)) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });

  it('are shown in three groups', () => {
    expect(formatCallId('abcdefghjk')).toBe('abc-defg-hjk');
    expect(callPath('abcdefghjk')).toBe('/c/abc-defg-hjk');
  });

  it.each([
    ['as shown', 'abc-defg-hjk'],
    ['without dashes', 'abcdefghjk'],
    ['in capitals', 'ABC-DEFG-HJK'],
    ['with spaces around and within', '  abc defg hjk\n'],
    ['with typographic dashes', 'abc–defg—hjk'],
    ['as a link', 'https://example.org/c/abc-defg-hjk'],
    ['as a link with query and fragment', 'https://example.org/c/abc-defg-hjk?x=1#y'],
    ['as a link without scheme', 'example.org/c/abcdefghjk'],
    ['as a link with a slash at the end', 'http://localhost:5170/c/abc-defg-hjk/'],
    ['as a link in a sentence', 'Join me: <https://example.org/c/abc-defg-hjk> at noon'],
    ['in full width letters', 'ａｂｃ-defg-hjk'],
  ])('are found %s', (_, text) => expect(parseCallId(text)).toBe('abcdefghjk'));

  it('read what is easily misread as what was meant', () => {
    expect(parseCallId('Oil-defg-hjk')).toBe('011defghjk');
  });

  it.each([
    '',
    '   ',
    'abc',
    'abc-defg-hjkm',
    'abc-defg-hj!',
    'https://example.org/',
    'hello everyone',
    'uuuuuuuuuu',
  ])('are not found in %j', (text) => expect(parseCallId(text)).toBeNull());
});
