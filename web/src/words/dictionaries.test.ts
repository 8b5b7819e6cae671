import { afterEach, describe, expect, it } from 'vitest';
import { checkWords } from './check-words.ts';
import { useLanguage } from './language.ts';
import { LANGUAGES } from './languages.ts';
import { words } from './words.ts';

afterEach(() => useLanguage('en'));

type Sentence = (...values: readonly unknown[]) => unknown;

/** Every string and every sentence of the language that is spoken, by its path. */
function entries(of: unknown, path = ''): [path: string, entry: string | Sentence][] {
  if (typeof of === 'string') return [[path, of]];
  if (typeof of === 'function') return [[path, (...values) => Reflect.apply(of, null, values)]];
  if (typeof of !== 'object' || of === null) throw new Error(`${path} is neither words nor a sentence`);
  return Object.entries(of).flatMap(([key, value]) => entries(value, path === '' ? key : `${path}.${key}`));
}

async function inLanguage(language: string): Promise<Map<string, string | Sentence>> {
  await useLanguage(language);
  return new Map(entries({ ...words(), check: checkWords() }));
}

/** Numbers stand for all that a sentence takes: where one that changes doesn't change the text, it isn't used. */
const VALUES = [3, 4, 5, 6];
const said = (entry: string | Sentence, values: readonly unknown[] = VALUES): string => {
  const text = typeof entry === 'string' ? entry : entry(...values);
  return typeof text === 'object' && text !== null ? Object.values(text).join('\n') : String(text);
};

/** Which of its values a sentence says. */
function used(entry: string | Sentence): number[] {
  return VALUES.map((_, at) => at).filter((at) => {
    const other = VALUES.map((value, index) => (index === at ? 111 : value));
    return said(entry, other) !== said(entry);
  });
}

/** Empty on purpose, also in English. */
const EMPTY = ['devices.soundTest.idle.text'];

/** The same in German as in English. */
const SAME_IN_GERMAN = [
  'host.ok',
  'check.titles.browser',
  'check.report.browser',
  // What is put together from other words.
  'stage.action',
  'controls.tip',
  'status.counted',
];

const others = Object.keys(LANGUAGES).filter((language) => language !== 'en');

describe.each(Object.keys(LANGUAGES))('the words of %s', (language) => {
  it('are all there', async () => {
    for (const [path, entry] of await inLanguage(language)) {
      const text = said(entry);
      expect(text.trim() === '', `${path} is empty`).toBe(EMPTY.includes(path));
      expect(text, path).not.toMatch(/undefined|NaN|\[object/);
      expect(text, path).toBe(text.trim());
    }
  });
});

describe.each(others)('the words of %s', (language) => {
  it('say the same names and numbers as the English ones', async () => {
    const english = await inLanguage('en');
    const usedInEnglish = new Map([...english].map(([path, entry]) => [path, used(entry)]));
    for (const [path, entry] of await inLanguage(language)) {
      expect(used(entry), path).toEqual(usedInEnglish.get(path));
    }
  });

  it('are not left in English', async () => {
    const english = new Map([...(await inLanguage('en'))].map(([path, entry]) => [path, said(entry)]));
    const same = [...(await inLanguage(language))]
      .filter(([path, entry]) => said(entry) !== '' && said(entry) === english.get(path))
      .map(([path]) => path);
    const putTogether = ['stage.action', 'controls.tip', 'status.counted'];
    expect(same.toSorted()).toEqual((language === 'de' ? SAME_IN_GERMAN : putTogether).toSorted());
  });
});

it('German speaks to people as Sie throughout', async () => {
  for (const [path, entry] of await inLanguage('de')) {
    expect(said(entry), path).not.toMatch(/\b(du|dich|dir|dein\w*|euch|euer|eure\w*)\b/i);
  }
});

describe('counted things in Arabic', () => {
  it.each([
    [1, 'طلبا انضمام من ليلى وشخص آخر'],
    [2, 'طلبات انضمام من ليلى وشخصين آخرين'],
    [3, 'طلبات انضمام من ليلى و3 أشخاص آخرين'],
    [11, 'طلبات انضمام من ليلى و11 شخصًا آخر'],
    [100, 'طلبات انضمام من ليلى و100 شخص آخر'],
  ])('%i others', async (count, text) => {
    await useLanguage('ar');
    const { wantToJoin } = words().status;
    expect(wantToJoin('ليلى' as Parameters<typeof wantToJoin>[0], count)).toBe(text);
  });

  it.each([
    [0, 'في الانتظار: لا أحد'],
    [2, 'في الانتظار: شخصان'],
    [3, 'في الانتظار: 3 أشخاص'],
    [11, 'في الانتظار: 11 شخصًا'],
    [100, 'في الانتظار: 100 شخص'],
  ])('%i who wait', async (count, text) => {
    await useLanguage('ar');
    expect(words().host.waiting(count)).toBe(text);
  });
});
