import { describe, test } from 'vitest';
import { isCi, whatLacks } from './able.ts';

/** Tests that need namespaces: skipped, with the reason, where none can be made; a failure on CI. */
export async function inLab(name: string, tests: () => void): Promise<void> {
  const reason = await whatLacks();
  if (reason === null) return void describe(name, tests);
  test(name, ({ skip }) => {
    if (isCi()) throw new Error(reason);
    console.warn(reason);
    skip(reason);
  });
}
