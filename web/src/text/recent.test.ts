import { describe, expect, it } from 'vitest';
import type { RecentCall } from '../recent/recent-call.ts';
import { aboutCall, recentLabels, whenWas, whoWas } from './recent.ts';

const NOON = new Date(2026, 10, 21, 12, 0).getTime();
const call: RecentCall = {
  id: 'abcdefghjk',
  room: null,
  at: NOON - 30 * 60_000,
  until: NOON,
  names: ['Ana'],
  talkedMs: 245_000,
  over: false,
};

describe('whenWas', () => {
  it.each([
    [-5, /^now$/],
    [59_000, /^now$/],
    [60_000, /^1 minute ago$/],
    [59 * 60_000, /^59 minutes ago$/],
    [2 * 3_600_000, /^today 10:00/],
    [20 * 3_600_000, /^yesterday 4:00/],
    [3 * 24 * 3_600_000, /^Nov 18$/],
    [400 * 24 * 3_600_000, /^Oct 17, 2025$/],
  ])('%i ms ago', (ago, words) => {
    expect(whenWas(NOON - ago, NOON)).toMatch(words);
  });
});

describe('the words for a call', () => {
  it('names who was there', () => {
    expect(whoWas({ names: [] })).toBe('Nobody came');
    expect(whoWas({ names: [''] })).toBe('Someone');
    expect(whoWas({ names: ['Ana', 'Ben'] })).toBe('Ana and Ben');
  });

  it('says when and how long', () => {
    expect(aboutCall(call, NOON)).toBe('30 minutes ago · 4 minutes 5 seconds');
    expect(aboutCall({ ...call, talkedMs: null }, NOON)).toBe('30 minutes ago');
  });

  it('says that it is over, but for a room', () => {
    expect(aboutCall({ ...call, over: true }, NOON)).toMatch(/ · ended$/);
    expect(aboutCall({ ...call, over: true, room: 'team-blue' }, NOON)).not.toContain('ended');
  });

  it('tells buttons apart for whoever only hears them', () => {
    expect(recentLabels(call).join).toBe('Join the call with Ana again, abc-defg-hjk');
    expect(recentLabels({ ...call, names: [], room: 'team-blue' }).forget).toBe('Forget team-blue');
  });
});
