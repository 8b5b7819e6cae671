import { check } from '../../../emulator/rules/check/checker.ts';
import { compileRules, type Compilation } from '../../../emulator/rules/compile.ts';
import { decide } from '../../../emulator/rules/evaluate/decide.ts';
import { Issues } from '../../../emulator/rules/syntax/issues.ts';
import { parse } from '../../../emulator/rules/syntax/parser.ts';
import type { DocumentAccess, RulesRequest } from '../../../emulator/rules/ruleset.ts';
import { mutantsOf } from './mutants.ts';

type Evaluate = (request: RulesRequest, documents: DocumentAccess) => boolean;

/**
 * Rules on trial: everything that the real rules are asked, each mutant that is left is asked too. One that
 * decides differently would have changed what a test saw: it is dead.
 */
export class Trial {
  readonly #alive = new Map<string, Evaluate>();
  readonly total: number;
  requests = 0;

  constructor(source: string) {
    const mutants = mutantsOf(parse(source, new Issues()));
    for (const [i, mutant] of mutants.entries()) {
      const issues = new Issues();
      const program = check(mutant.file, issues);
      // One that doesn't compile can't be deployed.
      if (issues.hasErrors) continue;
      this.#alive.set(
        `${mutant.name} (#${i + 1})`,
        (request, documents) => decide(program, request, documents).allowed,
      );
    }
    this.total = mutants.length;
  }

  get survivors(): string[] {
    return [...this.#alive.keys()];
  }

  /** In place of `compileRules`. */
  compile(source: string): Compilation {
    const { ruleset, issues } = compileRules(source);
    if (ruleset === null) return { ruleset, issues };
    return {
      issues,
      ruleset: {
        evaluate: (request, documents) => {
          const decision = ruleset.evaluate(request, documents);
          this.requests += 1;
          for (const [name, evaluate] of this.#alive) {
            if (differs(evaluate, request, documents, decision.allowed)) this.#alive.delete(name);
          }
          return decision;
        },
      },
    };
  }
}

function differs(
  evaluate: Evaluate,
  request: RulesRequest,
  documents: DocumentAccess,
  allowed: boolean,
): boolean {
  try {
    return evaluate(request, documents) !== allowed;
  } catch {
    return true;
  }
}
