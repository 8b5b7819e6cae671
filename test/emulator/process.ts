import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The executable that the Firebase CLI takes for Java, and what it runs. */
export const JAVA = fileURLToPath(new URL('../../emulator/cli-java/java', import.meta.url));
export const MAIN = fileURLToPath(new URL('../../emulator/main.ts', import.meta.url));

export interface Started {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  output(): string;
  /** Its exit code, or the signal that ended it. */
  readonly exit: Promise<number | string | null>;
}

export function start(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Started {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let text = '';
  const add = (chunk: Buffer) => void (text += chunk.toString());
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  const exit = new Promise<number | string | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  return { child, output: () => text, exit };
}

/** Whether something listens there. */
export const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
