import { afterEach, describe, expect, it } from 'vitest';
import { dictionary, language, locale, onLanguageChange, useLanguage } from './language.ts';
import { bestTag, languageOf } from './languages.ts';
import { words } from './words.ts';

afterEach(() => useLanguage('en'));

describe('the choice', () => {
  it('knows the languages by any of their tags', () => {
    expect(languageOf('de-AT')).toBe('de');
    expect(languageOf('AR_eg')).toBe('ar');
    expect(languageOf('arn')).toBeNull();
    expect(languageOf('')).toBeNull();
    expect(languageOf('constructor')).toBeNull();
  });

  it('is the first that the page speaks', () => {
    expect(bestTag(['fr', 'ar-EG', 'de'])).toBe('ar-EG');
    expect(bestTag(['fr'])).toBe('en');
    expect(bestTag(['de-!', 'ar'])).toBe('ar');
    expect(bestTag([])).toBe('en');
  });
});

describe('useLanguage', () => {
  it('changes the words and the numbers together, and says so', async () => {
    const heard: string[] = [];
    const stop = onLanguageChange(() => heard.push(`${locale()}: ${words().status.lost}`));
    await useLanguage('de-CH');
    await useLanguage('ar');
    stop();
    await useLanguage('en');
    expect(heard).toEqual(['de-CH: Verbindung verloren', 'ar: انقطع الاتصال']);
  });

  it('speaks English where it has no words', async () => {
    await useLanguage('de');
    await useLanguage('fr');
    expect([language(), locale()]).toEqual(['en', 'en']);
  });

  it('obeys the later of two wishes, however slow the first is', async () => {
    let arrive = (): void => {};
    const slow = new Promise<string>((resolve) => {
      arrive = () => resolve('langsam');
    });
    let held = true;
    const said = dictionary('slow', {
      de: () => (held ? slow : Promise.resolve('')),
      ar: async () => 'بطيء',
    });
    const first = useLanguage('de');
    await useLanguage('ar');
    arrive();
    await first;
    held = false;
    expect(language()).toBe('ar');
    expect(said()).toBe('بطيء');
  });

  it('changes nothing when words can’t be loaded', async () => {
    let fails = true;
    const load = (): Promise<string> => (fails ? Promise.reject(new Error('offline')) : Promise.resolve(''));
    dictionary('', { de: load, ar: load });
    await expect(useLanguage('de')).rejects.toThrow('offline');
    fails = false;
    expect(language()).toBe('en');
    expect(words().status.lost).toBe('Connection lost');
  });
});
