import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

/**
 * The processes that a command has started. Each gets a process group of its own, so that the terminal's
 * Ctrl-C reaches the command alone and it decides what to stop in which order; and each is
 * known to a watchdog, so that none outlives the command, however it ends.
 */
export class Children {
  readonly #watchdog: ChildProcess;

  constructor() {
    this.#watchdog = spawn(process.execPath, [join(ROOT, 'emulator/suite/watchdog.mjs')], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    this.#watchdog.stdin?.on('error', () => {});
    this.#watchdog.unref();
    const pipe: unknown = this.#watchdog.stdin;
    if (hasUnref(pipe)) pipe.unref();
  }

  /** Starts a process in a group of its own. Whatever is left of the group when it ends is ended too. */
  start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
    const child = spawn(command, [...args], { ...options, detached: true });
    const { pid } = child;
    if (pid !== undefined) {
      this.watch(-pid);
      child.once('exit', () => {
        end(-pid);
        this.forget(-pid);
      });
    }
    return child;
  }

  /** Makes a process known that someone else has started; a negative number means its whole group. */
  watch(pid: number): void {
    this.#tell(`+${pid}`);
  }

  forget(pid: number): void {
    this.#tell(`-${pid}`);
  }

  #tell(line: string): void {
    if (this.#watchdog.stdin?.writable) this.#watchdog.stdin.write(`${line}\n`);
  }
}

/** Kills a process or group; that it is gone already is fine. */
export function end(pid: number, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // EPERM is what some systems say of a group whose last process has just ended.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

function hasUnref(value: unknown): value is { unref(): void } {
  return typeof value === 'object' && value !== null && 'unref' in value && typeof value.unref === 'function';
}
