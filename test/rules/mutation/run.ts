/**
 * `npm run test:mutation`: takes each condition out of firestore.rules in turn and asks whether the rules
 * tests notice. The tests run once, on a local Firestore whose every decision all mutants have to repeat.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createFirestore } from '../../../emulator/services/firestore.ts';
import { installed, ROOT } from '../../../emulator/suite/paths.ts';
import { serveFirestore } from '../../../emulator/transports/serve.ts';
import { EQUIVALENT } from './equivalent.ts';
import { Trial } from './trial.ts';

const trial = new Trial(readFileSync(`${ROOT}/firestore.rules`, 'utf8'));
const server = await serveFirestore(createFirestore({ compile: (source) => trial.compile(source) }), {});
const tests = spawn(
  process.execPath,
  [installed('vitest/vitest.mjs'), 'run', '--project', 'emulators', '--reporter=dot', 'test/rules/'],
  {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, FIRESTORE_EMULATOR_HOST: `${server.host}:${server.port}` },
  },
);
let output = '';
tests.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
const code = await new Promise<number>((resolve) => tests.once('close', (exit) => resolve(exit ?? 1)));
await server.close();
if (code !== 0) {
  console.error(output);
  console.error('The rules tests themselves fail.');
  process.exit(1);
}

const line = (name: string): string => name.replace(/ \(#\d+\)$/, '');
const unexplained = trial.survivors.filter(
  (name) => !EQUIVALENT.some(({ mutant }) => matchesMutant(name, mutant)),
);
const explained = trial.survivors.length - unexplained.length;
const idle = EQUIVALENT.filter(({ mutant }) => !trial.survivors.some((name) => matchesMutant(name, mutant)));
console.log(
  `${trial.total} mutants, ${trial.total - trial.survivors.length} noticed by the tests (${trial.requests} requests), ` +
    `${explained} proven to change nothing, ${unexplained.length} survived.`,
);
for (const name of unexplained) console.log(`  survived: firestore.rules:${line(name)}`);
for (const { mutant } of idle) console.log(`  no longer survives, so needs no proof: ${mutant}`);
process.exit(unexplained.length + idle.length === 0 ? 0 : 1);

function matchesMutant(name: string, mutant: string): boolean {
  return line(name) === mutant;
}
