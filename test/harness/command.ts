import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const MARK = 'PARLEY_TEST_MARK';

export interface Command {
  readonly process: ChildProcess;
  /** Everything it printed. */
  readonly output: () => string;
  /** Resolves with the line that matches; rejects when the command ends before. */
  waitForLine(pattern: RegExp): Promise<string>;
  /** Exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
  /** Process IDs that it started and that live, wherever in the tree they hang. */
  alive(): number[];
  /** Ends whatever is left. */
  readonly close: () => Promise<void>;
}

/** Runs a module of ours as `npm` would, and keeps track of all processes that come of it. */
export function runCommand(
  module: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Command {
  const mark = randomUUID();
  const child = spawn(process.execPath, ['--import', 'tsx', module, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, [MARK]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on('line', (line) => {
      lines.push(line);
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 1));
  });
  const waitForLine = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.find((line) => pattern.test(line));
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then((how) =>
        reject(new Error(`It ended (${how}) before ${pattern}:\n${lines.join('\n')}`)),
      );
    });
  const alive = (): number[] => marked(mark);
  return {
    process: child,
    output: () => lines.join('\n'),
    waitForLine,
    ended,
    alive,
    close: async () => {
      child.kill('SIGINT');
      await ended;
      for (const pid of alive()) process.kill(pid, 'SIGKILL');
    },
  };
}

/** Processes whose environment has this mark. Where there is no /proc, none can be told. */
function marked(mark: string): number[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`${MARK}=${mark}`);
      } catch {
        return false;
      }
    });
}

/** Tries until it holds, or fails after `ms` milliseconds with what was last the case. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  holds: (seen: T) => boolean,
  ms: number,
): Promise<T> {
  const until = performance.now() + ms;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > until) throw new Error(`Still ${JSON.stringify(seen)} after ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
