import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { ROOT } from '../../emulator/suite/paths.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** The page alone, as Hosting serves it, without anything behind it; what is deployed can be changed. */
export interface ShellServer {
  readonly url: string;
  /** Puts another build in place: a folder. */
  deploy(folder: string): void;
  /** Holds pages back for so many milliseconds. */
  pageDelayMs: number;
  /** Answers every request for a page with this status, if it isn't 200. */
  pageStatus: number;
  close(): Promise<void>;
}

export async function startShellServer(folder: string): Promise<ShellServer> {
  let deployed = folder;
  const headers = deployedHeaders();
  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shell');
    const file = fileOf(deployed, pathname);
    const isPage = file.endsWith('.html');
    const answer = (): void => {
      if (isPage && server.pageStatus !== 200) return void response.writeHead(server.pageStatus).end();
      if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      const lasting = pathname.startsWith('/assets/');
      response.writeHead(200, {
        ...headers,
        'content-type': type,
        'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
      response.end(readFileSync(file));
    };
    if (isPage && server.pageDelayMs > 0) setTimeout(answer, server.pageDelayMs);
    else answer();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: ShellServer = {
    url: `http://localhost:${(http.address() as AddressInfo).port}`,
    deploy: (next) => {
      deployed = next;
    },
    pageDelayMs: 0,
    pageStatus: 200,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}

function fileOf(folder: string, pathname: string): string {
  if (pathname === '/check') return join(folder, 'check.html');
  const file = join(folder, pathname);
  const isThere = existsSync(file) && statSync(file).isFile();
  return isThere || pathname.startsWith('/assets/') || pathname.startsWith('/__/')
    ? file
    : join(folder, 'index.html');
}

/** Without the one that wants HTTPS: there is none here. */
function deployedHeaders(): Record<string, string> {
  const { hosting } = JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8')) as {
    hosting: { headers: { source: string; headers: { key: string; value: string }[] }[] };
  };
  const all = hosting.headers.find(({ source }) => source === '**')?.headers ?? [];
  return Object.fromEntries(
    all.filter(({ key }) => key !== 'Strict-Transport-Security').map(({ key, value }) => [key, value]),
  );
}
