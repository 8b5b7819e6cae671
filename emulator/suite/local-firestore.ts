import { delimiter, join } from 'node:path';
import { SuiteFailure } from './failure.ts';
import { ROOT } from './paths.ts';

/**
 * Which Firestore the Firebase CLI starts: the one of this repository, by a `java` that is first on the
 * PATH of that one command (see emulator/cli-java), or with PARLEY_FIRESTORE=official Google's, which needs Java 21.
 */
export function firestoreEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const choice = env['PARLEY_FIRESTORE'] ?? 'local';
  switch (choice) {
    case 'local':
      return {
        PATH: [join(ROOT, 'emulator/cli-java'), env['PATH'] ?? ''].join(delimiter),
        FIRESTORE_EMULATOR_BINARY_PATH: join(ROOT, 'emulator/main.ts'),
      };
    case 'official':
      return {};
    default:
      throw new SuiteFailure(
        `PARLEY_FIRESTORE=${choice} is unknown; it is "local" (the default) or "official".`,
      );
  }
}
