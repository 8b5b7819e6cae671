import { check } from './check/checker.ts';
import { RULESET_LIMITS } from './check/limits.ts';
import { decide } from './evaluate/decide.ts';
import type { RulesIssue, Ruleset } from './ruleset.ts';
import { Issues } from './syntax/issues.ts';
import { parse } from './syntax/parser.ts';

export interface Compilation {
  /** Null when one of the issues is an ERROR. */
  readonly ruleset: Ruleset | null;
  /** By line and column, both from 1. */
  readonly issues: readonly RulesIssue[];
}

/**
 * Compiles Security Rules for Cloud Firestore, version 2. What Google's language has and this one
 * doesn't is an ERROR that names it, or, where only an evaluation can tell, an RpcError
 * UNIMPLEMENTED from `evaluate`.
 */
export function compileRules(source: string): Compilation {
  const issues = new Issues();
  if (Buffer.byteLength(source) > RULESET_LIMITS.sourceBytes) {
    issues.error(`The rule set is larger than ${RULESET_LIMITS.sourceBytes} bytes.`, { line: 1, column: 1 });
    return { ruleset: null, issues: issues.sorted() };
  }
  const file = parse(source, issues);
  if (issues.hasErrors) return { ruleset: null, issues: issues.sorted() };
  const program = check(file, issues);
  if (issues.hasErrors) return { ruleset: null, issues: issues.sorted() };
  return {
    ruleset: { evaluate: (request, documents) => decide(program, request, documents) },
    issues: issues.sorted(),
  };
}
