import { defineConfig } from 'vitest/config';

/** Unit tests stand beside what they test; `test/` has what needs emulators or browsers. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{contract,web,functions,emulator,test/runner,test/harness}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
        },
      },
      {
        // Runs inside the emulators: see test/inside-emulators.ts.
        test: {
          name: 'emulators',
          include: [
            'test/{rules,signaling,functions,emulator,e2e,learn,costs,model}/**/*.test.ts',
            'test/nat/{nat-kinds,short}.test.ts',
          ],
          fileParallelism: false,
          // Of the tests that say they may go together.
          maxConcurrency: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        // Browsers behind NATs, in network namespaces; runs inside the emulators: see test/nat/run.ts.
        // A short one is among those above.
        test: {
          name: 'nat',
          include: ['test/nat/**/*.test.ts'],
          exclude: ['test/nat/short.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Starts and stops the whole suite as a person would.
        test: {
          name: 'suite',
          include: ['test/suite/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
