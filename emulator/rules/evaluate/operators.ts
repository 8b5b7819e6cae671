import type { BinaryOperator } from '../syntax/ast.ts';
import { duration } from '../types/duration.ts';
import { equals, includes } from '../types/equality.ts';
import { int64 } from '../types/numbers.ts';
import { timestamp } from '../types/timestamp.ts';
import {
  DurationValue,
  Failure,
  ListValue,
  MapValue,
  SetValue,
  TimestampValue,
  typeName,
  type Result,
  type RuleValue,
} from '../types/value.ts';

type Arithmetic = '+' | '-' | '*' | '/' | '%';
type Comparison = '<' | '<=' | '>' | '>=';

/** `left operator right` for two values. An int meets a float as a float (rules.Integer). */
export function applyBinary(operator: BinaryOperator, left: RuleValue, right: RuleValue): Result {
  switch (operator) {
    case '==':
      return equals(left, right);
    case '!=': {
      const same = equals(left, right);
      return typeof same === 'boolean' ? !same : same;
    }
    case 'in':
      return isIn(left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(operator, left, right);
    default:
      return calculate(operator, left, right);
  }
}

export function applyUnary(operator: '!' | '-', operand: RuleValue): Result {
  if (operator === '!') return typeof operand === 'boolean' ? !operand : unsupported(`!${typeName(operand)}`);
  if (typeof operand === 'bigint') return int64(-operand);
  if (typeof operand === 'number') return -operand;
  return unsupported(`-${typeName(operand)}`);
}

function unsupported(what: string): Failure {
  return new Failure(`Unsupported operation error. Received: ${what}.`);
}

const received = (left: RuleValue, operator: string, right: RuleValue): Failure =>
  unsupported(`${typeName(left)} ${operator} ${typeName(right)}`);

/** Whether a list or a set has the value, or a map the key. */
function isIn(wanted: RuleValue, container: RuleValue): Result {
  if (container instanceof ListValue) return includes(container.items, wanted, 'refuse');
  if (container instanceof SetValue) return includes(container.items, wanted, 'equal');
  if (container instanceof MapValue && typeof wanted === 'string') return container.has(wanted);
  return received(wanted, 'in', container);
}

function compare(operator: Comparison, left: RuleValue, right: RuleValue): Result {
  if (typeof left === 'bigint' && typeof right === 'bigint') return ordered(operator, left, right);
  if (isNumber(left) && isNumber(right)) return ordered(operator, Number(left), Number(right));
  if (typeof left === 'string' && typeof right === 'string') return ordered(operator, left, right);
  if (left instanceof TimestampValue && right instanceof TimestampValue) {
    return ordered(operator, left.nanos, right.nanos);
  }
  if (left instanceof DurationValue && right instanceof DurationValue) {
    return ordered(operator, left.nanos, right.nanos);
  }
  return received(left, operator, right);
}

const isNumber = (value: RuleValue): value is bigint | number =>
  typeof value === 'bigint' || typeof value === 'number';

function ordered<T extends bigint | number | string>(operator: Comparison, left: T, right: T): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function calculate(operator: Arithmetic, left: RuleValue, right: RuleValue): Result {
  if (typeof left === 'bigint' && typeof right === 'bigint') return integers(operator, left, right);
  if (isNumber(left) && isNumber(right)) return floats(operator, Number(left), Number(right));
  if (operator === '+') return add(left, right);
  if (operator === '-') return subtract(left, right);
  return received(left, operator, right);
}

function add(left: RuleValue, right: RuleValue): Result {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (right instanceof DurationValue) {
    if (left instanceof TimestampValue) return timestamp(left.nanos + right.nanos);
    if (left instanceof DurationValue) return duration(left.nanos + right.nanos);
  }
  if (left instanceof DurationValue && right instanceof TimestampValue) {
    return timestamp(left.nanos + right.nanos);
  }
  return received(left, '+', right);
}

function subtract(left: RuleValue, right: RuleValue): Result {
  if (left instanceof TimestampValue) {
    if (right instanceof TimestampValue) return duration(left.nanos - right.nanos);
    if (right instanceof DurationValue) return timestamp(left.nanos - right.nanos);
  }
  if (left instanceof DurationValue && right instanceof DurationValue) {
    return duration(left.nanos - right.nanos);
  }
  return received(left, '-', right);
}

function integers(operator: Arithmetic, left: bigint, right: bigint): Result {
  if (right === 0n && (operator === '/' || operator === '%')) return new Failure('Division by zero.');
  switch (operator) {
    case '+':
      return int64(left + right);
    case '-':
      return int64(left - right);
    case '*':
      return int64(left * right);
    case '/':
      return int64(left / right);
    case '%':
      return left % right;
  }
}

function floats(operator: Arithmetic, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
  }
}
