import { describe, expect, it } from 'vitest';
import { MutedSpeech } from './muted-speech.ts';

/** The moments, every 200 ms, at which somebody is told. */
function told(
  forMs: number,
  heard: (ms: number) => { muted?: boolean; speaks?: boolean; otherSpeaks?: boolean },
): number[] {
  const speech = new MutedSpeech();
  const moments: number[] = [];
  for (let ms = 0; ms <= forMs; ms += 200) {
    if (speech.tells(ms, { muted: true, speaks: false, otherSpeaks: false, ...heard(ms) })) moments.push(ms);
  }
  return moments;
}

const between = (ms: number, from: number, to: number): boolean => ms >= from && ms < to;

describe('MutedSpeech', () => {
  it('tells who goes on speaking, for some seconds', () => {
    const moments = told(20_000, (ms) => ({ speaks: between(ms, 5000, 9000) }));
    expect(moments[0]).toBe(5800);
    expect(moments.at(-1)).toBe(11_600);
  });

  it('is silent about a cough, about the end of a sentence, and about who is not muted', () => {
    expect(told(20_000, (ms) => ({ speaks: between(ms, 5000, 5600) }))).toEqual([]);
    expect(told(20_000, (ms) => ({ speaks: ms < 1800 }))).toEqual([]);
    expect(told(20_000, () => ({ speaks: true, muted: false }))).toEqual([]);
  });

  it('takes what comes out of the loudspeaker for the other person', () => {
    expect(told(20_000, () => ({ speaks: true, otherSpeaks: true }))).toEqual([]);
  });

  it('tells now and then only', () => {
    const starts = told(70_000, () => ({ speaks: true })).filter(
      (ms, at, all) => ms - (all[at - 1] ?? -1) > 200,
    );
    expect(starts).toEqual([2000, 32_000, 62_000]);
  });

  it('is quiet at once when one unmutes', () => {
    const moments = told(20_000, (ms) => ({ speaks: true, muted: ms < 4000 }));
    expect(moments.at(-1)).toBe(3800);
  });
});
