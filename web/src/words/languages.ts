/** The languages that the page speaks, each by its own name. route.js has the same list. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
} as const;

export type Language = keyof typeof LANGUAGES;

/** The language of a tag as of BCP 47, e.g. `de` of `de-AT`; null when the page doesn't speak it. */
export function languageOf(tag: string): Language | null {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return isLanguage(language) ? language : null;
}

/**
 * The first of the wished tags that the page speaks, else English. The tag is the person's own, so that `de-CH`
 * counts and dates as in Switzerland.
 */
export function bestTag(wished: readonly string[]): string {
  return wished.find((tag) => languageOf(tag) !== null && isWellFormed(tag)) ?? 'en';
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}

function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
