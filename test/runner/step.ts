import { spawn } from 'node:child_process';
import { ROOT } from '../../emulator/suite/paths.ts';

export interface StepOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Shows the output only when it failed. */
  readonly quiet?: boolean;
}

/** Runs a command as a step of the tests: says what it does, how long it took and whether it went well. */
export function runStep(
  what: string,
  command: string,
  args: readonly string[],
  options: StepOptions = {},
): Promise<boolean> {
  return timed(
    what,
    () =>
      new Promise((resolve) => {
        const child = spawn(command, [...args], {
          cwd: ROOT,
          env: { ...process.env, ...options.env },
          stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
        });
        const output: Buffer[] = [];
        child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
        child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
        child.once('error', (error) => {
          console.error(error.message);
          resolve(false);
        });
        child.once('close', (code) => {
          if (code !== 0) process.stdout.write(Buffer.concat(output));
          resolve(code === 0);
        });
      }),
  );
}

/** Runs something as a step; what it throws is printed and counts as failed. */
export async function timed(what: string, run: () => Promise<boolean>): Promise<boolean> {
  console.log(`\n▸ ${what} …`);
  const start = performance.now();
  let passed = false;
  try {
    passed = await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  console.log(`${passed ? '✔' : '✘'} ${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return passed;
}
