import type { Position } from './position.ts';

/** What the parser makes of a source: names are not resolved yet. */
export interface RulesFile {
  /** The text of `rules_version = '…'`; null when there is none. */
  readonly version: { readonly text: string; readonly at: Position } | null;
  readonly functions: readonly FunctionDeclaration[];
  readonly services: readonly Service[];
}

export interface Service extends Block {
  readonly name: string;
  readonly at: Position;
}

/** What a service and a match have between their braces. */
export interface Block {
  readonly functions: readonly FunctionDeclaration[];
  readonly matches: readonly Match[];
  readonly allows: readonly Allow[];
}

export interface Match extends Block {
  readonly path: readonly PatternSegment[];
  readonly at: Position;
}

export type PatternSegment =
  | { readonly kind: 'literal'; readonly text: string; readonly at: Position }
  /** `{name}`: exactly one segment. */
  | { readonly kind: 'one'; readonly name: string; readonly at: Position }
  /** `{name=**}`: zero or more segments. */
  | { readonly kind: 'rest'; readonly name: string; readonly at: Position };

export interface Name {
  readonly name: string;
  readonly at: Position;
}

export interface Allow {
  readonly methods: readonly Name[];
  /** Null: always. */
  readonly condition: Expression | null;
  readonly at: Position;
}

export interface FunctionDeclaration extends Name {
  readonly parameters: readonly Name[];
  readonly bindings: readonly (Name & { readonly value: Expression })[];
  readonly result: Expression;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'in';

type Node<Kind extends string, Parts> = { readonly kind: Kind; readonly at: Position } & Readonly<Parts>;

export type Expression =
  | Node<'literal', { value: null | boolean | bigint | number | string | Uint8Array }>
  | Node<'identifier', { name: string }>
  | Node<'list', { items: readonly Expression[] }>
  | Node<'map', { entries: readonly { readonly key: Expression; readonly value: Expression }[] }>
  | Node<'path', { segments: readonly (string | Expression)[] }>
  | Node<'member', { object: Expression; name: string }>
  | Node<'index', { object: Expression; index: Expression }>
  | Node<'range', { object: Expression; from: Expression; to: Expression }>
  | Node<'call', { name: string; args: readonly Expression[] }>
  | Node<'method', { object: Expression; name: string; args: readonly Expression[] }>
  | Node<'unary', { operator: '!' | '-'; operand: Expression }>
  | Node<'binary', { operator: BinaryOperator; left: Expression; right: Expression }>
  | Node<'logical', { operator: '&&' | '||'; left: Expression; right: Expression }>
  | Node<'is', { operand: Expression; type: string; typeAt: Position }>
  | Node<'conditional', { condition: Expression; whenTrue: Expression; whenFalse: Expression }>;
