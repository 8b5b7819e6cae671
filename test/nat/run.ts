/**
 * `npm run test:nat [-- --update] [-- file …]`: gets what is missing, builds, and runs the tests of the lab of network
 * namespaces inside the emulators. With `--update` the figures of a good run go into docs/connectivity.md, which tells
 * the rest. Needs root.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFunctions, buildWeb } from '../../emulator/suite/build.ts';
import { Children } from '../../emulator/suite/children.ts';
import { execInEmulators } from '../../emulator/suite/firebase-cli.ts';
import { workFolder } from '../../emulator/suite/paths.ts';
import { freePorts } from '../../emulator/suite/ports.ts';
import { LAB_REQUIREMENTS, requireAll, REQUIREMENTS } from '../runner/requirements.ts';
import { writeToDocs } from './write-to-docs.ts';
import { forgetRows, recorded, tellRows } from './report.ts';

if (!(await requireAll([...REQUIREMENTS, ...LAB_REQUIREMENTS]))) process.exit(1);
await Promise.all([buildFunctions(), buildWeb()]);
const ports = await freePorts();
process.env['PARLEY_PORT'] = String(ports.origin);
process.env['PARLEY_TESTS'] = 'nat';
// The emulators' CLI says CI=1 to whatever runs inside it.
process.env['PARLEY_CI'] ??= process.env['CI'] ?? '';
const files = process.argv
  .slice(2)
  .filter((one) => one !== '--update')
  .map((file) => `"${file}"`);
const inside = new URL('../inside-emulators.ts', import.meta.url).pathname;
const script = [`"${process.execPath}"`, '--import', 'tsx', `"${inside}"`, ...files].join(' ');
forgetRows();
const code = await execInEmulators(new Children(), ports, script);
const told = tellRows(recorded());
writeFileSync(join(workFolder('results'), 'lab.md'), `${told}\n`);
console.log(`\n${told}`);
if (process.argv.includes('--update') && code === 0) await writeToDocs(recorded());
process.exit(code);
