import { compileRules } from '../compile.ts';
import type { Decision, DocumentAccess, Method, RulesRequest, Ruleset } from '../ruleset.ts';
import type { Fields, Value } from '../../values/value.ts';

/** A request for `calls/abc` by nobody at 2026-11-20T10:20:30.123456789Z, with what a test changes. */
export function requestOf(method: Method, changes: Partial<RulesRequest> = {}): RulesRequest {
  return {
    method,
    project: 'demo-parley',
    database: '(default)',
    path: method === 'list' ? ['calls'] : ['calls', 'abc'],
    auth: null,
    time: { seconds: Date.UTC(2026, 10, 20, 10, 20, 30) / 1000, nanos: 123_456_789 },
    before: null,
    after: null,
    ...changes,
  };
}

/** Documents by path, before and after the request. */
export function documentsOf(
  before: Readonly<Record<string, Fields>>,
  after: Readonly<Record<string, Fields>> = before,
): DocumentAccess {
  return {
    get: (path) => before[path.join('/')] ?? null,
    getAfter: (path) => after[path.join('/')] ?? null,
  };
}

export const text = (value: string): Value => ({ type: 'string', value });
export const integer = (value: number): Value => ({ type: 'integer', value: BigInt(value) });
export const map = (fields: Readonly<Record<string, Value>>): Value => ({
  type: 'map',
  fields: fieldsOf(fields),
});
export const fieldsOf = (fields: Readonly<Record<string, Value>>): Fields => new Map(Object.entries(fields));

/** The rules around what stands inside `match /databases/{database}/documents`. */
export const inDatabase = (inside: string): string => `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    ${inside}
  }
}`;

export function compiled(source: string): Ruleset {
  const { ruleset, issues } = compileRules(source);
  if (!ruleset) throw new Error(issues.map(({ description }) => description).join('\n'));
  return ruleset;
}

/** What some rules decide about a request. */
export const decision = (
  inside: string,
  request: RulesRequest,
  documents: DocumentAccess = documentsOf({}),
): Decision => compiled(inDatabase(inside)).evaluate(request, documents);

/**
 * What a condition comes to: a boolean, or the text of its error or of what it can't know,
 * without where that is. `functions` stand beside the match.
 */
export function outcome(
  condition: string,
  request: RulesRequest = requestOf('get'),
  documents: DocumentAccess = documentsOf({}),
  functions = '',
): boolean | string {
  const inside = `${functions}\nmatch /calls/{call} { allow ${request.method}: if ${condition}; }`;
  const { allowed, reason } = decision(inside, request, documents);
  if (allowed) return true;
  const said = reason.replace(/ for '[a-z]+'( @ L\d+)?$/, '');
  return said === 'false' ? false : said.replace(/ \(L\d+:\d+\)$/, '');
}
