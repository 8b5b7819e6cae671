import { PROJECT } from './paths.ts';

export type Upstream = 'firestore' | 'auth' | 'functions' | 'hosting';

/**
 * Who answers a path. Only what a page needs leads to an emulator: each of them has calls besides
 * that let anybody do anything (`/emulator/v1/…`, `/functions/projects/…`, the Admin API of Auth).
 */
const ROUTES: readonly [RegExp, Upstream][] = [
  [/^\/google\.firestore\.v1\.Firestore\/(Listen|Write)\/channel$/, 'firestore'],
  [new RegExp(`^/v1/projects/${PROJECT}/databases/`), 'firestore'],
  [/^\/identitytoolkit\.googleapis\.com\/v1\/accounts:(signUp|lookup|update|delete)$/, 'auth'],
  [/^\/securetoken\.googleapis\.com\/v1\/token$/, 'auth'],
  // The emulator calls one that is not for callers, e.g. a scheduled one, by its name and a number: `cleanUpCalls-0`.
  [new RegExp(`^/${PROJECT}/[a-z]+-[a-z]+\\d+/[A-Za-z]\\w*(-[A-Za-z]\\w*)*(/|$)`), 'functions'],
];

/** Paths that belong to an emulator but that no page has business with. */
const CLOSED = [
  new RegExp(`^/${PROJECT}/`),
  /^\/google\.firestore\./,
  /^\/v1\//,
  /^\/emulator\//,
  /^\/identitytoolkit\.googleapis\.com\//,
  /^\/securetoken\.googleapis\.com\//,
  /^\/functions\/projects\//,
];

/** The upstream of a path that is free of `..` and the like; null when it is refused. */
export function routeOf(path: string): Upstream | null {
  for (const [pattern, upstream] of ROUTES) if (pattern.test(path)) return upstream;
  return CLOSED.some((pattern) => pattern.test(path)) ? null : 'hosting';
}
