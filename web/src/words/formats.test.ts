import { afterEach, describe, expect, it } from 'vitest';
import { clock, facts, inShort, inWords, list, milliseconds, number } from './formats.ts';
import { useLanguage } from './language.ts';

afterEach(() => useLanguage('en'));

describe('clock', () => {
  it.each([
    [-5, '0:00'],
    [999, '0:00'],
    [7_000, '0:07'],
    [725_000, '12:05'],
    [3_723_000, '1:02:03'],
  ])('%i ms is %s', (ms, text) => {
    expect(clock(ms)).toBe(text);
  });
});

describe('inWords', () => {
  it.each([
    [0, '0 seconds'],
    [1_000, '1 second'],
    [60_000, '1 minute'],
    [245_000, '4 minutes 5 seconds'],
    [3_600_000, '1 hour'],
    [3_723_000, '1 hour 2 minutes'],
    [7_261_000, '2 hours 1 minute'],
  ])('%i ms is %s', (ms, text) => {
    expect(inWords(ms)).toBe(text);
  });
});

describe('what is short', () => {
  it('has its units', () => {
    expect(inShort(0)).toBe('0 min');
    expect(inShort(65 * 60_000)).toBe('1 hr 5 min');
    expect(inShort(120 * 60_000)).toBe('2 hr');
    expect(milliseconds(84.6)).toBe('85 ms');
    expect(milliseconds(3_140)).toBe('3.1 sec');
    expect(number(12_345.5)).toBe('12,345.5');
    expect(list(['Ana', 'Bo', 'Cleo'])).toBe('Ana, Bo, and Cleo');
    expect(facts(['1 passed', '2 failed'])).toBe('1 passed, 2 failed');
  });
});

describe('in other languages', () => {
  it('counts as people there do', async () => {
    await useLanguage('de');
    expect(inWords(3_660_000)).toBe('1 Stunde, 1 Minute');
    expect(number(12_345.5)).toBe('12.345,5');
    await useLanguage('de-CH');
    expect(number(12_345.5)).toMatch(/^12[’']345\.5$/);
    await useLanguage('ar-EG');
    expect(clock(725_000)).toBe('١٢:٠٥');
    expect(inWords(120_000)).toBe('دقيقتان');
  });
});
