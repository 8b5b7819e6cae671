import { unimplemented } from '../../services/status.ts';
import { Failure } from './value.ts';

export interface RegularExpression {
  /** Matches the whole text or nothing. */
  readonly whole: RegExp;
  /** Finds all matches. */
  readonly anywhere: RegExp;
}

/** RE2's Perl classes know ASCII alone; JavaScript's `\s` knows more. */
const PERL_CLASSES: Readonly<Record<string, string>> = { d: '0-9', w: '0-9A-Za-z_', s: '\\t\\n\\f\\r ' };

const POSIX_CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

const CONTROLS = new Set(['n', 'r', 't', 'f', 'v']);
/** RE2 allows no count above this. */
const LARGEST_COUNT = 1000;

const MOST_CACHED = 500;
const cache = new Map<string, RegularExpression | Failure>();

/**
 * `pattern` in RE2 syntax (github.com/google/re2/wiki/Syntax) as a JavaScript one of the same
 * meaning. An error for what RE2 rejects; throws UNIMPLEMENTED for what it knows and we don't.
 */
export function regularExpression(pattern: string): RegularExpression | Failure {
  let known = cache.get(pattern);
  if (!known) {
    known = compile(pattern);
    if (cache.size >= MOST_CACHED) cache.clear();
    cache.set(pattern, known);
  }
  return known;
}

function compile(pattern: string): RegularExpression | Failure {
  try {
    const source = new Translator(pattern).translate();
    return { whole: new RegExp(`^(?:${source})$`, 'u'), anywhere: new RegExp(source, 'gu') };
  } catch (error) {
    if (error instanceof SyntaxError) return new Failure(`Invalid regular expression: ${pattern}`);
    throw error;
  }
}

/** Goes through a pattern once. Throws SyntaxError for what RE2 rejects. */
class Translator {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  translate(): string {
    let out = '';
    while (this.#at < this.#pattern.length) out += this.#piece();
    return out;
  }

  #peek(text: string): boolean {
    return this.#pattern.startsWith(text, this.#at);
  }

  /** The next character, whole even outside the basic plane. */
  #take(): string {
    const code = this.#pattern.codePointAt(this.#at);
    if (code === undefined) throw new SyntaxError('unexpected end');
    const character = String.fromCodePoint(code);
    this.#at += character.length;
    return character;
  }

  #piece(): string {
    const character = this.#take();
    switch (character) {
      case '.':
        return '[^\\n]';
      case '(':
        return this.#groupStart();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case '{':
        return this.#count();
      case '*':
      case '+':
      case '?':
        if (/[+*]/.test(this.#pattern.charAt(this.#at))) throw new SyntaxError('bad repetition operator');
        return character;
      case '}':
      case ']':
        return `\\${character}`;
      default:
        // `) | ^ $` mean the same in both; a slash is only special between slashes.
        return character;
    }
  }

  #groupStart(): string {
    if (!this.#peek('?')) return '(';
    if (this.#peek('?:')) {
      this.#at += 2;
      return '(?:';
    }
    const named = /^\?P?<([A-Za-z_][A-Za-z0-9_]*)>/.exec(this.#pattern.slice(this.#at));
    if (named) {
      this.#at += named[0].length;
      return '(';
    }
    if (/^\?[imsU-]+[:)]/.test(this.#pattern.slice(this.#at)))
      throw unimplemented('flags in a regular expression');
    throw new SyntaxError('RE2 has no such group');
  }

  #count(): string {
    const found = /^(\d+)(?:(,)(\d*))?\}/.exec(this.#pattern.slice(this.#at));
    if (!found) return '\\{';
    const [text, least = '', , most = ''] = found;
    if (Math.max(Number(least), Number(most)) > LARGEST_COUNT) throw new SyntaxError('bad repetition size');
    this.#at += text.length;
    if (/[*+{]/.test(this.#pattern.charAt(this.#at))) throw new SyntaxError('bad repetition operator');
    return `{${text}`;
  }

  #escape(): string {
    const character = this.#take();
    if (character in PERL_CLASSES) return `[${PERL_CLASSES[character]}]`;
    if (character.toLowerCase() in PERL_CLASSES) return `[^${PERL_CLASSES[character.toLowerCase()]}]`;
    if (character === 'A') return '^';
    if (character === 'z') return '$';
    if (character === 'b' || character === 'B') return `\\${character}`;
    return this.#escapedCharacter(character);
  }

  /** One that stands for a single character, in and outside of classes. */
  #escapedCharacter(character: string): string {
    if (CONTROLS.has(character)) return `\\${character}`;
    if (character === 'a') return '\\x07';
    if (character === 'x') {
      const found = /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(this.#pattern.slice(this.#at));
      if (!found) throw new SyntaxError('invalid escape');
      this.#at += found[0].length;
      return `\\u{${found[1] ?? found[2]}}`;
    }
    if (/[pPQECG0-9]/.test(character)) throw unimplemented(`\\${character} in a regular expression`);
    if (/[A-Za-z]/.test(character) || character > '\x7f') throw new SyntaxError('invalid escape');
    return literal(character);
  }

  #class(): string {
    let out = '[';
    if (this.#peek('^')) {
      this.#at += 1;
      out += '^';
    }
    // A bracket that comes first is an ordinary character.
    for (let first = true; first || !this.#peek(']'); first = false) out += this.#classItem();
    this.#at += 1;
    return `${out}]`;
  }

  #classItem(): string {
    const posix = /^\[:(\^?)([a-z]+):\]/.exec(this.#pattern.slice(this.#at));
    if (posix) {
      const members = POSIX_CLASSES[posix[2] ?? ''];
      if (members === undefined) throw new SyntaxError('invalid character class');
      if (posix[1] === '^') throw unimplemented('a negated class inside a class of a regular expression');
      this.#at += posix[0].length;
      return members;
    }
    const character = this.#take();
    if (character !== '\\') return literal(character);
    const escaped = this.#take();
    if (escaped in PERL_CLASSES) return PERL_CLASSES[escaped] ?? '';
    if (escaped.toLowerCase() in PERL_CLASSES) {
      throw unimplemented('a negated class inside a class of a regular expression');
    }
    if (escaped === '-') return '\\-';
    return this.#escapedCharacter(escaped);
  }
}

/** A character without a meaning of its own; the hyphen of a range keeps it. */
function literal(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}
