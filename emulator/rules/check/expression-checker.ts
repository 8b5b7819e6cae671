import { unimplemented } from '../../services/status.ts';
import { BUILTINS, DOCUMENT_FUNCTIONS, NAMESPACES, REFUSED_FUNCTIONS } from '../functions/library.ts';
import type { Code, FunctionCode, TypeTest } from '../program.ts';
import type { Expression, Name } from '../syntax/ast.ts';
import type { Issues } from '../syntax/issues.ts';
import type { Position } from '../syntax/position.ts';
import { METHOD_ARITIES, REFUSED_METHODS } from '../types/methods.ts';
import { regularExpression } from '../types/regular-expression.ts';
import { BytesValue } from '../types/value.ts';
import { RULESET_LIMITS } from './limits.ts';
import type { FunctionEntry, Scope } from './scope.ts';

/** The types that `is` knows ("Data types" of the Security Rules language); `constraint` is refused. */
const TYPE_TESTS: ReadonlySet<string> = new Set<TypeTest>([
  'bool',
  'bytes',
  'duration',
  'float',
  'int',
  'latlng',
  'list',
  'map',
  'map_diff',
  'number',
  'path',
  'set',
  'string',
  'timestamp',
]);

const PATTERN_METHODS: ReadonlySet<string> = new Set(['matches', 'split', 'replace']);

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** Resolves the names of one condition or function, and checks what can be seen without values. */
export class ExpressionChecker {
  readonly #issues: Issues;
  readonly #scope: Scope;
  readonly #locals: string[] = [];

  constructor(issues: Issues, scope: Scope) {
    this.#issues = issues;
    this.#scope = scope;
  }

  /** Checks a function once, from wherever it is reached first. */
  function(entry: FunctionEntry): void {
    if (entry.state !== 'new') return;
    entry.state = 'checking';
    const { name, at, parameters, bindings, result } = entry.declaration;
    if (parameters.length > RULESET_LIMITS.functionArguments) {
      this.#issues.error(`More than ${RULESET_LIMITS.functionArguments} parameters.`, at);
    }
    if (bindings.length > RULESET_LIMITS.letBindings) {
      this.#issues.error(`More than ${RULESET_LIMITS.letBindings} let bindings.`, at);
    }
    for (const parameter of parameters) this.#addLocal(parameter);
    const code: FunctionCode = {
      name,
      bindings: bindings.map((binding) => {
        const value = this.check(binding.value);
        this.#addLocal(binding);
        return value;
      }),
      result: this.check(result),
    };
    entry.code = code;
    entry.state = 'checked';
  }

  check(expression: Expression): Code {
    const { at } = expression;
    switch (expression.kind) {
      case 'literal': {
        const { value } = expression;
        return { kind: 'literal', at, value: value instanceof Uint8Array ? new BytesValue(value) : value };
      }
      case 'identifier':
        return this.#variable(expression);
      case 'list':
        return { kind: 'list', at, items: this.#all(expression.items) };
      case 'map':
        return {
          kind: 'map',
          at,
          entries: expression.entries.map(({ key, value }) => ({
            key: this.check(key),
            value: this.check(value),
          })),
        };
      case 'path':
        return {
          kind: 'path',
          at,
          segments: expression.segments.map((each) => (typeof each === 'string' ? each : this.check(each))),
        };
      case 'member':
        return { kind: 'member', at, object: this.check(expression.object), name: expression.name };
      case 'index':
        return {
          kind: 'index',
          at,
          object: this.check(expression.object),
          index: this.check(expression.index),
        };
      case 'range': {
        const object = this.check(expression.object);
        return {
          kind: 'range',
          at,
          object,
          from: this.check(expression.from),
          to: this.check(expression.to),
        };
      }
      case 'call':
        return this.#call(expression);
      case 'method':
        return this.#method(expression);
      case 'unary':
        return { kind: 'unary', at, operator: expression.operator, operand: this.check(expression.operand) };
      case 'binary':
      case 'logical':
        return {
          ...expression,
          left: this.check(expression.left),
          right: this.check(expression.right),
        } as Code;
      case 'is':
        return this.#typeTest(expression);
      case 'conditional':
        return {
          kind: 'conditional',
          at,
          condition: this.check(expression.condition),
          whenTrue: this.check(expression.whenTrue),
          whenFalse: this.check(expression.whenFalse),
        };
    }
  }

  #all(expressions: readonly Expression[]): Code[] {
    return expressions.map((expression) => this.check(expression));
  }

