import type { Capture } from '../match.ts';
import type { Code, TypeTest } from '../program.ts';
import type { Position } from '../syntax/position.ts';
import { deepEquals } from '../types/equality.ts';
import { getOr } from '../types/map.ts';
import { findMethod } from '../types/methods.ts';
import {
  Failure,
  ListValue,
  MapValue,
  PartialMap,
  PathValue,
  Unknown,
  typeName,
  undecided,
  type Result,
  type RuleValue,
} from '../types/value.ts';
import { elementAt, slice } from './access.ts';
import type { Documents } from './documents.ts';
import { EVALUATION_LIMITS, LimitExceeded } from './limits.ts';
import { applyBinary, applyUnary } from './operators.ts';
import type { RequestValues } from './request-values.ts';

/** The variables that an expression sees. */
interface Frame {
  readonly captures: readonly Capture[];
  readonly locals: readonly RuleLocal[];
  readonly depth: number;
}

type RuleLocal = Exclude<Result, Failure | Unknown>;
type Of<Kind extends Code['kind']> = Extract<Code, { kind: Kind }>;

/**
 * Evaluates conditions for one request. Operands are strict: an error in one is the result, and
 * so is what can't be known; `&&`, `||` and `?:` alone look at what they need.
 */
export class Evaluator {
  readonly #values: RequestValues;
  readonly #documents: Documents;
  #expressions = 0;

  constructor(values: RequestValues, documents: Documents) {
    this.#values = values;
    this.#documents = documents;
  }

  /** Throws LimitExceeded, and RpcError for what isn't implemented. */
  condition(code: Code, captures: readonly Capture[]): boolean | Unknown | Failure {
    return asLogical(this.#evaluate(code, { captures, locals: [], depth: 0 }), code.at);
  }

  #evaluate(code: Code, frame: Frame): Result {
    if (++this.#expressions > EVALUATION_LIMITS.expressions) {
      throw new LimitExceeded(`More than ${EVALUATION_LIMITS.expressions} expressions evaluated.`);
    }
    const result = this.#dispatch(code, frame);
    if (typeof result === 'object' && result?.kind === 'failure') result.at ??= code.at;
    return result;
  }

