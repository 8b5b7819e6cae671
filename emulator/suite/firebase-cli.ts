import type { ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { end, type Children } from './children.ts';
import { cliConfig } from './cli-config.ts';
import { newReport, readLine, type CliReport } from './cli-output.ts';
import { SuiteFailure } from './failure.ts';
import { firestoreEnvironment } from './local-firestore.ts';
import { installed, PROJECT, ROOT, workFolder } from './paths.ts';
import type { Ports } from './ports.ts';

const EMULATORS = 'auth,functions,firestore,hosting';

/** Keeps the CLI off the network, and quick; none changes what the emulators do. */
const QUIET = {
  CI: '1',
  NO_UPDATE_NOTIFIER: '1',
  METADATA_SERVER_DETECTION: 'none',
  FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH: 'true',
  // Seconds; the CLI gives up after 10, which a busy machine may need.
  FUNCTIONS_DISCOVERY_TIMEOUT: '60',
  npm_config_offline: 'true',
  START_LOGGING_EMULATOR: 'false',
};

/** Where the logs of a run are; each set of ports has its own. */
const logFolder = (ports: Ports): string => workFolder(`run-${ports.origin}`);

interface Cli {
  readonly pid: number;
  readonly report: CliReport;
  /** The exit code, or 1 when a signal ended it. */
  readonly exited: Promise<number>;
  /** Lets it stop its emulators; once, since a second signal would make it leave without. */
  readonly stop: () => Promise<void>;
}

export interface Emulators {
  readonly pid: number;
  /** Process ID of Firestore. */
  readonly firestorePid: number | null;
  /** Resolves when the CLI ends, whoever ended it. */
  readonly exited: Promise<number>;
  readonly stop: () => Promise<void>;
}

async function startCli(
  children: Children,
  ports: Ports,
  command: readonly string[],
  errors: 'pipe' | 'screen',
  onLine: (problem: string | null, report: CliReport) => void,
): Promise<Cli> {
  const folder = logFolder(ports);
  const config = await cliConfig(ports);
  const log = createWriteStream(join(folder, 'emulators.log'));
  const report = newReport();
  const child = children.start(
    process.execPath,
    [
      installed('firebase-tools/lib/bin/firebase.js'),
      ...command,
      '--project',
      PROJECT,
      '--config',
      config.path,
    ],
    {
      // The CLI and its children leave their logs in the folder they run in.
      cwd: folder,
      env: { ...process.env, ...QUIET, ...firestoreEnvironment() },
      stdio: ['ignore', 'pipe', errors === 'screen' ? 1 : 'pipe'],
    },
  );
  for (const output of [child.stdout, child.stderr]) {
    if (!output) continue;
    createInterface({ input: output }).on('line', (line) => {
      log.write(`${line}\n`);
      // The CLI has read its configuration by then, and whoever is killed hard can't take it away.
      if (report.ready) config.close();
      onLine(readLine(report, line), report);
    });
  }
  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => {
      config.close();
      log.end();
      resolve(code ?? 1);
    });
  });
  let stopping: Promise<void> | null = null;
  return { report, pid: child.pid ?? -1, exited, stop: () => (stopping ??= stopCli(child, exited)) };
}

export interface StartOptions {
  /** Gives up starting. */
  readonly signal?: AbortSignal | undefined;
  /** Told what goes wrong later, e.g. in rules that were edited. */
  readonly say?: (line: string) => void;
}

/** Starts the emulators and resolves when all are ready, or rejects with why they aren't, everything stopped. */
export async function startEmulators(
  children: Children,
  ports: Ports,
  { signal, say = () => {} }: StartOptions = {},
): Promise<Emulators> {
  let wake = (): void => {};
  let isRunning = false;
  const ready = new Promise<void>((resolve) => (wake = resolve));
  const command = ['emulators:start', '--only', EMULATORS];
  const cli = await startCli(children, ports, command, 'pipe', (problem, report) => {
    if (report.ready && report.hubPort !== null) wake();
    if (isRunning && problem !== null) say(problem);
    // The CLI goes on without it; a suite without it is not one.
    if (report.firestoreGone) void cli.stop();
  });
  signal?.addEventListener('abort', () => wake());
  const ended = await Promise.race([ready.then(() => false), cli.exited.then(() => true)]);
  const failure = signal?.aborted
    ? 'Stopped.'
    : ended
      ? whyItEnded(cli.report, ports)
      : whyNotUsable(cli.report, ports);
  if (failure) {
    await cli.stop();
    throw new SuiteFailure(failure);
  }
  const firestorePid = cli.report.hubPort === null ? null : await pidOfFirestore(cli.report.hubPort);
  // The CLI gives Firestore a process group of its own, so the watchdog has to be told about it.
  if (firestorePid !== null) children.watch(firestorePid);
  isRunning = true;
  return { pid: cli.pid, firestorePid, exited: cli.exited, stop: cli.stop };
}

/**
 * Starts the emulators, runs a shell command inside and stops them. Resolves with the command's exit code.
 * What it prints to stdout is shown; the CLI's own messages are in the log.
 */
export async function execInEmulators(children: Children, ports: Ports, script: string): Promise<number> {
  // The CLI's own messages are on stdout and go to the log; the script speaks on stderr, which is the screen.
  const command = ['emulators:exec', '--only', EMULATORS, `${script} 1>&2`];
  const cli = await startCli(children, ports, command, 'screen', () => {});
  const interrupt = (): void => void cli.stop();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const code = await cli.exited;
    const failure = whyNotUsable(cli.report, ports);
    if (failure) throw new SuiteFailure(failure);
    return code;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

async function stopCli(child: ChildProcess, exited: Promise<number>): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  end(pid, 'SIGINT');
  const timer = setTimeout(() => end(-pid, 'SIGKILL'), 15_000);
  await exited;
  clearTimeout(timer);
}

async function pidOfFirestore(hubPort: number): Promise<number | null> {
  const answer = await fetch(`http://127.0.0.1:${hubPort}/emulators`);
  const emulators = (await answer.json()) as { firestore?: { pid?: number } };
  return emulators.firestore?.pid ?? null;
}

/** The CLI goes on without functions that fail to load; a suite without them is not one. */
function whyNotUsable(report: CliReport, ports: Ports): string | null {
  if (report.functionsLoaded) return null;
  return ['The functions could not be loaded.', ...report.problems, whereTheLogIs(ports)].join('\n');
}

function whyItEnded(report: CliReport, ports: Ports): string {
  return [
    'The emulators did not start.',
    ...report.problems,
    ...firestoreWords(ports),
    whereTheLogIs(ports),
  ].join('\n');
}

/** The last lines that Firestore printed: the CLI itself only says that it has exited. */
function firestoreWords(ports: Ports): string[] {
  try {
    return readFileSync(join(logFolder(ports), 'firestore-debug.log'), 'utf8')
      .trim()
      .split('\n')
      .slice(-15);
  } catch {
    return [];
  }
}

const whereTheLogIs = (ports: Ports): string =>
  `All that was said is in ${relative(ROOT, logFolder(ports))}.`;
