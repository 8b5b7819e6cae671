#!/usr/bin/env tsx
/** The local Firestore as a command; the Firebase CLI starts it through cli-java/java. */
import { readFile } from 'node:fs/promises';
import { readCommandLine, USAGE, type CommandLine } from './command-line.ts';
import { startFirestoreServer, type FirestoreServer } from './server.ts';

/** Milliseconds until a stop is forced; the CLI itself waits for four seconds. */
const STOP_LIMIT_MS = 3_000;

/** Ends the process with a message for people. */
function exitWith(message: string): never {
  console.error(message);
  process.exit(1);
}

function readOptions(): CommandLine {
  try {
    return readCommandLine(process.argv.slice(2));
  } catch (error) {
    exitWith(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

async function start({ host, port, rules, functionsEmulator }: CommandLine): Promise<FirestoreServer> {
  try {
    return await startFirestoreServer({
      host,
      port,
      ...(functionsEmulator === undefined ? {} : { functionsEmulator }),
      ...(rules === undefined ? {} : { rules: await readFile(rules, 'utf8') }),
      onRulesIssue: ({ severity, description, sourcePosition: at }) =>
        console.error(`${rules}:${at.line}:${at.column}: ${severity} ${description}`),
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // The Firebase CLI looks for "address already in use".
    if (code === 'EADDRINUSE') exitWith(`Port ${port} on ${host} is taken: address already in use.`);
    exitWith(`The local Firestore could not start: ${message}`);
  }
}

const options = readOptions();

let server: FirestoreServer | undefined;
let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
  void (server?.close() ?? Promise.resolve()).finally(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
// Whoever read our output may be gone; that is no reason to crash before the stop.
process.stdout.on('error', stop);
process.stderr.on('error', stop);

server = await start(options);
console.log(`Local Firestore, for development only, at ${server.host}:${server.port}`);
