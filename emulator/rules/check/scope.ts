import type { FunctionCode } from '../program.ts';
import type { FunctionDeclaration, PatternSegment } from '../syntax/ast.ts';

/** A function where it is declared, with its code once it is checked. */
export interface FunctionEntry {
  readonly declaration: FunctionDeclaration;
  readonly scope: Scope;
  state: 'new' | 'checking' | 'checked';
  used: boolean;
  code: FunctionCode | null;
}

/** What the file, a service or a match declares; names are looked for from the inside out. */
export class Scope {
  readonly #parent: Scope | null;
  readonly #functions = new Map<string, FunctionEntry>();
  /** The whole path down to here. */
  readonly segments: readonly PatternSegment[];
  /** The names of its wildcards. */
  readonly captures: readonly string[];

  constructor(parent: Scope | null, segments: readonly PatternSegment[]) {
    this.#parent = parent;
    this.segments = [...(parent?.segments ?? []), ...segments];
    this.captures = this.segments.flatMap((segment) => (segment.kind === 'literal' ? [] : [segment.name]));
  }

  /** Null when this scope already has one of the name. */
  declare(declaration: FunctionDeclaration): FunctionEntry | null {
    if (this.#functions.has(declaration.name)) return null;
    const entry: FunctionEntry = { declaration, scope: this, state: 'new', used: false, code: null };
    this.#functions.set(declaration.name, entry);
    return entry;
  }

  findFunction(name: string): FunctionEntry | null {
    return this.#functions.get(name) ?? this.#parent?.findFunction(name) ?? null;
  }
}
