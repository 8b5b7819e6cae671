import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { hostName, LOOPBACK, LOOPBACK_NAMES } from './addresses.ts';
import { bodyClaimsAdministrator, claimsAdministrator, isHandshake } from './administrator.ts';
import type { Certificate } from './certificate.ts';
import { SuiteFailure } from './failure.ts';
import { forward } from './forward.ts';
import { listen, type Handler, type Listener } from './listener.ts';
import { pageSettings, SETTINGS_PATH } from './page-settings.ts';
import { portVariable, type Ports } from './ports.ts';
import { routeOf } from './routes.ts';

export interface OriginOptions {
  readonly ports: Ports;
  /** Addresses to listen on besides loopback. */
  readonly addresses?: readonly string[];
  /** Names, besides loopback's and the addresses, that a browser may know it by. */
  readonly names?: readonly string[];
  /** With one it speaks HTTPS. */
  readonly certificate?: Certificate | null;
  /** Holds every message to and from Firestore back for so long: distance, for benchmarks. */
  readonly firestoreDelayMs?: number;
}

export interface Origin {
  /** Where the page is, e.g. `http://localhost:5170`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Of others the body is not passed on: Node writes theirs without a length, and the upstream would take
 * it for the next request, one that nobody looked at.
 */
const METHODS_WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);
const NO_BODY = Buffer.alloc(0);

/** The largest handshake of a WebChannel that is looked at, in bytes; the web SDK's are below 2 KB. */
const HANDSHAKE_BYTES = 256 * 1024;

/**
 * One origin for the page, Auth, Firestore and Functions, as an app has in production: a reverse
 * proxy before the emulators. It lets through what a page needs and nobody as administrator.
 * Tokens of the Auth emulator are not signed, so whoever reaches this can still pose as any user.
 */
export async function startOrigin(options: OriginOptions): Promise<Origin> {
  const { ports, certificate = null, addresses = [], names = [] } = options;
  const agent = new Agent({ keepAlive: true, noDelay: true });
  const handler = originHandler(options, agent, new Set([...LOOPBACK_NAMES, ...addresses, ...names]));
  const listeners: Listener[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(listeners.map((listener) => listener.close()));
    agent.destroy();
  };
  try {
    for (const host of new Set([...LOOPBACK, ...addresses])) {
      const listener = await listenWhereItExists(host, ports.origin, certificate, handler);
      if (listener) listeners.push(listener);
    }
  } catch (error) {
    await close();
    if (!isCode(error, 'EADDRINUSE', 'EACCES')) throw error;
    const words = `Port ${ports.origin}, for the page, is taken. To use another: ${portVariable('origin')}=<port>`;
    throw new SuiteFailure(words, { cause: error });
  }
  return { url: `${certificate ? 'https' : 'http'}://localhost:${ports.origin}`, close };
}

function originHandler(options: OriginOptions, agent: Agent, known: ReadonlySet<string>): Handler {
  const { ports, certificate, firestoreDelayMs = 0 } = options;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const authority = authorityOf(request);
    const name = hostName(authority);
    // Else a page of any other site could reach this by a name of its own that it points here.
    if (name === null || !known.has(name))
      return refuse(response, 403, 'Parley is not served under this name.');
    // The emulators let the page of any site read their answers.
    if (!isOwnPage(request.headers.origin, authority))
      return refuse(response, 403, 'Only pages from here may ask.');

    // The URL is rebuilt from its parts, so that no `..` gets past the routes.
    const url = new URL(request.url ?? '/', 'http://origin');
    if (url.pathname === SETTINGS_PATH) {
      const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache' };
      return void response.writeHead(200, headers).end(pageSettings());
    }
    const upstream = routeOf(url.pathname);
    if (upstream === null) return refuse(response, 404, 'The page has no business here.');
    if (claimsAdministrator(request.headers, url.searchParams)) return refuseAdministrator(response);
    let body: Buffer | null = METHODS_WITH_BODY.has(request.method ?? '') ? null : NO_BODY;
    if (upstream === 'firestore' && isHandshake(request.method, url.pathname, url.searchParams)) {
      body = await readBody(request, HANDSHAKE_BYTES);
      if (body === null) return refuse(response, 413, 'This handshake is too large.');
      if (bodyClaimsAdministrator(body.toString())) return refuseAdministrator(response);
    }
    forward(request, response, {
      host: '127.0.0.1',
      port: ports[upstream],
      agent,
      path: url.pathname + url.search,
      headers: {
        host: authority,
        'x-forwarded-for': request.socket.remoteAddress,
        'x-forwarded-host': authority,
        'x-forwarded-proto': certificate ? 'https' : 'http',
      },
      delayMs: upstream === 'firestore' ? firestoreDelayMs : 0,
      body,
      // Over HTTPS a browser would from then on want it of every project on this host.
      without: certificate ? ['strict-transport-security'] : [],
    });
  };
  return (request, response) => {
    handle(request, response).catch(() => response.destroy());
  };
}

/** Null when the machine has no such address: one without IPv6 lacks ::1. */
async function listenWhereItExists(
  host: string,
  port: number,
  certificate: Certificate | null,
  handler: Handler,
): Promise<Listener | null> {
  try {
    return await listen(host, port, certificate, handler);
  } catch (error) {
    if (host === '::1' && isCode(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT')) return null;
    throw error;
  }
}

function authorityOf(request: IncomingMessage): string | undefined {
  const pseudo = request.headers[':authority'];
  return typeof pseudo === 'string' ? pseudo : request.headers.host;
}

/** Whether the page that a browser names in `Origin` is of this origin; only browsers name one. */
function isOwnPage(origin: string | undefined, authority: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === authority?.toLowerCase());
}

/** The whole body, or null when it is larger than `most` bytes. */
async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}

function refuseAdministrator(response: ServerResponse): void {
  refuse(response, 403, 'Nobody is administrator through this address.');
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
