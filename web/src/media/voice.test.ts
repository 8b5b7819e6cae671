import { describe, expect, it } from 'vitest';
import { Voice } from './voice.ts';

/** Levels, one each 200 ms; what was said after each. */
const said = (...levels: number[]): boolean[] => {
  const voice = new Voice();
  return levels.map((level, at) => voice.hear(level, at * 200));
};

describe('Voice', () => {
  it('hears speech at once', () => expect(said(0, 0.1)).toEqual([false, true]));

  it('takes a hum for silence', () => expect(said(0.01, 0.01, 0.01, 0.01, 0.01)).not.toContain(true));

  it('goes on through a pause between words, and stops after it', () => {
    const heard = said(0.1, 0, 0, 0, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    expect(heard.slice(0, 8)).not.toContain(false);
    expect(heard.at(-1)).toBe(false);
  });

  it('doesn’t flicker around the threshold', () => {
    const levels = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 0.03 : 0.008));
    expect(said(...levels)).not.toContain(false);
  });

  it('is silent at once when told so', () => {
    const voice = new Voice();
    voice.hear(0.5, 0);
    voice.rest();
    expect(voice.speaks).toBe(false);
  });
});
