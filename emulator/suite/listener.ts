import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type ServerHttp2Session } from 'node:http2';
import type { Server } from 'node:net';
import type { Certificate } from './certificate.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Listener {
  readonly close: () => Promise<void>;
}

/** Listens on one address, over HTTP/1.1, or with a certificate over HTTPS. Rejects with the system's error. */
export async function listen(
  host: string,
  port: number,
  certificate: Certificate | null,
  handler: Handler,
): Promise<Listener> {
  const { server, cut } = certificate ? secure(certificate, handler) : plain(handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

interface Cuttable {
  readonly server: Server;
  /** Ends every connection at once. */
  readonly cut: () => void;
}

function plain(handler: Handler): Cuttable {
  // WebChannel's back channels stay open for a minute; a request may take as long as it likes.
  const server = createServer({ noDelay: true, requestTimeout: 0 }, handler);
  return { server, cut: () => server.closeAllConnections() };
}

/**
 * HTTP/2, so that the long-lived requests of several tabs don't use up the six connections that a
 * browser opens to one HTTP/1.1 origin.
 */
function secure(certificate: Certificate, handler: Handler): Cuttable {
  const server = createSecureServer({ ...certificate, allowHTTP1: true });
  const sessions = new Set<ServerHttp2Session>();
  const sockets = new Set<{ destroy(): unknown }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  server.on('secureConnection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', (request, response) => {
    // The compatibility layer gives HTTP/2 requests the shape that HTTP/1.1 ones have.
    handler(request as unknown as IncomingMessage, response as unknown as ServerResponse);
  });
  const cut = (): void => {
    for (const session of sessions) session.destroy();
    for (const socket of sockets) socket.destroy();
  };
  return { server, cut };
}
