import type { Name } from './ast.ts';
import { Lexer, type Token } from './lexer.ts';
import { LineMap, type Position } from './position.ts';
import { SyntaxFailure } from './syntax-error.ts';

/** Words that can't name a variable or a function. */
const RESERVED = new Set([
  'true',
  'false',
  'null',
  'in',
  'is',
  'if',
  'let',
  'return',
  'function',
  'match',
  'allow',
  'service',
  'import',
]);

/** The tokens of a source with one token of lookahead. All methods throw SyntaxFailure. */
export class TokenStream {
  readonly #lexer: Lexer;
  readonly #lines: LineMap;
  #offset = 0;
  #next: Token | null = null;

  constructor(source: string) {
    this.#lexer = new Lexer(source);
    this.#lines = new LineMap(source);
  }

  peek(): Token {
    return (this.#next ??= this.#lexer.token(this.#offset));
  }

  take(): Token {
    const token = this.peek();
    this.moveTo(token.end);
    return token;
  }

  at(token: Token = this.peek()): Position {
    return this.position(token.offset);
  }

  position(offset: number): Position {
    return this.#lines.position(offset);
  }

  /** Whether the next token is this punctuation or word. */
  sees(text: string): boolean {
    const token = this.peek();
    return token.text === text && (token.kind === 'punctuation' || token.kind === 'identifier');
  }

  /** Takes this punctuation or word if it is next. */
  accept(text: string): boolean {
    if (!this.sees(text)) return false;
    this.take();
    return true;
  }

  expect(text: string, after = ''): Token {
    if (this.sees(text)) return this.take();
    throw this.unexpected(`'${text}'${after}`);
  }

  expectName(what: string): Name {
    const token = this.peek();
    if (token.kind !== 'identifier' || RESERVED.has(token.text)) throw this.unexpected(what);
    this.take();
    return { name: token.text, at: this.at(token) };
  }

  /** After a dot any word is a name. */
  expectWord(what: string): Name {
    const token = this.peek();
    if (token.kind !== 'identifier') throw this.unexpected(what);
    this.take();
    return { name: token.text, at: this.at(token) };
  }

  unexpected(expected: string, token: Token = this.peek()): SyntaxFailure {
    const found = token.kind === 'end' ? token.text : `'${token.text}'`;
    return new SyntaxFailure(`Unexpected ${found}: expected ${expected}.`, token.offset);
  }

  /** Where the text goes on that was not yet read as a token. */
  get offset(): number {
    return this.#offset;
  }

  moveTo(offset: number): void {
    this.#offset = offset;
    this.#next = null;
  }

  /** Whether this text stands exactly where the reading is, without blanks before it. */
  follows(text: string): boolean {
    return this.#lexer.source.startsWith(text, this.#offset);
  }

  get source(): string {
    return this.#lexer.source;
  }

  /** Reads the literal text of a path's segment exactly here; null when there is none. */
  takePathText(): string | null {
    const text = this.#lexer.pathText(this.#offset);
    if (text !== null) this.moveTo(this.#offset + text.length);
    return text;
  }
}
