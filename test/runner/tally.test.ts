import { expect, test } from 'vitest';
import { inWords, ofOne, sum, tallyOf, tallyOfReport } from './tally.ts';

const report = (passed: number, failed: number, broken = 0): Parameters<typeof tallyOfReport>[0] => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [
    ...Array.from({ length: failed }, () => ({
      status: 'failed',
      name: 'a',
      assertionResults: [{ status: 'failed' }],
    })),
    ...Array.from({ length: broken }, () => ({ status: 'failed', name: 'b', assertionResults: [] })),
  ],
});

test('counts what the report says', () => {
  expect(tallyOfReport(report(5, 2), false)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test('a file that could not be loaded is a failure', () => {
  expect(tallyOfReport(report(5, 0, 1), false)).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

test('a crash after all tests passed is a failure', () => {
  expect(tallyOfReport(report(5, 0), false).failed).toBe(1);
  expect(tallyOfReport(report(5, 0), true).failed).toBe(0);
});

test('no tests and no report are failures', () => {
  expect(tallyOfReport(report(0, 0), true).failed).toBe(1);
  expect(tallyOf('there-is-no-such-project', true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the sum is what the last line says', () => {
  expect(inWords(sum([ofOne(true), ofOne(false), { passed: 3, failed: 0, skipped: 2 }]))).toBe(
    '4 passed, 1 failed, 2 skipped',
  );
});
