import { unescapeBytes, unescapeString } from './literals.ts';
import { SyntaxFailure } from './syntax-error.ts';

export type Token = { readonly offset: number; readonly end: number; readonly text: string } & (
  | { readonly kind: 'identifier' | 'punctuation' | 'end' }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
);

const BLANK = /(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const IDENTIFIER = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const STRING = /(b?)('(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*")/y;
const PUNCTUATION = /&&|\|\||==|!=|<=|>=|\*\*|[{}()[\]<>!=+\-*/%.,:;?$]/y;
const PATH_TEXT = /\(default\)|[A-Za-z0-9_-]+/y;
const LARGEST_INTEGER = 2n ** 63n - 1n;

/**
 * Reads tokens on demand: a path such as `/calls/$(id)` looks like divisions, and only the
 * parser knows where one may begin.
 */
export class Lexer {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** The token at or after `offset`. Throws SyntaxFailure. */
  token(offset: number): Token {
    const start = this.#skipBlank(offset);
    if (start >= this.source.length) return { kind: 'end', offset: start, end: start, text: 'end of file' };
    return this.#string(start) ?? this.#word(start) ?? this.#number(start) ?? this.#punctuation(start);
  }

  /** The literal text of a path's segment exactly at `offset`; null when there is none. */
  pathText(offset: number): string | null {
    return this.#take(PATH_TEXT, offset)?.[0] ?? null;
  }

  #skipBlank(offset: number): number {
    const end = offset + (this.#take(BLANK, offset)?.[0].length ?? 0);
    if (this.source.startsWith('/*', end)) throw new SyntaxFailure("Missing '*/' after comment.", end);
    return end;
  }

  #take(pattern: RegExp, offset: number): RegExpExecArray | null {
    pattern.lastIndex = offset;
    return pattern.exec(this.source);
  }

  #string(offset: number): Token | null {
    const found = this.#take(STRING, offset);
    if (!found) {
      if (/^b?['"]/.test(this.source.slice(offset, offset + 2))) {
        throw new SyntaxFailure('Missing quote at the end of a string.', offset);
      }
      return null;
    }
    const [text, prefix = '', quoted = ''] = found;
    const inside = quoted.slice(1, -1);
    const base = { offset, end: offset + text.length, text };
    const from = offset + prefix.length + 1;
    return prefix === ''
      ? { ...base, kind: 'string', value: unescapeString(inside, from) }
      : { ...base, kind: 'bytes', value: unescapeBytes(inside, from) };
  }

  #word(offset: number): Token | null {
    const text = this.#take(IDENTIFIER, offset)?.[0];
    return text === undefined ? null : { kind: 'identifier', offset, end: offset + text.length, text };
  }

  #number(offset: number): Token | null {
    const found = this.#take(NUMBER, offset);
    if (!found) return null;
    const text = found[0];
    const end = offset + text.length;
    if (/[A-Za-z0-9_]/.test(this.source.charAt(end))) {
      throw new SyntaxFailure(`Unexpected '${this.source.charAt(end)}' after a number.`, end);
    }
    if (found[1] !== undefined || found[2] !== undefined) {
      return { kind: 'float', offset, end, text, value: Number(text) };
    }
    const value = BigInt(text);
    if (value > LARGEST_INTEGER) throw new SyntaxFailure(`${text} doesn't fit in 64 bits.`, offset);
    return { kind: 'integer', offset, end, text, value };
  }

  #punctuation(offset: number): Token {
    const text = this.#take(PUNCTUATION, offset)?.[0];
    if (text !== undefined) return { kind: 'punctuation', offset, end: offset + text.length, text };
    const character = String.fromCodePoint(this.source.codePointAt(offset) ?? 0);
    throw new SyntaxFailure(`Unexpected '${character}'.`, offset);
  }
}
