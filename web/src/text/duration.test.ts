import { describe, expect, it } from 'vitest';
import { clock, inWords } from './duration.ts';

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
