import { afterEach, describe, expect, it } from 'vitest';
import type { DoorStatus } from '../call/state.ts';
import { useLanguage } from '../words/language.ts';
import { doorWords, untilAgain } from './door.ts';

const statuses: DoorStatus[] = ['closed', 'knocking', 'declined', 'paused'];
const say = (status: DoorStatus, hostName = '', opensAt: number | null = null) =>
  doorWords({ status, hostName, opensAt });

afterEach(() => useLanguage('en'));

describe('doorWords', () => {
  it.each(statuses)('%s: a title of its own, and who decides', (status) => {
    const words = say(status, ' Ana ');
    expect(words.title).toMatch(/^[A-Z].+[^.…]$/);
    expect(words.text).toMatch(/\bAna (decides|sees|didn’t|has)\b.*\.$/);
    expect(say(status).text).toContain('The host');
    const titles = [...statuses, 'early' as const].map((other) => say(other).title);
    expect(titles.filter((title) => title === words.title)).toHaveLength(1);
  });

  it('asks where one may ask, and nowhere else', () => {
    const asks = [...statuses, 'early' as const].map((status) => say(status).ask);
    expect(asks).toEqual(['Ask to join', null, 'Ask again', null, null]);
  });

  it.each([
    ['en-US', 'The doors aren’t open yet', /opens on Saturday, November 21 at 8:05\sPM \S+\./],
    ['de', 'Noch nicht geöffnet', /am Samstag, 21\. November um 20:05 \S+ geöffnet\./],
    ['ar', 'لم تُفتح الأبواب بعد', /السبت، 21 نوفمبر في 8:05/],
  ])('tells in %s when the doors open, in the zone that one is in', async (language, title, text) => {
    await useLanguage(language);
    const words = say('early', 'Ana', new Date(2026, 10, 21, 20, 5).getTime());
    expect(words.title).toBe(title);
    expect(words.text).toMatch(text);
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

  it.each([
    [null, null],
    [1_000, null],
    [1_001, 'In 1 second.'],
    [1_000 + 12 * 60 * 60_000, 'In 12 hours.'],
    // The day and the hour say more.
    [1_001 + 12 * 60 * 60_000, null],
  ])('until the doors open at %s, at 1000, says %s', (opensAt, text) => {
    expect(untilAgain(opensAt, 1_000, true)).toBe(text);
  });
});
