import { isolated } from '../words/isolated.ts';
import { words } from '../words/words.ts';

/** How a person is called where the name stands alone; who gave none is "The other person". */
export function nameFirst(name: string): string {
  return isolated(name) || words().common.otherPerson;
}

/** Up to two letters that stand for a person; empty when there is no name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => firstLetter(word ?? '')).join('');
}

function firstLetter(word: string): string {
  const segment = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word);
  for (const { segment: letter } of segment) return letter.toLocaleUpperCase();
  return '';
}
