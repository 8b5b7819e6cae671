import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Children } from '../../emulator/suite/children.ts';
import { firestoreEnvironment } from '../../emulator/suite/local-firestore.ts';
import { ROOT } from '../../emulator/suite/paths.ts';
import { anyFreePort, freePorts, portVariable, SERVICES } from '../../emulator/suite/ports.ts';
import { runCommand } from '../harness/command.ts';

/** Milliseconds from `npm start`, less npm itself, to the line with the address. */
export async function startToAddress(): Promise<number> {
  const ports = await freePorts();
  const env = Object.fromEntries(SERVICES.map((service) => [portVariable(service), String(ports[service])]));
  const start = performance.now();
  const command = runCommand(join(ROOT, 'emulator/suite/start.ts'), [], { cwd: ROOT, env });
  try {
    await command.waitForLine(/^Parley is ready: /);
    return performance.now() - start;
  } finally {
    await command.close();
  }
}

/** Milliseconds from starting the local Firestore, as the Firebase CLI does, until its port answers. */
export async function localFirestoreStart(): Promise<number> {
  const port = await anyFreePort();
  const env = { ...process.env, ...firestoreEnvironment({ PATH: process.env['PATH'] }) };
  const main = env.FIRESTORE_EMULATOR_BINARY_PATH ?? '';
  const args = [
    '-jar',
    main,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--rules',
    join(ROOT, 'firestore.rules'),
  ];
  const start = performance.now();
  const child = new Children().start('java', args, { env, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error('The local Firestore did not start.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const took = performance.now() - start;
  child.kill('SIGINT');
  await ended;
  return took;
}

/** Resident memory of a process, in bytes. */
export function memoryOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim()) * 1024;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
