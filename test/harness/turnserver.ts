import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lanAddresses } from '../../emulator/suite/addresses.ts';

const PLACES = ['/usr/bin/turnserver', '/usr/local/bin/turnserver', '/opt/homebrew/bin/turnserver'];

/** coturn's program: the one named in TURNSERVER_PATH, or one that is installed; null when there is none. */
export function findTurnserver(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['TURNSERVER_PATH'];
  if (named && !isProgram(named)) throw new Error(`TURNSERVER_PATH=${named} is not a program.`);
  return [named ?? '', ...PLACES].find(isProgram) ?? null;
}

export interface Turnserver {
  /** E.g. `turn:192.0.2.1:41234?transport=udp`. */
  readonly url: string;
  /** Everything it printed. */
  readonly output: () => string;
  close(): Promise<void>;
}

/** A coturn of this test's own on this machine, which takes credentials made with `secret`. */
export async function startTurnserver(secret: string): Promise<Turnserver> {
  const address = turnserverAddress();
  const port = await freePort(address);
  const { output, close } = await launch(address, port, () => [
    '-n',
    `--listening-port=${port}`,
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    '--realm=parley.test',
    '--fingerprint',
    '--no-tls',
    '--no-dtls',
    '--no-cli',
    '--no-rfc5780',
  ]);
  return { url: `turn:${address}:${port}?transport=udp`, output, close };
}

/** Where a coturn of a test is: where there is another network, browsers don't talk from loopback. */
export const turnserverAddress = (): string => lanAddresses()[0] ?? '127.0.0.1';

/**
 * Starts coturn with what `options` makes of a folder that is deleted afterwards. Resolves when it listens
 * on `port`.
 */
export async function launch(
  address: string,
  port: number,
  options: (folder: string) => readonly string[],
): Promise<Omit<Turnserver, 'url'>> {
  const program = findTurnserver();
  if (program === null) throw new Error('No coturn was found; npm test gets one, or set TURNSERVER_PATH.');
  const folder = mkdtempSync(join(tmpdir(), 'parley-turn-'));
  const child = spawn(
    program,
    [
      ...options(folder),
      `--listening-ip=${address}`,
      `--relay-ip=${address}`,
      '--allow-loopback-peers',
      '--log-file=stdout',
      `--pidfile=${join(folder, 'pid')}`,
      `--userdb=${join(folder, 'users')}`,
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  let failure: unknown = null;
  child.once('error', (error) => (failure = error));
  child.once('close', () => (failure ??= new Error(`coturn ended:\n${output}`)));
  // It holds its log back, but listens on TCP too.
  for (let tries = 0; !(await isListening(port, address)); tries++) {
    if (failure === null && tries < 100) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      continue;
    }
    child.kill();
    throw failure ?? new Error(`coturn doesn't listen:\n${output}`);
  }
  return { output: () => output, close };
}

function isListening(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** A port of this address that nothing listens on. */
export function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
