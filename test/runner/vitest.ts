import { installed } from '../../emulator/suite/paths.ts';
import { reportFile } from './tally.ts';

/** Arguments for Node that run one project of vitest.config.ts, visibly and with a report to count from. */
export function vitestArguments(project: string, ...more: string[]): string[] {
  return [
    installed('vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile(project)}`,
    ...more,
  ];
}
