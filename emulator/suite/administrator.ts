import type { IncomingHttpHeaders } from 'node:http';

/**
 * What emulators take for an administrator, to whom no rule applies: the word `owner` and
 * Google's OAuth tokens. From a page or from the network nobody may be that.
 */
const ADMINISTRATOR = /^\s*(bearer\s+)?(owner\b|ya29\.)/i;
/** Looked for in all of the text: readers differ in what ends a line and what they trim. */
const ADMINISTRATOR_LINE = /authorization\s*:\s*(bearer\s+)?(owner\b|ya29\.)/i;

const isAdministrator = (value: string): boolean => ADMINISTRATOR.test(value);

/** WebChannel carries request headers as `Name:Value` lines inside its query or its first body. */
const hasAdministratorLine = (lines: string): boolean => ADMINISTRATOR_LINE.test(lines);

/** Whether a request's own headers or query claim to be an administrator. */
export function claimsAdministrator(headers: IncomingHttpHeaders, query: URLSearchParams): boolean {
  if (headers.authorization !== undefined && isAdministrator(headers.authorization)) return true;
  if (query.getAll('access_token').some(isAdministrator)) return true;
  return query.getAll('$httpHeaders').some(hasAdministratorLine);
}

/** Whether the body of a WebChannel handshake does. */
export function bodyClaimsAdministrator(body: string): boolean {
  const form = new URLSearchParams(body);
  return [...form.keys()].some(
    (name) => /headers$/i.test(name) && form.getAll(name).some(hasAdministratorLine),
  );
}

/** Whether this request opens a WebChannel session, and so carries headers in its body. */
export function isHandshake(method: string | undefined, path: string, query: URLSearchParams): boolean {
  return method === 'POST' && path.endsWith('/channel') && !query.get('SID');
}
