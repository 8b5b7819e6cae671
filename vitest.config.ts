import { defineConfig } from 'vitest/config';

/** Unit tests stand beside what they test; `test/` has what needs emulators or browsers. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{contract,web,functions,emulator}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
        },
      },
      {
        test: {
          name: 'emulators',
          include: ['test/{rules,signaling,functions,emulator,e2e}/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
