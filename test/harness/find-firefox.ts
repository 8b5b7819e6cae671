import { findProgram } from './programs.ts';

/** The Firefox to test with: the one named in FIREFOX_PATH, or one that is installed; null when there is none. */
export function findFirefox(env: NodeJS.ProcessEnv = process.env): string | null {
  return findProgram(
    {
      variable: 'FIREFOX_PATH',
      places: [
        '/usr/lib/firefox-esr/firefox-esr',
        '/usr/lib/firefox/firefox',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
      ],
      names: ['firefox-esr', 'firefox'],
    },
    env,
  );
}
