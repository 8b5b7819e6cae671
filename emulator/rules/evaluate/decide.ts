import { matchPath } from '../match.ts';
import type { AllowCode, Program } from '../program.ts';
import type { Decision, DocumentAccess, Method, RulesRequest } from '../ruleset.ts';
import type { Position } from '../syntax/position.ts';
import { Failure, Unknown } from '../types/value.ts';
import { Documents } from './documents.ts';
import { Evaluator } from './evaluator.ts';
import { LimitExceeded } from './limits.ts';
import { RequestValues, requestPath } from './request-values.ts';

/** What became of one `allow`: a condition, or null when there was none. */
type Outcome = boolean | Unknown | Failure;

/**
 * Allowed if one `allow` of a match that covers the path holds ("Overlapping match statements").
 * Throws RpcError UNIMPLEMENTED.
 */
export function decide(program: Program, request: RulesRequest, access: DocumentAccess): Decision {
  const path = requestPath(request);
  const documents = new Documents(access, request.database);
  const evaluator = new Evaluator(new RequestValues(request, path), documents);
  const denials: string[] = [];
  try {
    for (const { pattern, allows } of program.rules[request.method]) {
      const captures = matchPath(pattern, path);
      if (!captures) continue;
      for (const allow of allows) {
        const outcome = allow.condition === null ? true : evaluator.condition(allow.condition, captures);
        if (outcome === true) return { allowed: true, accessed: documents.accessed, reason: '' };
        denials.push(describe(outcome, allow, request.method));
      }
    }
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    denials.push(`${error.message} for '${request.method}'`);
  }
  const reason =
    denials.length > 0 ? denials.join(', ') : `No matching allow statements for '${request.method}'`;
  return { allowed: false, accessed: documents.accessed, reason };
}

/** In the form of the official emulator, e.g. `false for 'get' @ L5`, with the place of an error. */
function describe(outcome: Outcome, { at }: AllowCode, method: Method): string {
  return `${explain(outcome, method)} for '${method}' @ L${at.line}`;
}

function explain(outcome: Outcome, method: Method): string {
  if (outcome instanceof Failure) return `${outcome.message}${place(outcome.at)}`;
  if (!(outcome instanceof Unknown)) return String(outcome);
  const known =
    method === 'list' ? ': rules are not filters, only what a query fixes by equality is known' : '';
  return `Undecidable without ${outcome.what}${known}`;
}

const place = (at: Position | null): string => (at === null ? '' : ` (L${at.line}:${at.column})`);
