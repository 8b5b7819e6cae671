import type { RulesIssue } from '../ruleset.ts';
import type { Position } from './position.ts';

/** A compiler that goes on after an error still stops somewhere. */
const MOST_ISSUES = 50;

/** Gathers what is wrong with a source; each place is reported once. */
export class Issues {
  readonly #issues: RulesIssue[] = [];

  get hasErrors(): boolean {
    return this.#issues.some((issue) => issue.severity === 'ERROR');
  }

  error(description: string, at: Position): void {
    this.#add('ERROR', description, at);
  }

  warning(description: string, at: Position): void {
    this.#add('WARNING', description, at);
  }

  /** By line and column. */
  sorted(): readonly RulesIssue[] {
    return this.#issues.toSorted(
      ({ sourcePosition: a }, { sourcePosition: b }) => a.line - b.line || a.column - b.column,
    );
  }

  #add(severity: RulesIssue['severity'], description: string, at: Position): void {
    const known = this.#issues.some(
      ({ sourcePosition: other }) => other.line === at.line && other.column === at.column,
    );
    if (known || this.#issues.length >= MOST_ISSUES) return;
    this.#issues.push({ severity, description, sourcePosition: { line: at.line, column: at.column } });
  }
}
