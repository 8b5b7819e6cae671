import { unimplemented } from '../../services/status.ts';
import type { BinaryOperator, Expression } from './ast.ts';
import type { Position } from './position.ts';
import { SyntaxFailure } from './syntax-error.ts';
import type { TokenStream } from './token-stream.ts';

/**
 * The binary operators that evaluate both sides, from what binds least to what binds most
 * ("Operators and operator precedence" of the Security Rules reference). Above them is only `&&`.
 */
const LEVELS: readonly (readonly (BinaryOperator | 'is')[])[] = [
  ['==', '!='],
  ['in', 'is'],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

/** Deeper nesting than anyone writes; it keeps a hostile source from overflowing the stack. */
const DEEPEST = 200;

/** Parses expressions. All methods throw SyntaxFailure. */
export class ExpressionParser {
  readonly #tokens: TokenStream;
  #depth = 0;

  constructor(tokens: TokenStream) {
    this.#tokens = tokens;
  }

  parse(): Expression {
    const token = this.#tokens.peek();
    if (++this.#depth > DEEPEST) throw new SyntaxFailure('The expression is nested too deep.', token.offset);
    const expression = this.#conditional();
    this.#depth--;
    return expression;
  }

  /** A new source position is a new start, whatever the last one left open. */
  reset(): void {
    this.#depth = 0;
  }

  #conditional(): Expression {
    const condition = this.#logical('||');
    const at = this.#tokens.at();
    if (!this.#tokens.accept('?')) return condition;
    const whenTrue = this.parse();
    this.#tokens.expect(':');
    return { kind: 'conditional', at, condition, whenTrue, whenFalse: this.parse() };
  }

  #logical(operator: '&&' | '||'): Expression {
    const operand = () => (operator === '||' ? this.#logical('&&') : this.#binary(0));
    let left = operand();
    for (;;) {
      const at = this.#tokens.at();
      if (!this.#tokens.accept(operator)) return left;
      left = { kind: 'logical', at, operator, left, right: operand() };
    }
  }

  #binary(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const at = this.#tokens.at();
      const operator = operators.find((each) => this.#tokens.accept(each));
      if (operator === undefined) return left;
      if (operator === 'is') {
        const type = this.#tokens.expectWord('a type');
        left = { kind: 'is', at, operand: left, type: type.name, typeAt: type.at };
      } else {
        left = { kind: 'binary', at, operator, left, right: this.#binary(level + 1) };
      }
    }
  }

  #unary(): Expression {
    const token = this.#tokens.peek();
    for (const operator of ['!', '-'] as const) {
      if (!this.#tokens.accept(operator)) continue;
      if (++this.#depth > DEEPEST)
        throw new SyntaxFailure('The expression is nested too deep.', token.offset);
      const operand = this.#unary();
      this.#depth--;
      return { kind: 'unary', at: this.#tokens.at(token), operator, operand };
    }
    return this.#postfix();
  }

  #postfix(): Expression {
    let expression = this.#primary();
    for (;;) {
      if (this.#tokens.accept('.')) {
        const { name, at } = this.#tokens.expectWord('a name');
        expression = this.#tokens.accept('(')
          ? { kind: 'method', at, object: expression, name, args: this.#items(')') }
          : { kind: 'member', at, object: expression, name };
        continue;
      }
      const at = this.#tokens.at();
      if (!this.#tokens.accept('[')) return expression;
      const from = this.parse();
      if (this.#tokens.accept(':')) {
        expression = { kind: 'range', at, object: expression, from, to: this.parse() };
      } else {
        expression = { kind: 'index', at, object: expression, index: from };
      }
      this.#tokens.expect(']');
    }
  }

  #primary(): Expression {
    const token = this.#tokens.peek();
    const at = this.#tokens.at(token);
    switch (token.kind) {
      case 'integer':
      case 'float':
      case 'string':
      case 'bytes':
        this.#tokens.take();
        return { kind: 'literal', at, value: token.value };
      case 'identifier':
        return this.#word(at);
      case 'end':
        break;
      case 'punctuation':
        if (this.#tokens.sees('/')) return this.#path(at);
        if (this.#tokens.accept('[')) return { kind: 'list', at, items: this.#items(']') };
        if (this.#tokens.accept('{')) return { kind: 'map', at, entries: this.#entries() };
        if (this.#tokens.accept('(')) {
          const inside = this.parse();
          this.#tokens.expect(')');
          return inside;
        }
        break;
    }
    throw this.#tokens.unexpected('an expression');
  }

  #word(at: Position): Expression {
    if (this.#tokens.accept('true')) return { kind: 'literal', at, value: true };
    if (this.#tokens.accept('false')) return { kind: 'literal', at, value: false };
    if (this.#tokens.accept('null')) return { kind: 'literal', at, value: null };
    const { name } = this.#tokens.expectName('an expression');
    if (this.#tokens.accept('(')) return { kind: 'call', at, name, args: this.#items(')') };
    return { kind: 'identifier', at, name };
  }

  #items(close: string): Expression[] {
    const items: Expression[] = [];
    if (this.#tokens.accept(close)) return items;
    do items.push(this.parse());
    while (this.#tokens.accept(','));
    this.#tokens.expect(close);
    return items;
  }

  #entries(): { key: Expression; value: Expression }[] {
    const entries: { key: Expression; value: Expression }[] = [];
    if (this.#tokens.accept('}')) return entries;
    do {
      const key = this.parse();
      this.#tokens.expect(':');
      entries.push({ key, value: this.parse() });
    } while (this.#tokens.accept(','));
    this.#tokens.expect('}');
    return entries;
  }

  /** `/calls/$(id)`, read by characters: inside, blanks and operators have no meaning. */
  #path(at: Position): Expression {
    const segments: (string | Expression)[] = [];
    this.#tokens.moveTo(this.#tokens.peek().offset);
    do {
      this.#tokens.moveTo(this.#tokens.offset + 1);
      if (this.#tokens.follows('$(')) {
        this.#tokens.moveTo(this.#tokens.offset + 2);
        segments.push(this.parse());
        this.#tokens.expect(')');
        continue;
      }
      const text = this.#tokens.takePathText();
      if (text === null) throw this.#tokens.unexpected("a path's segment");
      segments.push(text);
    } while (this.#tokens.follows('/'));
    const next = this.#tokens.source.charAt(this.#tokens.offset);
    if (/[A-Za-z0-9_$.({~@-]/.test(next)) {
      const message = unimplemented(`'${next}' inside a segment of a path`).message;
      throw new SyntaxFailure(message, this.#tokens.offset);
    }
    return { kind: 'path', at, segments };
  }
}
