import { callPath, parseCallId } from '../../contract/ids.ts';

export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'call'; readonly id: string }
  /** An address that is neither. `attempt` is what stands where a call ID should be, if anything does. */
  | { readonly kind: 'odd'; readonly attempt: string | null };

/** The route of a pathname, e.g. `/c/abc-defg-hjk`. */
export function routeOf(pathname: string): Route {
  if (pathname === '/' || pathname === '/index.html') return { kind: 'home' };
  const attempt = /^\/c\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (attempt === undefined) return { kind: 'odd', attempt: null };
  const text = decoded(attempt);
  const id = parseCallId(text);
  return id === null ? { kind: 'odd', attempt: text } : { kind: 'call', id };
}

export function pathOf(route: Exclude<Route, { kind: 'odd' }>): string {
  return route.kind === 'home' ? '/' : callPath(route.id);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
