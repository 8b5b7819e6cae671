import type { IncomingHttpHeaders } from 'node:http';

/**
 * What emulators take for an administrator, to whom no rule applies: the word `owner` and
 * Google's OAuth tokens. From a page or from the network nobody may be that.
 */
const ADMINISTRATOR = /^\s*(bearer\s+)?(owner\b|ya29\.)/i;
const AUTHORIZATION_LINE = /^\s*authorization\s*:\s*(.*)$/i;

const isAdministrator = (value: string): boolean => ADMINISTRATOR.test(value);

/** WebChannel carries request headers as `Name:Value` lines inside its query or its first body. */
function hasAdministratorLine(headers: string | null): boolean {
  if (headers === null) return false;
  return headers.split(/[\r\n]+/).some((line) => {
    const value = AUTHORIZATION_LINE.exec(line)?.[1];
    return value !== undefined && isAdministrator(value);
  });
}

/** Whether a request's own headers or query claim to be an administrator. */
export function claimsAdministrator(headers: IncomingHttpHeaders, query: URLSearchParams): boolean {
  if (headers.authorization !== undefined && isAdministrator(headers.authorization)) return true;
  const token = query.get('access_token');
  if (token !== null && isAdministrator(token)) return true;
  return hasAdministratorLine(query.get('$httpHeaders'));
}

/** Whether the body of a WebChannel handshake does. */
export function bodyClaimsAdministrator(body: string): boolean {
  const form = new URLSearchParams(body);
  return [...form.keys()].some(
    (name) => /headers$/i.test(name) && form.getAll(name).some((value) => hasAdministratorLine(value)),
  );
}

/** Whether this request opens a WebChannel session, and so carries headers in its body. */
export function isHandshake(method: string | undefined, path: string, query: URLSearchParams): boolean {
  return method === 'POST' && path.endsWith('/channel') && !query.has('SID');
}
