import { en, type Words } from './en.ts';
import { dictionary } from './language.ts';

/** The words of the call's page, in the language that is spoken now. Ask for them anew for each use. */
export const words: () => Words = dictionary(en, {
  de: async () => (await import('./de.ts')).de,
  ar: async () => (await import('./ar.ts')).ar,
});
