import { BUILTINS, DOCUMENT_FUNCTIONS, NAMESPACES } from '../functions/library.ts';
import { pathPattern } from '../match.ts';
import type { AllowCode, Program, Rule } from '../program.ts';
import type { Method } from '../ruleset.ts';
import { unimplemented } from '../../services/status.ts';
import type { Allow, Block, FunctionDeclaration, Match, RulesFile, Service } from '../syntax/ast.ts';
import type { Issues } from '../syntax/issues.ts';
import { ExpressionChecker } from './expression-checker.ts';
import { RULESET_LIMITS } from './limits.ts';
import { Scope, type FunctionEntry } from './scope.ts';

const METHODS: Readonly<Record<string, readonly Method[]>> = {
  read: ['get', 'list'],
  write: ['create', 'update', 'delete'],
  get: ['get'],
  list: ['list'],
  create: ['create'],
  update: ['update'],
  delete: ['delete'],
};

const START = { line: 1, column: 1 };

/** Resolves all names. What is wrong goes to `issues`; the program is only good without errors. */
export function check(file: RulesFile, issues: Issues): Program {
  return new Checker(issues).file(file);
}

class Checker {
  readonly #issues: Issues;
  readonly #rules: Record<Method, Rule[]> = { get: [], list: [], create: [], update: [], delete: [] };
  readonly #functions: FunctionEntry[] = [];
  readonly #conditions: (() => void)[] = [];

  constructor(issues: Issues) {
    this.#issues = issues;
  }

  file(file: RulesFile): Program {
    if (file.version === null) {
      this.#issues.error(unimplemented("a rule set without rules_version = '2'").message, START);
    } else if (file.version.text !== '2') {
      this.#issues.error(unimplemented(`rules_version '${file.version.text}'`).message, file.version.at);
    }
    const root = new Scope(null, []);
    this.#declare(file.functions, root);
    for (const service of file.services) this.#service(service, root, service === file.services[0]);
    if (file.services.length === 0) this.#issues.error("Missing 'service cloud.firestore'.", START);
    this.#checkBodies();
    return { rules: this.#rules };
  }

  #service(service: Service, root: Scope, first: boolean): void {
    if (service.name !== 'cloud.firestore') {
      this.#issues.error(unimplemented(`service ${service.name}`).message, service.at);
    } else if (!first) {
      this.#issues.error(unimplemented('more than one service').message, service.at);
    }
    for (const allow of service.allows) {
      this.#issues.error("'allow' belongs inside a 'match'.", allow.at);
    }
    this.#block(service, new Scope(root, []), 1);
  }

  #block(block: Block, scope: Scope, depth: number): void {
    this.#declare(block.functions, scope);
    for (const match of block.matches) this.#match(match, scope, depth);
  }

  #match(match: Match, parent: Scope, depth: number): void {
    const scope = new Scope(parent, match.path);
    this.#limitMatch(match, parent, scope, depth);
    const allows = match.allows.map((allow) => ({
      methods: this.#methods(allow),
      code: this.#allow(allow, scope),
    }));
    for (const method of Object.keys(this.#rules) as Method[]) {
      const own = allows.filter(({ methods }) => methods.has(method)).map(({ code }) => code);
      if (own.length > 0) this.#rules[method].push({ pattern: pathPattern(scope.segments), allows: own });
    }
    this.#block(match, scope, depth + 1);
  }

  #limitMatch(match: Match, parent: Scope, scope: Scope, depth: number): void {
    const names = new Set(parent.captures);
    let rests = parent.segments.filter((segment) => segment.kind === 'rest').length;
    for (const segment of match.path) {
      if (segment.kind === 'literal') continue;
      if (names.has(segment.name)) {
        this.#issues.error(unimplemented(`a second wildcard {${segment.name}}`).message, segment.at);
      }
      names.add(segment.name);
      if (segment.kind === 'rest' && ++rests > 1) {
        this.#issues.error(unimplemented('a second recursive wildcard in one path').message, segment.at);
      }
    }
    const { matchDepth, pathSegments, captures } = RULESET_LIMITS;
    if (depth > matchDepth)
      this.#issues.error(`More than ${matchDepth} matches inside one another.`, match.at);
    if (scope.segments.length > pathSegments)
      this.#issues.error(`More than ${pathSegments} segments.`, match.at);
    if (scope.captures.length > captures) this.#issues.error(`More than ${captures} wildcards.`, match.at);
  }

  #methods(allow: Allow): ReadonlySet<Method> {
    const methods = new Set<Method>();
    for (const { name, at } of allow.methods) {
      const known = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
      if (!known) this.#issues.error(`Unknown method '${name}'.`, at);
      for (const method of known ?? []) methods.add(method);
    }
    return methods;
  }

  #allow(allow: Allow, scope: Scope): AllowCode {
    const code: { condition: AllowCode['condition']; at: AllowCode['at'] } = {
      condition: null,
      at: allow.at,
    };
    const { condition } = allow;
    if (condition === null) return code;
    // Checked once all functions are declared: their order in the source doesn't matter.
    this.#conditions.push(() => {
      code.condition = new ExpressionChecker(this.#issues, scope).check(condition);
    });
    return code;
  }

  #declare(declarations: readonly FunctionDeclaration[], scope: Scope): void {
    for (const declaration of declarations) {
      const { name, at } = declaration;
      const builtin =
        BUILTINS.has(name) || DOCUMENT_FUNCTIONS.some((each) => each === name) || NAMESPACES.has(name);
      if (builtin) this.#issues.error(unimplemented(`a function of its own named ${name}`).message, at);
      const entry = scope.declare(declaration);
      if (entry) this.#functions.push(entry);
      else this.#issues.error(`Duplicate function: ${name}.`, at);
    }
  }

  #checkBodies(): void {
    for (const checkCondition of this.#conditions) checkCondition();
    for (const entry of this.#functions) {
      new ExpressionChecker(this.#issues, entry.scope).function(entry);
      const { name, at } = entry.declaration;
      if (!entry.used) this.#issues.warning(`Unused function: ${name}.`, at);
    }
  }
}
