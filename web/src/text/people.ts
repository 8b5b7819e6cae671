/** How a person is called in a sentence; who gave no name is "the other person". */
export function nameOf(name: string): string {
  return name.trim() || 'the other person';
}

/** The same at the start of a sentence. */
export function nameFirst(name: string): string {
  return name.trim() || 'The other person';
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
