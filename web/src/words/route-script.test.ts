import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './languages.ts';

const script = readFileSync(new URL('../../public/route.js', import.meta.url), 'utf8');

interface Browser {
  readonly languages: readonly string[];
  readonly search?: string;
  readonly chosen?: string | null;
}

/** What route.js says before the first paint: the language for which English is not to be seen. */
function speaks({ languages, search = '', chosen = null }: Browser): string | undefined {
  const dataset: { speaks?: string } = {};
  runInNewContext(script, {
    URLSearchParams,
    addEventListener: () => undefined,
    location: { pathname: '/', search },
    navigator: { languages },
    document: { documentElement: { dataset } },
    localStorage: { getItem: (key: string) => (key === 'parley:language' ? chosen : null) },
  });
  return dataset.speaks;
}

describe('route.js', () => {
  it('knows every language', () => {
    for (const language of Object.keys(LANGUAGES)) {
      expect(speaks({ languages: ['fr', `${language}-XX`, 'en'] })).toBe(
        language === 'en' ? undefined : language,
      );
    }
  });

  it('asks the address first, then the choice, then the browser', () => {
    expect(speaks({ languages: ['en', 'de'] })).toBeUndefined();
    expect(speaks({ languages: ['en'], chosen: 'ar' })).toBe('ar');
    expect(speaks({ languages: ['en'], chosen: 'ar', search: '?lang=de-AT' })).toBe('de');
    expect(speaks({ languages: ['de'], search: '?lang=en' })).toBeUndefined();
    expect(speaks({ languages: ['de'], search: '?lang=fr' })).toBe('de');
    expect(speaks({ languages: ['fr'] })).toBeUndefined();
  });
});