  #dispatch(code: Code, frame: Frame): Result {
    switch (code.kind) {
      case 'literal':
        return code.value;
      case 'request':
        return this.#values.request;
      case 'resource':
        return this.#values.resource;
      case 'capture':
        return frame.captures[code.index] ?? null;
      case 'local':
        return frame.locals[code.index] ?? null;
      case 'list':
        return this.#strict(code.items, frame, (items) => new ListValue(items));
      case 'map':
        return this.#map(code, frame);
      case 'path':
        return this.#path(code, frame);
      case 'member':
        return member(this.#evaluate(code.object, frame), code.name);
      case 'index':
        return this.#index(code, frame);
      case 'range':
        return this.#strict(
          [code.object, code.from, code.to],
          frame,
          ([object = null, from = null, to = null]) => slice(object, from, to),
        );
      case 'call':
        return this.#call(code, frame);
      case 'builtin':
        return this.#strict(code.args, frame, (args) => code.builtin.call(...args));
      case 'document':
        return this.#strict([code.path], frame, ([path = null]) => this.#documents.call(code.reads, path));
      case 'method':
        return this.#method(code, frame);
      case 'unary':
        return this.#strict([code.operand], frame, ([operand = null]) => applyUnary(code.operator, operand));
      case 'binary':
        return this.#binary(code, frame);
      case 'logical':
        return this.#logical(code, frame);
      case 'is':
        return isType(this.#evaluate(code.operand, frame), code.type);
      case 'conditional': {
        const condition = asLogical(this.#evaluate(code.condition, frame), code.condition.at);
        if (typeof condition !== 'boolean') return condition;
        return this.#evaluate(condition ? code.whenTrue : code.whenFalse, frame);
      }
    }
  }

  /** Evaluates all operands; `apply` gets them when all are values. */
  #strict(codes: readonly Code[], frame: Frame, apply: (operands: RuleValue[]) => Result): Result {
    const operands = codes.map((code) => this.#evaluate(code, frame));
    return undecided(operands) ?? apply(operands as RuleValue[]);
  }

  #map(code: Of<'map'>, frame: Frame): Result {
    const operands = code.entries.flatMap(({ key, value }) => [key, value]);
    return this.#strict(operands, frame, (values) => {
      const entries = new Map<string, RuleValue>();
      for (let index = 0; index < values.length; index += 2) {
        const key = values[index];
        if (typeof key !== 'string') return new Failure('A key of a map is a string.');
        entries.set(key, values[index + 1] ?? null);
      }
      return MapValue.of(entries);
    });
  }

  #path(code: Of<'path'>, frame: Frame): Result {
    const segments: string[] = [];
    let open: Failure | Unknown | null = null;
    for (const segment of code.segments) {
      if (typeof segment === 'string') {
        segments.push(segment);
        continue;
      }
      const value = this.#evaluate(segment, frame);
      if (typeof value === 'string' && value !== '' && !value.includes('/')) segments.push(value);
      else if (value instanceof PathValue) segments.push(...value.segments);
      else open ??= undecided([value]) ?? new Failure('A segment of a path is a string without slashes.');
    }
    return open ?? new PathValue(segments);
  }

  #index(code: Of<'index'>, frame: Frame): Result {
    const object = this.#evaluate(code.object, frame);
    const index = this.#evaluate(code.index, frame);
    if (object instanceof PartialMap && typeof index === 'string') return object.get(index);
    const open = undecided([object, index]);
    if (open) return open;
    if (object instanceof MapValue && typeof index === 'string') return member(object, index);
    return elementAt(object as RuleValue, index as RuleValue);
  }

  #call(code: Of<'call'>, frame: Frame): Result {
    const { code: callee } = code.callee;
    if (!callee) throw new Error('A function without code was called.');
    if (frame.depth >= EVALUATION_LIMITS.callDepth) {
      throw new LimitExceeded(`Functions call one another more than ${EVALUATION_LIMITS.callDepth} deep.`);
    }
    const locals: RuleLocal[] = [];
    const inner: Frame = { captures: frame.captures, locals, depth: frame.depth + 1 };
    // Nothing says whether an argument or a `let` that isn't used may fail, so it may not.
    for (const arg of code.args) {
      const value = this.#evaluate(arg, frame);
      if (value instanceof Failure || value instanceof Unknown) return value;
      locals.push(value);
    }
    for (const binding of callee.bindings) {
      const value = this.#evaluate(binding, inner);
      if (value instanceof Failure || value instanceof Unknown) return value;
      locals.push(value);
    }
    return this.#evaluate(callee.result, inner);
  }

  #method(code: Of<'method'>, frame: Frame): Result {
    const object = this.#evaluate(code.object, frame);
    const args = code.args.map((arg) => this.#evaluate(arg, frame));
    if (object instanceof PartialMap && code.name === 'get' && args.length === 2) {
      const [key = null, fallback = null] = args;
      return undecided(args) ?? getOr(object, key as RuleValue, fallback);
    }
    const open = undecided([object, ...args]);
    if (open) return open;
    if (object === null) return new Failure('Null value error.');
    const type = typeName(object as RuleValue);
    const method = findMethod(type, code.name);
    if (!method) return new Failure(`Function not found error: Name: [${code.name}] of ${type}.`);
    if (method.arity !== args.length) {
      return new Failure(`${code.name}() of ${type} takes ${method.arity} arguments, not ${args.length}.`);
    }
    return method.call(object as RuleValue, ...(args as RuleValue[]));
  }

  #binary(code: Of<'binary'>, frame: Frame): Result {
    const left = this.#evaluate(code.left, frame);
    const right = this.#evaluate(code.right, frame);
    if (code.operator === '==' || code.operator === '!=') {
      // A map of which something is known differs from what is no map.
      if (left instanceof PartialMap || right instanceof PartialMap) {
        const same = deepEquals(left, right, 'different');
        return typeof same === 'boolean' && code.operator === '!=' ? !same : same;
      }
    } else if (code.operator === 'in' && right instanceof PartialMap && typeof left === 'string') {
      return right.known.has(left) ? true : new Unknown(`'${left}' in ${right.what}`);
    }
    return undecided([left, right]) ?? applyBinary(code.operator, left as RuleValue, right as RuleValue);
  }

  /**
   * `true || x` is true and `false && x` is false on either side, whatever `x` is: an error or
   * what can't be known is absorbed.
   */
  #logical(code: Of<'logical'>, frame: Frame): Result {
    const decisive = code.operator === '||';
    const left = asLogical(this.#evaluate(code.left, frame), code.left.at);
    if (left === decisive) return decisive;
    const right = asLogical(this.#evaluate(code.right, frame), code.right.at);
    if (right === decisive || typeof left === 'boolean') return right;
    if (left instanceof Failure && right instanceof Unknown) return right;
    return left;
  }
}

/** What stands where a boolean must: anything else is an error. */
function asLogical(result: Result, at: Position): boolean | Unknown | Failure {
  if (typeof result === 'boolean' || result instanceof Failure || result instanceof Unknown) return result;
  const type = result instanceof PartialMap ? 'map' : typeName(result);
  const failure = new Failure(`Expected a bool, received ${type}.`);
  failure.at = at;
  return failure;
}

function member(object: Result, name: string): Result {
  if (object instanceof PartialMap) return object.get(name);
  if (object instanceof Failure || object instanceof Unknown) return object;
  if (object === null) return new Failure('Null value error.');
  const value = object instanceof MapValue ? object.get(name) : undefined;
  return value === undefined ? new Failure(`Property ${name} is undefined on object.`) : value;
}

function isType(operand: Result, type: TypeTest): Result {
  if (operand instanceof PartialMap) return type === 'map';
  if (operand instanceof Failure || operand instanceof Unknown) return operand;
  const found = typeName(operand);
  return type === 'number' ? found === 'int' || found === 'float' : found === type;
}
