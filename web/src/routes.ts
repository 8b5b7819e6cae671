import { callPath, parseCallId } from '../../contract/ids.ts';
import { roomName, roomPath } from '../../contract/rooms.ts';

export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'call'; readonly id: string }
  /** `name` as roomName() gives it. */
  | { readonly kind: 'room'; readonly name: string }
  /** An address that is none of these. `attempt` is what stands where an ID or a name should be, if anything does. */
  | {
      readonly kind: 'odd';
      readonly attempt: { readonly at: 'call' | 'room'; readonly text: string } | null;
    };

/** The route of a pathname, e.g. `/c/abc-defg-hjk` or `/r/team-blue`. */
export function routeOf(pathname: string): Route {
  if (pathname === '/' || pathname === '/index.html') return { kind: 'home' };
  const [, letter, raw] = /^\/([cr])\/([^/]+)\/?$/.exec(pathname) ?? [];
  if (raw === undefined) return { kind: 'odd', attempt: null };
  const text = decoded(raw);
  if (letter === 'r') {
    const name = roomName(raw);
    return name === null ? { kind: 'odd', attempt: { at: 'room', text } } : { kind: 'room', name };
  }
  const id = parseCallId(text);
  return id === null ? { kind: 'odd', attempt: { at: 'call', text } } : { kind: 'call', id };
}

export function pathOf(route: Exclude<Route, { kind: 'odd' }>): string {
  switch (route.kind) {
    case 'home':
      return '/';
    case 'call':
      return callPath(route.id);
    case 'room':
      return roomPath(route.name);
    default:
      return route satisfies never;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
