import { spawn } from 'node:child_process';
import { installed, ROOT } from './paths.ts';
import { SuiteFailure } from './failure.ts';

/** Builds the page into web/dist. */
export const buildWeb = (): Promise<void> =>
  run('The page', [installed('vite/bin/vite.js'), 'build', 'web', '--logLevel', 'warn']);

/** Bundles the functions into what the Firebase CLI loads and deploys. */
export const buildFunctions = (): Promise<void> => run('The functions', ['functions/build.mjs']);

function run(what: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(new SuiteFailure(`${what} could not be built:\n${Buffer.concat(output).toString().trim()}`));
    });
  });
}
