import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRules } from '../rules/compile.ts';
import { SuiteFailure } from './failure.ts';
import { ROOT } from './paths.ts';

/** Says at once, and where, what is wrong with firestore.rules; the CLI would only say that Firestore has exited. */
export function requireRules(): void {
  const { issues } = compileRules(readFileSync(join(ROOT, 'firestore.rules'), 'utf8'));
  const errors = issues.filter((issue) => issue.severity === 'ERROR');
  if (errors.length === 0) return;
  const lines = errors.map(
    ({ description, sourcePosition: at }) => `firestore.rules:${at.line}:${at.column}: ${description}`,
  );
  throw new SuiteFailure(`The Security Rules don't compile.\n${lines.join('\n')}`);
}
