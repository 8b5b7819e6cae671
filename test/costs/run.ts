/**
 * `npm run costs`: plays the stories in real browsers inside the emulators and prints what each takes, and why.
 * With `-- --update` it writes the table into docs/costs.md. Ends with 1 when a story doesn't take
 * what test/costs/budget.ts says.
 */
import { buildFunctions, buildWeb } from '../../emulator/suite/build.ts';
import { Children } from '../../emulator/suite/children.ts';
import { tellFailure } from '../../emulator/suite/failure.ts';
import { execInEmulators } from '../../emulator/suite/firebase-cli.ts';
import { freePorts } from '../../emulator/suite/ports.ts';

const path = (name: string): string => new URL(name, import.meta.url).pathname;

try {
  await Promise.all([buildFunctions(), buildWeb()]);
  const ports = await freePorts();
  process.env['PARLEY_PORT'] = String(ports.origin);
  process.env['PARLEY_COSTS'] = process.argv.includes('--update') ? 'update' : 'print';
  const command = [
    process.execPath,
    '--import',
    'tsx',
    path('../inside-emulators.ts'),
    path('costs.test.ts'),
  ];
  const script = command.map((part) => `"${part}"`).join(' ');
  process.exit(await execInEmulators(new Children(), ports, script));
} catch (error) {
  tellFailure(error);
  process.exit(1);
}