  #addLocal({ name, at }: Name): void {
    if (this.#locals.includes(name)) this.#issues.error(`Duplicate variable: ${name}.`, at);
    this.#locals.push(name);
  }

  #isVariable(name: string): boolean {
    return (
      this.#locals.includes(name) ||
      this.#scope.captures.includes(name) ||
      name === 'request' ||
      name === 'resource'
    );
  }

  #variable({ name, at }: Of<'identifier'>): Code {
    const local = this.#locals.indexOf(name);
    if (local !== -1) return { kind: 'local', at, index: local };
    const capture = this.#scope.captures.indexOf(name);
    if (capture !== -1) return { kind: 'capture', at, index: capture };
    if (name === 'request' || name === 'resource') return { kind: name, at };
    return this.#wrong(`Invalid variable name: ${name}.`, at);
  }

  #call({ name, args, at }: Of<'call'>): Code {
    const entry = this.#scope.findFunction(name);
    if (entry) return this.#callFunction(entry, args, at);
    const reads = DOCUMENT_FUNCTIONS.find((each) => each === name);
    if (reads) {
      const path = this.#all(args)[0];
      this.#takes(name, 1, args.length, at);
      return path ? { kind: 'document', at, reads, path } : { kind: 'literal', at, value: null };
    }
    return this.#callBuiltin(name, args, at);
  }

  #callFunction(entry: FunctionEntry, args: readonly Expression[], at: Position): Code {
    const { name, parameters } = entry.declaration;
    entry.used = true;
    if (entry.state === 'checking') this.#issues.error(`Recursive call of function ${name}.`, at);
    this.#takes(name, parameters.length, args.length, at);
    const code: Code = { kind: 'call', at, callee: entry, args: this.#all(args) };
    new ExpressionChecker(this.#issues, entry.scope).function(entry);
    return code;
  }

  #callBuiltin(name: string, args: readonly Expression[], at: Position): Code {
    const checked = this.#all(args);
    if (REFUSED_FUNCTIONS.has(name)) return this.#wrong(unimplemented(`${name}()`).message, at);
    const builtin = BUILTINS.get(name);
    if (!builtin) return this.#wrong(`Invalid function name: ${name}.`, at);
    this.#takes(name, builtin.arity, args.length, at);
    return { kind: 'builtin', at, builtin, args: checked };
  }

  #method({ object, name, args, at }: Of<'method'>): Code {
    if (object.kind === 'identifier' && NAMESPACES.has(object.name) && !this.#isVariable(object.name)) {
      return this.#callBuiltin(`${object.name}.${name}`, args, at);
    }
    const code: Code = { kind: 'method', at, object: this.check(object), name, args: this.#all(args) };
    if (REFUSED_METHODS.has(name)) return this.#wrong(unimplemented(`${name}()`).message, at);
    const arities = METHOD_ARITIES.get(name);
    if (!arities) return this.#wrong(`Invalid function name: ${name}.`, at);
    if (!arities.has(args.length)) this.#takes(name, [...arities][0] ?? 0, args.length, at);
    this.#checkPattern(name, args[0]);
    return code;
  }

  /** What we don't know about a regular expression that stands in the source is said at once. */
  #checkPattern(method: string, pattern: Expression | undefined): void {
    if (!PATTERN_METHODS.has(method) || pattern?.kind !== 'literal' || typeof pattern.value !== 'string')
      return;
    try {
      regularExpression(pattern.value);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.#issues.error(error.message, pattern.at);
    }
  }

  #typeTest({ operand, type, typeAt, at }: Of<'is'>): Code {
    const code = this.check(operand);
    if (TYPE_TESTS.has(type)) return { kind: 'is', at, operand: code, type: type as TypeTest };
    if (type === 'constraint') return this.#wrong(unimplemented('is constraint').message, typeAt);
    return this.#wrong(`Unknown type: ${type}.`, typeAt);
  }

  #takes(name: string, expected: number, found: number, at: Position): boolean {
    if (expected === found) return true;
    this.#issues.error(`${name}() takes ${expected} argument${expected === 1 ? '' : 's'}, not ${found}.`, at);
    return false;
  }

  #wrong(description: string, at: Position): Code {
    this.#issues.error(description, at);
    return { kind: 'literal', at, value: null };
  }
}
