import { stripVTControlCharacters } from 'node:util';

/** What the Firebase CLI's output has told so far. */
export interface CliReport {
  functionsLoaded: boolean;
  ready: boolean;
  /** Port of the CLI's hub, which knows every emulator. */
  hubPort: number | null;
  /** Whether Firestore was ended by a signal, which the CLI only remarks on. */
  firestoreGone: boolean;
  /** Lines that say that something went wrong, as they came. */
  readonly problems: string[];
}

export const newReport = (): CliReport => ({
  functionsLoaded: false,
  ready: false,
  hubPort: null,
  firestoreGone: false,
  problems: [],
});

const PROBLEMS = [
  /Failed to load function definition/,
  /Fatal error occurred/,
  /has exited (with code|upon receiving signal)/,
  /^\S+\.rules:\d+:\d+ - /,
  /^Error:/,
  /Could not start/,
  /^functions: (Failed|Unable)/,
  /SyntaxError|ERR_MODULE_NOT_FOUND|Cannot find (module|package)/,
];

/** Reads one line of output into the report; returns it in plain words when it is one that a person should see. */
export function readLine(report: CliReport, raw: string): string | null {
  const line = stripVTControlCharacters(raw).trimEnd();
  if (line.includes('Loaded functions definitions')) report.functionsLoaded = true;
  if (line.includes('All emulators ready')) report.ready = true;
  if (/Firestore Emulator has exited upon receiving signal/.test(line)) report.firestoreGone = true;
  const hub = /Emulator Hub host: \S+ port: (\d+)/.exec(line)?.[1];
  if (hub) report.hubPort = Number(hub);
  const words = line.replace(/^[^\p{L}\p{N}/.]+/u, '');
  if (!PROBLEMS.some((pattern) => pattern.test(words))) return null;
  report.problems.push(words);
  return words;
}
