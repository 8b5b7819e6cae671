/** The pages that the worker keeps, as files of the shell. */
const CALL_PAGE = '/';
const CHECK_PAGE = '/check.html';
/** What whoever deployed the page has set; it isn't part of the shell, but its last state is better than none. */
export const SETTINGS_FILE = '/parley.json';

/**
 * How a request is answered. `leave`: by the browser, as if there were no worker. `kept`: from the cache,
 * because its name changes with its content. `newest`: from the network, and from the cache where that fails.
 */
export type Plan = { readonly how: 'leave' } | { readonly how: 'kept' | 'newest'; readonly file: string };

const LEAVE: Plan = { how: 'leave' };

/**
 * The plan for a request of a page of `origin`. Whatever is not named here is none of the worker's business:
 * Firebase, the functions, `/__/`, other origins, anything but GET.
 */
export function planFor(
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  { origin, files }: { readonly origin: string; readonly files: ReadonlySet<string> },
): Plan {
  const address = new URL(url);
  if (method !== 'GET' || address.origin !== origin) return LEAVE;
  const path = address.pathname;
  if (mode === 'navigate') {
    const file = pageAt(path);
    return file === null ? LEAVE : { how: 'newest', file };
  }
  if (path.startsWith('/assets/')) return { how: 'kept', file: path };
  if (path === SETTINGS_FILE || files.has(path)) return { how: 'newest', file: path };
  return LEAVE;
}

function pageAt(path: string): string | null {
  if (path === '/' || path === '/index.html' || /^\/[cr]\/[^/]+\/?$/.test(path)) return CALL_PAGE;
  return path === '/check' || path === CHECK_PAGE ? CHECK_PAGE : null;
}
