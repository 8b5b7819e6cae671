import type { Builtin } from './functions/builtin.ts';
import type { DocumentFunction } from './functions/library.ts';
import type { PathPattern } from './match.ts';
import type { Method } from './ruleset.ts';
import type { BinaryOperator } from './syntax/ast.ts';
import type { Position } from './syntax/position.ts';
import type { RuleValue, TypeName } from './types/value.ts';

/** A rule set with every name resolved: what the evaluator runs. */
export interface Program {
  /** The matches that have an `allow` for the method, in the order of the source. */
  readonly rules: Readonly<Record<Method, readonly Rule[]>>;
}

export interface Rule {
  readonly pattern: PathPattern;
  readonly allows: readonly AllowCode[];
}

export interface AllowCode {
  /** Null: always. */
  readonly condition: Code | null;
  readonly at: Position;
}

export interface FunctionCode {
  readonly name: string;
  readonly bindings: readonly Code[];
  readonly result: Code;
}

export type TypeTest = TypeName | 'number';

type Node<Kind extends string, Parts> = { readonly kind: Kind; readonly at: Position } & Readonly<Parts>;

export type Code =
  | Node<'literal', { value: RuleValue }>
  | Node<'request' | 'resource', unknown>
  /** What a wildcard of the enclosing matches took, counted from the outermost. */
  | Node<'capture', { index: number }>
  /** A parameter or a `let` of the function. */
  | Node<'local', { index: number }>
  | Node<'list', { items: readonly Code[] }>
  | Node<'map', { entries: readonly { readonly key: Code; readonly value: Code }[] }>
  | Node<'path', { segments: readonly (string | Code)[] }>
  | Node<'member', { object: Code; name: string }>
  | Node<'index', { object: Code; index: Code }>
  | Node<'range', { object: Code; from: Code; to: Code }>
  /** The function is looked up when called: declarations may come in any order. */
  | Node<'call', { callee: { readonly code: FunctionCode | null }; args: readonly Code[] }>
  | Node<'builtin', { builtin: Builtin; args: readonly Code[] }>
  | Node<'document', { reads: DocumentFunction; path: Code }>
  | Node<'method', { object: Code; name: string; args: readonly Code[] }>
  | Node<'unary', { operator: '!' | '-'; operand: Code }>
  | Node<'binary', { operator: BinaryOperator; left: Code; right: Code }>
  | Node<'logical', { operator: '&&' | '||'; left: Code; right: Code }>
  | Node<'is', { operand: Code; type: TypeTest }>
  | Node<'conditional', { condition: Code; whenTrue: Code; whenFalse: Code }>;
