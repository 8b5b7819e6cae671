/**
 * Runs inside `firebase emulators:exec`, whoever started that and whichever Firestore it has: puts the
 * one origin before the emulators and runs the tests that need them.
 */
import { spawn } from 'node:child_process';
import { startOrigin } from '../emulator/suite/origin.ts';
import { ROOT } from '../emulator/suite/paths.ts';
import { fixedPorts, isPortFree, type Ports, type Service } from '../emulator/suite/ports.ts';
import { INSECURE_NAME } from './harness/environment.ts';
import { vitestArguments } from './runner/vitest.ts';

/** Where the emulators are, as the CLI's hub tells. */
async function portsFromHub(): Promise<Ports> {
  const hub = process.env['FIREBASE_EMULATOR_HUB'];
  if (!hub) throw new Error('This runs inside `firebase emulators:exec`; see `npm run test:emulators`.');
  const answer = await fetch(`http://${hub}/emulators`);
  const emulators = (await answer.json()) as Record<string, { port: number } | undefined>;
  const port = (service: Service): number => {
    const found = emulators[service]?.port;
    if (found === undefined) throw new Error(`The ${service} emulator is not running.`);
    return found;
  };
  return {
    origin: await originPort(),
    auth: port('auth'),
    functions: port('functions'),
    firestore: port('firestore'),
    hosting: port('hosting'),
  };
}

async function originPort(): Promise<number> {
  let port = Number(process.env['PARLEY_PORT'] ?? fixedPorts().origin);
  while (!(await isPortFree(port))) port++;
  return port;
}

const ports = await portsFromHub();
const origin = await startOrigin({ ports, names: [INSECURE_NAME] });
const args = vitestArguments('emulators', ...process.argv.slice(2));
const vitest = spawn(process.execPath, args, {
  cwd: ROOT,
  stdio: 'inherit',
  env: {
    ...process.env,
    METADATA_SERVER_DETECTION: 'none',
    PARLEY_ORIGIN: origin.url,
    PARLEY_FUNCTIONS: `127.0.0.1:${ports.functions}`,
  },
});
const code = await new Promise<number>((resolve) => {
  vitest.once('error', () => resolve(1));
  vitest.once('exit', (exit) => resolve(exit ?? 1));
});
await origin.close();
process.exit(code);
