/**
 * Runs inside `firebase emulators:exec`, whoever started that and whichever Firestore it has: puts the
 * one origin before the emulators and runs the tests that need them; PARLEY_TESTS names another project of
 * vitest.config.ts.
 */
import { spawn } from 'node:child_process';
import { startOrigin } from '../emulator/suite/origin.ts';
import { ROOT } from '../emulator/suite/paths.ts';
import { fixedPorts, isPortFree } from '../emulator/suite/ports.ts';
import { emulatorPorts } from './harness/emulator-ports.ts';
import { INSECURE_NAME } from './harness/environment.ts';
import { vitestArguments } from './runner/vitest.ts';

async function originPort(): Promise<number> {
  let port = Number(process.env['PARLEY_PORT'] ?? fixedPorts().origin);
  while (!(await isPortFree(port))) port++;
  return port;
}

const ports = { ...(await emulatorPorts()), origin: await originPort() };
const origin = await startOrigin({ ports, names: [INSECURE_NAME] });
const args = vitestArguments(process.env['PARLEY_TESTS'] ?? 'emulators', ...process.argv.slice(2));
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
