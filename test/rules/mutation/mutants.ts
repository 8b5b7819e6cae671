import type {
  Allow,
  Expression,
  FunctionDeclaration,
  Match,
  RulesFile,
} from '../../../emulator/rules/syntax/ast.ts';
import type { Position } from '../../../emulator/rules/syntax/position.ts';

/** The rules with one condition taken out. */
export interface Mutant {
  /** Where and what, e.g. `41:12 without the left side of &&`. */
  readonly name: string;
  readonly file: RulesFile;
}

/** A node that a mutation replaces, and what by. */
interface Replacement {
  readonly node: object;
  readonly by: unknown;
  readonly name: string;
}

const TRUE = (at: Position): Expression => ({ kind: 'literal', value: true, at });
const place = (at: Position): string => `${at.line}:${at.column}`;

/**
 * Every way to take one condition out of the rules: a side of `&&` or `||`, a branch of `?:`, the condition of
 * an `allow`, what a function returns, an entry of a list.
 */
export function mutantsOf(file: RulesFile): Mutant[] {
  return replacementsIn(file).map(({ node, by, name }) => ({
    name,
    file: replaced(file, node, by) as RulesFile,
  }));
}

function replacementsIn(file: RulesFile): Replacement[] {
  const found: Replacement[] = [];
  const inExpression = (expression: Expression): void => {
    found.push(...ofExpression(expression));
    for (const child of Object.values(expression)) visit(child);
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isExpression(value)) inExpression(value);
    else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      Object.values(value).forEach(visit);
    }
  };
  const inFunction = (declaration: FunctionDeclaration): void => {
    found.push({
      node: declaration,
      by: { ...declaration, result: TRUE(declaration.at) },
      name: `${place(declaration.at)} ${declaration.name}() always true`,
    });
    visit(declaration.bindings);
    inExpression(declaration.result);
  };
  const inAllow = (allow: Allow): void => {
    if (allow.condition === null) return;
    const methods = allow.methods.map((method) => method.name).join(', ');
    found.push({
      node: allow,
      by: { ...allow, condition: null },
      name: `${place(allow.at)} allow ${methods} without its condition`,
    });
    inExpression(allow.condition);
  };
  const inMatch = (match: Match): void => {
    match.functions.forEach(inFunction);
    match.allows.forEach(inAllow);
    match.matches.forEach(inMatch);
  };
  file.functions.forEach(inFunction);
  for (const service of file.services) {
    service.functions.forEach(inFunction);
    service.matches.forEach(inMatch);
  }
  return found;
}

function ofExpression(node: Expression): Replacement[] {
  switch (node.kind) {
    case 'logical':
      return [
        { node, by: node.right, name: `${place(node.at)} without the left side of ${node.operator}` },
        { node, by: node.left, name: `${place(node.at)} without the right side of ${node.operator}` },
      ];
    case 'conditional':
      return [
        { node, by: node.whenTrue, name: `${place(node.at)} always the first branch of ?:` },
        { node, by: node.whenFalse, name: `${place(node.at)} always the second branch of ?:` },
      ];
    case 'list':
      return node.items.map((_, i) => ({
        node,
        by: { ...node, items: node.items.filter((__, j) => j !== i) },
        name: `${place(node.at)} without entry ${i + 1} of the list`,
      }));
    default:
      return [];
  }
}

const isExpression = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'kind' in value && 'at' in value;

/** A copy in which `node` gives way to `by`; what isn't on the way to it stays the same object. */
function replaced(value: unknown, node: object, by: unknown): unknown {
  if (value === node) return by;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => replaced(item, node, by));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  let changed = false;
  const entries = Object.entries(value).map(([key, old]) => {
    const now = replaced(old, node, by);
    changed ||= now !== old;
    return [key, now];
  });
  return changed ? Object.fromEntries(entries) : value;
}
