import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workFolder } from '../../emulator/suite/paths.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The parts of Vitest's JSON report that are read. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; name: string; assertionResults: { status: string }[] }[];
}

export const ofOne = (passed: boolean): Tally => ({
  passed: Number(passed),
  failed: Number(!passed),
  skipped: 0,
});

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** Where a Vitest project leaves its report. */
export function reportFile(project: string): string {
  return join(workFolder('results'), `${project}.json`);
}

export function dropReport(project: string): void {
  rmSync(reportFile(project), { force: true });
}

/**
 * What a Vitest project's report says. A file that could not be loaded counts as one failed test, and so does
 * a project that left no report, ran no test, or ended badly though all its tests passed.
 */
export function tallyOf(project: string, endedWell: boolean): Tally {
  const file = reportFile(project);
  if (!existsSync(file)) return ofOne(false);
  return tallyOfReport(JSON.parse(readFileSync(file, 'utf8')) as VitestReport, endedWell);
}

export function tallyOfReport(report: VitestReport, endedWell: boolean): Tally {
  const broken = report.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  const badEnd = failed === 0 && (!endedWell || report.numPassedTests === 0);
  return {
    passed: report.numPassedTests,
    failed: failed + Number(badEnd),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

export const inWords = (tally: Tally): string =>
  `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
