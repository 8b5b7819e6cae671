import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { RpcError } from '../services/status.ts';
import { allowOrigin, answerPreflight } from './cors.ts';
import type { EmulatorApi } from './emulator-admin.ts';
import { toRpcError } from './errors.ts';
import { replyError } from './reply.ts';
import type { RestApi } from './rest/rest.ts';
import type { WebChannel } from './webchannel/webchannel.ts';

/** Everything that is asked for over HTTP/1.1. */
export interface HttpServer {
  /** Takes over a paused connection that something else accepted. */
  accept(socket: Socket): void;
  close(): void;
}

export interface HttpParts {
  readonly webChannel: WebChannel;
  readonly rest: RestApi;
  readonly emulator: EmulatorApi;
}

export function createHttpServer(parts: HttpParts): HttpServer {
  const server = createServer((request, response) => {
    serve(parts, request, response).catch((thrown: unknown) => {
      if (request.destroyed && !request.complete) return;
      if (response.headersSent) response.destroy();
      else replyError(response, toRpcError(thrown, `${request.method} ${request.url}`));
    });
  });
  // A back channel may be quiet for half a minute, and clients keep connections between requests.
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 0;
  return {
    accept: (socket) => {
      server.emit('connection', socket);
      socket.resume();
    },
    close: () => server.closeAllConnections(),
  };
}

async function serve(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  allowOrigin(request, response);
  if (request.method === 'OPTIONS') {
    answerPreflight(request, response);
    return;
  }
  const url = readUrl(request);
  if (parts.webChannel.serves(url.pathname)) {
    await parts.webChannel.handle(url, request, response);
  } else if (url.pathname.startsWith('/v1/')) {
    await parts.rest.handle(url, request, response);
  } else if (url.pathname.startsWith('/emulator/v1/')) {
    await parts.emulator.handle(url, request, response);
  } else if (url.pathname === '/') {
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end('Ok\n');
  } else {
    throw new RpcError('NOT_FOUND', `Nothing is served at ${url.pathname}`);
  }
}

function readUrl(request: IncomingMessage): URL {
  try {
    const url = new URL(request.url ?? '/', 'http://localhost');
    decodeURIComponent(url.pathname);
    return url;
  } catch (cause) {
    throw new RpcError('INVALID_ARGUMENT', `Not a URL: ${request.url}`, { cause });
  }
}
