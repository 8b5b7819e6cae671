import { describe, expect, it } from 'vitest';
import type { DoorStatus } from '../call/state.ts';
import { doorWords, untilAgain } from './door.ts';

const statuses: DoorStatus[] = ['closed', 'knocking', 'declined', 'paused'];

describe('doorWords', () => {
  it.each(statuses)('%s: a title of its own, and who decides', (status) => {
    const words = doorWords({ status, hostName: ' Ana ' });
    expect(words.title).toMatch(/^[A-Z].+[^.…]$/);
    expect(words.text).toMatch(/\bAna (decides|sees|didn’t|has)\b.*\.$/);
    expect(doorWords({ status, hostName: '' }).text).toContain('The host');
    const titles = statuses.map((other) => doorWords({ status: other, hostName: '' }).title);
    expect(titles.filter((title) => title === words.title)).toHaveLength(1);
  });

  it('asks where one may ask, and nowhere else', () => {
    const asks = statuses.map((status) => doorWords({ status, hostName: '' }).ask);
    expect(asks).toEqual(['Ask to join', null, 'Ask again', null]);
  });
});

describe('untilAgain', () => {
  it.each([
    [null, null],
    [1_000, null],
    [1_001, 'You may ask again in 1 second.'],
    [31_000, 'You may ask again in 30 seconds.'],
  ])('until %s, at 1000, says %s', (againAt, text) => {
    expect(untilAgain(againAt, 1_000)).toBe(text);
  });
});
