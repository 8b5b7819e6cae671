import { languageOf, type Language } from './languages.ts';

let tag = 'en';
let current: Language = 'en';
let wanted = 0;
const dictionaries: { load(language: Language): Promise<() => void> }[] = [];
const listeners = new Set<() => void>();

/** The language that is spoken now. */
export const language = (): Language => current;

/** The tag by which numbers and dates are written, e.g. `de-CH`. */
export const locale = (): string => tag;

/** Calls back whenever the language has changed; returns the way to stop. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Speaks the language of `wish`, e.g. `ar-EG`, once its words are there; of two wishes the later counts.
 * Rejects, and changes nothing, when the words can't be loaded. A language that the page doesn't have is English.
 */
export async function useLanguage(wish: string): Promise<void> {
  const turn = ++wanted;
  const next = languageOf(wish) ?? 'en';
  const ready = await Promise.all(dictionaries.map((dictionary) => dictionary.load(next)));
  if (turn !== wanted) return;
  for (const use of ready) use();
  tag = languageOf(wish) === null ? 'en' : wish;
  current = next;
  for (const listener of listeners) listener();
}

/** How the words of the languages that aren't English are loaded: `W` makes them have all that English has. */
export type Others<W> = Readonly<Record<Exclude<Language, 'en'>, () => Promise<W>>>;

/** A dictionary: English comes with the page, the others when they are asked for. */
export function dictionary<W>(english: W, others: Others<W>): () => W {
  let words = english;
  dictionaries.push({
    load: async (next) => {
      const loaded = next === 'en' ? english : await others[next]();
      return () => {
        words = loaded;
      };
    },
  });
  return () => words;
}
