import type { Allow, FunctionDeclaration, Match, Name, PatternSegment, RulesFile, Service } from './ast.ts';
import { ExpressionParser } from './expression-parser.ts';
import type { Issues } from './issues.ts';
import { SyntaxFailure } from './syntax-error.ts';
import { TokenStream } from './token-stream.ts';

type OpenBlock = { functions: FunctionDeclaration[]; matches: Match[]; allows: Allow[] };

/** Parses a source. What is wrong goes to `issues`; then the result has holes and must not be used. */
export function parse(source: string, issues: Issues): RulesFile {
  return new Parser(source, issues).file();
}

class Parser {
  readonly #tokens: TokenStream;
  readonly #expressions: ExpressionParser;
  readonly #issues: Issues;

  constructor(source: string, issues: Issues) {
    this.#tokens = new TokenStream(source);
    this.#expressions = new ExpressionParser(this.#tokens);
    this.#issues = issues;
  }

  file(): RulesFile {
    const functions: FunctionDeclaration[] = [];
    const services: Service[] = [];
    let version: RulesFile['version'] = null;
    while (!this.#atEnd()) {
      const wellFormed = this.#statement(() => {
        if (this.#tokens.sees('rules_version')) version = this.#version();
        else if (this.#tokens.sees('service')) services.push(this.#service());
        else if (this.#tokens.sees('function')) functions.push(this.#function());
        else throw this.#tokens.unexpected("'rules_version', 'service' or 'function'");
      });
      // After a mistake, closing braces are left over from it.
      while (!wellFormed && !this.#atEnd() && this.#tokens.sees('}')) this.#tokens.take();
    }
    return { version, functions, services };
  }

  #version(): RulesFile['version'] {
    this.#tokens.take();
    this.#tokens.expect('=');
    const token = this.#tokens.peek();
    if (token.kind !== 'string') throw this.#tokens.unexpected("a version such as '2'");
    this.#tokens.take();
    this.#tokens.accept(';');
    return { text: token.value, at: this.#tokens.at(token) };
  }

  #service(): Service {
    const at = this.#tokens.at(this.#tokens.take());
    const parts = [this.#tokens.expectName("the service's name").name];
    while (this.#tokens.accept('.')) parts.push(this.#tokens.expectName("the service's name").name);
    return { name: parts.join('.'), at, ...this.#block() };
  }

  #block(): OpenBlock {
    const block: OpenBlock = { functions: [], matches: [], allows: [] };
    this.#tokens.expect('{');
    while (!this.#atEnd() && !this.#tokens.sees('}')) {
      this.#statement(() => {
        if (this.#tokens.sees('match')) block.matches.push(this.#match());
        else if (this.#tokens.sees('allow')) block.allows.push(this.#allow());
        else if (this.#tokens.sees('function')) block.functions.push(this.#function());
        else if (this.#tokens.sees('/')) {
          throw new SyntaxFailure("Missing 'match' keyword before path.", this.#tokens.peek().offset);
        } else throw this.#tokens.unexpected("'match', 'allow' or 'function'");
      });
    }
    this.#tokens.expect('}');
    return block;
  }

  #match(): Match {
    const at = this.#tokens.at(this.#tokens.take());
    return { at, path: this.#pattern(), ...this.#block() };
  }

  #pattern(): PatternSegment[] {
    const segments: PatternSegment[] = [];
    if (!this.#tokens.sees('/')) throw this.#tokens.unexpected("a path that begins with '/'");
    this.#tokens.moveTo(this.#tokens.peek().offset);
    do {
      this.#tokens.moveTo(this.#tokens.offset + 1);
      const at = this.#tokens.position(this.#tokens.offset);
      if (this.#tokens.follows('{')) {
        this.#tokens.take();
        const { name } = this.#tokens.expectName("the wildcard's name");
        const rest = this.#tokens.accept('=');
        if (rest) this.#tokens.expect('**');
        this.#tokens.expect('}');
        segments.push({ kind: rest ? 'rest' : 'one', name, at });
      } else {
        const text = this.#tokens.takePathText();
        if (text === null) throw this.#tokens.unexpected("a path's segment");
        segments.push({ kind: 'literal', text, at });
      }
    } while (this.#tokens.follows('/'));
    return segments;
  }

  #allow(): Allow {
    const at = this.#tokens.at(this.#tokens.take());
    const methods: Name[] = [];
    do methods.push(this.#tokens.expectName('a method such as read'));
    while (this.#tokens.accept(','));
    if (this.#tokens.accept(';')) return { at, methods, condition: null };
    this.#tokens.expect(':', " or ';'");
    if (!this.#tokens.sees('if')) {
      throw new SyntaxFailure("Missing 'if' before conditional expression.", this.#tokens.peek().offset);
    }
    this.#tokens.take();
    const condition = this.#expressions.parse();
    this.#tokens.expect(';');
    return { at, methods, condition };
  }

  #function(): FunctionDeclaration {
    this.#tokens.take();
    const { name, at } = this.#tokens.expectName("the function's name");
    this.#tokens.expect('(');
    const parameters: Name[] = [];
    if (!this.#tokens.sees(')')) {
      do parameters.push(this.#tokens.expectName("a parameter's name"));
      while (this.#tokens.accept(','));
    }
    this.#tokens.expect(')');
    this.#tokens.expect('{');
    try {
      const bindings: FunctionDeclaration['bindings'][number][] = [];
      while (this.#tokens.accept('let')) {
        const binding = this.#tokens.expectName("the variable's name");
        this.#tokens.expect('=');
        bindings.push({ ...binding, value: this.#expressions.parse() });
        this.#tokens.expect(';');
      }
      this.#tokens.expect('return', " or 'let'");
      const result = this.#expressions.parse();
      this.#tokens.expect(';');
      this.#tokens.expect('}');
      return { name, at, parameters, bindings, result };
    } catch (error) {
      // Inside the body a semicolon is no place to go on: skip to the closing brace.
      this.#report(error);
      this.#skip(() => this.#tokens.sees('}'));
      this.#tokens.accept('}');
      const nothing = { kind: 'literal', at, value: null } as const;
      return { name, at, parameters, bindings: [], result: nothing };
    }
  }

  /** One statement. After an error, the next one is looked for, and the answer is false. */
  #statement(read: () => void): boolean {
    const start = this.#tokens.offset;
    try {
      read();
      return true;
    } catch (error) {
      this.#report(error);
      this.#skip(() => this.#tokens.sees('}') || this.#sawStatementEnd());
      if (this.#tokens.offset === start && !this.#atEnd()) this.#tokens.take();
      return false;
    }
  }

  #sawStatementEnd(): boolean {
    if (this.#tokens.accept(';')) return true;
    return ['match', 'allow', 'function', 'service'].some((word) => this.#tokens.sees(word));
  }

  /** Skips tokens, and whole pairs of braces, until `found` or the end. */
  #skip(found: () => boolean): void {
    this.#expressions.reset();
    let depth = 0;
    while (!this.#atEnd()) {
      if (depth === 0 && found()) return;
      if (this.#tokens.sees('{')) depth++;
      else if (this.#tokens.sees('}')) depth--;
      this.#tokens.take();
    }
  }

  /** Whether the source is at its end. What isn't a token at all is reported and skipped. */
  #atEnd(): boolean {
    for (;;) {
      try {
        return this.#tokens.peek().kind === 'end';
      } catch (error) {
        const { offset } = this.#report(error);
        this.#tokens.moveTo(
          offset + (this.#tokens.source.startsWith('/*', offset) ? this.#tokens.source.length : 1),
        );
      }
    }
  }

  #report(error: unknown): SyntaxFailure {
    if (!(error instanceof SyntaxFailure)) throw error;
    this.#issues.error(error.message, this.#tokens.position(error.offset));
    return error;
  }
}
