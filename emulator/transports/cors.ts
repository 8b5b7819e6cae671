import type { IncomingMessage, ServerResponse } from 'node:http';

const METHODS = 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT';
/** Seconds for which a browser may keep a preflight's answer, as production says. */
const MAX_AGE = '3600';

/** Lets the page that asks read the answer: every origin is reflected. */
export function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  // The web SDK sends its requests to an emulator with credentials, although there are none.
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Vary', 'Origin');
  response.setHeader(
    'Access-Control-Expose-Headers',
    'x-client-wire-protocol, x-http-session-id, x-http-initial-response',
  );
}

/** Answers a browser's question whether it may send a request, https://fetch.spec.whatwg.org/#cors-preflight-fetch. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  const headers = request.headers['access-control-request-headers'];
  response.setHeader('Access-Control-Allow-Methods', METHODS);
  if (headers !== undefined) response.setHeader('Access-Control-Allow-Headers', headers);
  response.setHeader('Access-Control-Max-Age', MAX_AGE);
  response.writeHead(200).end();
}
