import type { Fields, Timestamp, Value } from '../values/value.ts';

/** Who asks, as `request.auth` shows it. */
export interface Auth {
  readonly uid: string;
  /** The claims of the ID token, as parsed JSON. */
  readonly token: Readonly<Record<string, unknown>>;
}

export type Method = 'get' | 'list' | 'create' | 'update' | 'delete';

/** What a query is known to return, for `list`: rules are not filters, so only this may be relied upon. */
export interface QueryConstraints {
  /** Fields that the query fixes by equality: dotted field path → value. `__name__` is a reference. */
  readonly equal: ReadonlyMap<string, Value>;
  readonly limit?: number;
  readonly offset?: number;
  readonly orderBy?: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[];
}

export interface RulesRequest {
  readonly method: Method;
  readonly project: string;
  readonly database: string;
  /** Segments below `documents`; for `list` the collection's, so the document id is unknown. */
  readonly path: readonly string[];
  readonly auth: Auth | null;
  /** Time of the request, for a write the commit's time. */
  readonly time: Timestamp;
  /** `resource.data`: the document before; null when there is none. Not used by `list`. */
  readonly before: Fields | null;
  /** `request.resource.data`: the document after a create or an update; null for others. */
  readonly after: Fields | null;
  readonly query?: QueryConstraints;
}

/** What `get()`, `exists()` and `getAfter()` see. Paths are segments below `documents`. */
export interface DocumentAccess {
  get(path: readonly string[]): Fields | null;
  getAfter(path: readonly string[]): Fields | null;
}

export interface Decision {
  readonly allowed: boolean;
  /** Distinct documents that `get()`, `exists()` and `getAfter()` read: each is billed as a read. */
  readonly accessed: readonly (readonly string[])[];
  /** Why it was denied, for a developer: which rules were tried and the errors they met, with line numbers. */
  readonly reason: string;
}

export interface RulesIssue {
  readonly severity: 'ERROR' | 'WARNING';
  readonly description: string;
  readonly sourcePosition: { readonly line: number; readonly column: number };
}

export interface Ruleset {
  /** Throws UnimplementedError for what this evaluator doesn't know. */
  evaluate(request: RulesRequest, documents: DocumentAccess): Decision;
}
