import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from '../harness/chromium.ts';
import { findFirefox } from '../harness/find-firefox.ts';
import { findTurnserver } from '../harness/turnserver.ts';
import { runStep } from './step.ts';

/** A program that the tests need and that npm can't bring. */
interface Requirement {
  readonly what: string;
  readonly debianPackage: string;
  /** Where it is, or null. */
  readonly find: () => string | null;
  /**
   * The variable that tells the tests where it is, and a person can set. Null: the tests that want it look
   * for it themselves and are skipped without, so nobody is asked to install it.
   */
  readonly variable: string | null;
}

/** What everything with a browser needs. */
export const REQUIREMENTS: readonly Requirement[] = [
  { what: 'Chromium', debianPackage: 'chromium', find: findChromium, variable: 'CHROMIUM_PATH' },
  { what: 'coturn', debianPackage: 'coturn', find: findTurnserver, variable: 'TURNSERVER_PATH' },
];

/** What `npm test` needs. */
const TEST_REQUIREMENTS: readonly Requirement[] = [
  ...REQUIREMENTS,
  { what: 'Firefox', debianPackage: 'firefox-esr', find: findFirefox, variable: 'FIREFOX_PATH' },
];

/** What the lab of namespaces (test/nat) needs besides. */
export const LAB_REQUIREMENTS: readonly Requirement[] = [
  { what: 'iproute2', debianPackage: 'iproute2', find: () => onPath('ip'), variable: null },
  { what: 'nftables', debianPackage: 'nftables', find: () => onPath('nft'), variable: null },
  { what: 'socat', debianPackage: 'socat', find: () => onPath('socat'), variable: null },
];

function onPath(program: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}

const isNeeded = (one: Requirement): boolean => one.variable !== null;

/**
 * Gets what is missing: by Debian's package when root there, else the line to type is printed.
 * Resolves with whether everything is at hand.
 */
export async function requireAll(requirements: readonly Requirement[] = TEST_REQUIREMENTS): Promise<boolean> {
  const missing = requirements.filter((one) => one.find() === null);
  if (missing.length > 0) {
    const packages = missing.map((one) => one.debianPackage);
    const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages] as const;
    const isDebian = existsSync('/usr/bin/apt-get');
    if (isDebian && process.getuid?.() === 0) {
      await runStep('Updating the list of Debian packages', 'apt-get', ['update', '-q']);
      const env = { DEBIAN_FRONTEND: 'noninteractive' };
      if (!(await runStep(`Installing ${packages.join(', ')}`, install[0], install.slice(1), { env })))
        return false;
    } else if (missing.some(isNeeded)) {
      const needed = missing.filter(isNeeded);
      const names = needed.map((one) => one.what).join(' and ');
      const line = isDebian ? `sudo ${install.join(' ')}` : 'install it';
      const variables = needed.map((one) => `${one.variable}=<path>`).join(' ');
      console.error(`${names} is missing. Type: ${line}\nor name one that you have: ${variables} npm test`);
      return false;
    }
  }
  for (const one of requirements) if (one.variable !== null) process.env[one.variable] = one.find() ?? '';
  return requirements.filter(isNeeded).every((one) => one.find() !== null);
}
