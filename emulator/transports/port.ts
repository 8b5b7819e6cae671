import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The beginning of HTTP/2's connection preface (RFC 9113, section 3.4); no HTTP/1.1 method starts like it. */
const PREFACE = Buffer.from('PRI * HTTP/2.0');

export interface Port {
  readonly host: string;
  readonly port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

export interface PortOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Each takes over a connection that is paused, with all of its bytes still to be read. */
  readonly http1: (socket: Socket) => void;
  readonly http2: (socket: Socket) => void;
}

/** One TCP port for HTTP/1.1 and for HTTP/2 without TLS, told apart by a connection's first bytes. */
export async function openPort(options: PortOptions): Promise<Port> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that goes away in the middle is no event here; its requests notice by themselves.
    socket.on('error', () => socket.destroy());
    sniff(socket, options);
  });
  await listen(server, options);
  const { address, port } = server.address() as AddressInfo;
  return {
    host: address,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function sniff(socket: Socket, options: PortOptions, seen: Buffer = Buffer.alloc(0)): void {
  socket.once('data', (chunk: Buffer) => {
    socket.pause();
    const bytes = Buffer.concat([seen, chunk]);
    const compared = Math.min(bytes.length, PREFACE.length);
    const matches = bytes.subarray(0, compared).equals(PREFACE.subarray(0, compared));
    if (matches && compared < PREFACE.length) {
      sniff(socket, options, bytes);
      socket.resume();
      return;
    }
    socket.unshift(bytes);
    if (matches) options.http2(socket);
    else options.http1(socket);
  });
}

function listen(server: Server, { host, port }: PortOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
