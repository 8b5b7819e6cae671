import {
  request as httpRequest,
  type Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { delayed } from './delay.ts';

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly agent: Agent;
  /** Path and query as the upstream gets them. */
  readonly path: string;
  /** What the request headers are to have besides, or instead. */
  readonly headers: OutgoingHttpHeaders;
  /** Holds the request and every part of the answer back for so long. */
  readonly delayMs: number;
  /** A body that was read already; else it is streamed. */
  readonly body: Buffer | null;
  /** Answer headers that are not passed on, in lower case. */
  readonly without: readonly string[];
}

/** Headers of one connection, not of the message: RFC 9110, section 7.6.1. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function endToEnd(headers: IncomingHttpHeaders, without: readonly string[] = []): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').toLowerCase().split(/\s*,\s*/);
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) =>
        !name.startsWith(':') && !HOP_BY_HOP.has(name) && !named.includes(name) && !without.includes(name),
    ),
  );
}

/** Passes a request on and its answer back, streaming both; what one side breaks off ends on the other too. */
export function forward(request: IncomingMessage, response: ServerResponse, target: Target): void {
  let upstream: ReturnType<typeof httpRequest> | null = null;
  const { delayMs } = target;
  // Others mustn't be sent twice: RFC 9110, section 9.2.2.
  const isSafe = request.method === 'GET' || request.method === 'HEAD';

  const start = (): void => {
    if (response.destroyed) return;
    const headers = { ...endToEnd(request.headers), ...target.headers };
    if (target.body) headers['content-length'] = target.body.byteLength;
    const sent = httpRequest({
      host: target.host,
      port: target.port,
      agent: target.agent,
      method: request.method,
      path: target.path,
      headers,
    });
    upstream = sent;
    sent.once('error', () => {
      // The emulator may close a connection that rested just when it is used again. The next one is tried then.
      if (sent.reusedSocket && isSafe && !response.headersSent) start();
      else refuse();
    });
    sent.once('response', (answer) => {
      const pass = (): void => {
        if (response.destroyed) return;
        response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers, target.without));
        response.flushHeaders();
      };
      // An answer that breaks off must not look like one that is complete.
      answer.once('error', () => response.destroy());
      answer.once('aborted', () => response.destroy());
      if (delayMs === 0) {
        pass();
        answer.pipe(response);
      } else {
        setTimeout(pass, delayMs);
        answer.pipe(delayed(delayMs)).pipe(response);
      }
    });
    if (target.body) sent.end(target.body);
    else request.pipe(sent);
  };

  const refuse = (): void => {
    if (response.headersSent) response.destroy();
    else
      response
        .writeHead(502, { 'content-type': 'text/plain' })
        .end('The emulator behind this did not answer.\n');
  };

  response.once('close', () => upstream?.destroy());
  if (delayMs === 0) start();
  else setTimeout(start, delayMs);
}
