import { check, type CheckWords } from './en/check.ts';
import { dictionary } from './language.ts';

/** The words of the page `/check`, in the language that is spoken now. */
export const checkWords: () => CheckWords = dictionary(check, {
  de: async () => (await import('./de/check.ts')).check,
  ar: async () => (await import('./ar/check.ts')).check,
});
