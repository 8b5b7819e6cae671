import { language } from './language.ts';
import { LANGUAGES } from './languages.ts';

declare const mark: unique symbol;

/**
 * A text from outside that may stand inside a sentence of either direction: a name, an ID, a device's label. The
 * dictionaries take nothing else, so that forgetting it is a compile error.
 * https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export type Isolated = string & { readonly [mark]: true };

const FIRST_STRONG = '\u2068';
const LEFT_TO_RIGHT = '\u2066';
const END = '\u2069';

/** Whatever could turn the text around it: those that begin and end embeddings, overrides and isolates. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u200f]/u;

/** A person's name, trimmed, or another text that may be in any language; nothing stays nothing. */
export function isolated(text: string): Isolated {
  return between(FIRST_STRONG, text.trim());
}

/** A text that reads from left to right in every language, like an ID or an address. */
export function leftToRight(text: string): Isolated {
  return between(LEFT_TO_RIGHT, text);
}

function between(start: string, text: string): Isolated {
  const harmless = text.replace(CONTROLS, '');
  const flows = LANGUAGES[language()].direction === 'ltr' && !RIGHT_TO_LEFT.test(harmless);
  return (harmless === '' || flows ? harmless : `${start}${harmless}${END}`) as Isolated;
}
