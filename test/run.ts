/**
 * `npm test`: gets what is missing, checks types and style, runs the unit tests, and everything that needs
 * emulators and browsers, inside one run of the emulators. Each part runs even when an earlier one failed.
 * The last line is `N passed, N failed, N skipped`.
 */
import { buildFunctions, buildWeb } from '../emulator/suite/build.ts';
import { Children } from '../emulator/suite/children.ts';
import { execInEmulators } from '../emulator/suite/firebase-cli.ts';
import { installed } from '../emulator/suite/paths.ts';
import { freePorts } from '../emulator/suite/ports.ts';
import { LAB_REQUIREMENTS, requireAll, REQUIREMENTS } from './runner/requirements.ts';
import { runStep, timed } from './runner/step.ts';
import { dropReport, inWords, ofOne, sum, tallyOf, type Tally } from './runner/tally.ts';
import { vitestArguments } from './runner/vitest.ts';

const node = process.execPath;

async function check(what: string, script: string, ...args: string[]): Promise<Tally> {
  return ofOne(await runStep(what, node, [installed(script), ...args], { quiet: true }));
}

async function vitest(what: string, project: string): Promise<Tally> {
  dropReport(project);
  return tallyOf(project, await runStep(what, node, vitestArguments(project)));
}

async function insideEmulators(): Promise<Tally> {
  dropReport('emulators');
  const endedWell = await timed('Tests with emulators and browsers', async () => {
    const ports = await freePorts();
    process.env['PARLEY_PORT'] = String(ports.origin);
    const script = `"${node}" --import tsx "${new URL('inside-emulators.ts', import.meta.url).pathname}"`;
    return (await execInEmulators(new Children(), ports, script)) === 0;
  });
  return tallyOf('emulators', endedWell);
}

async function mutation(): Promise<Tally> {
  const script = new URL('rules/mutation/run.ts', import.meta.url).pathname;
  return ofOne(await runStep('Taking each condition out of the rules', node, ['--import', 'tsx', script]));
}

async function build(): Promise<Tally> {
  const both = async (): Promise<boolean> => {
    await Promise.all([buildFunctions(), buildWeb()]);
    return true;
  };
  return ofOne(await timed('Building the page and the functions', both));
}

const start = performance.now();
if (!(await requireAll([...REQUIREMENTS, ...LAB_REQUIREMENTS]))) process.exit(1);
// The emulators' CLI says CI=1 to whatever runs inside it, and without namespaces the lab fails on a real CI alone.
process.env['PARLEY_CI'] ??= process.env['CI'] ?? '';
const tallies = [
  await check('Checking types', 'typescript/bin/tsc', '--noEmit'),
  await check('Linting', 'oxlint/bin/oxlint', '--type-aware'),
  await check('Checking format', 'prettier/bin/prettier.cjs', '--check', '.'),
  await vitest('Unit tests', 'unit'),
  await build(),
  await insideEmulators(),
  await mutation(),
  await vitest('Starting and stopping as a person would', 'suite'),
];
const total = sum(tallies);
console.log(`\nAll of it took ${((performance.now() - start) / 1000).toFixed(0)} s.`);
console.log(inWords(total));
process.exit(total.failed === 0 ? 0 : 1);
