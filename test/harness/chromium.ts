import { findProgram } from './programs.ts';

/** The Chromium to test with: the one named in CHROMIUM_PATH, or one that is installed; null when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  return findProgram(
    {
      variable: 'CHROMIUM_PATH',
      // Where Debian and the usual installers put it. The program itself first: the wrapper on the PATH is slower.
      places: [
        '/usr/lib/chromium/chromium',
        '/usr/lib/chromium-browser/chromium-browser',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ],
      names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    },
    env,
  );
}
