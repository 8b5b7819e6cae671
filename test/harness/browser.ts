import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { INSECURE_NAME } from './environment.ts';
import { shiftClock } from './shift-clock.ts';
import { recordPeerConnections } from './peer-recorder.ts';

export interface BrowserOptions {
  /** How the browser answers when the page asks for camera and microphone. */
  readonly media?: 'allow' | 'deny';
  /** Title of the tab that is shared when a page shares a screen. Default: a screen that is made up. */
  readonly sharedTab?: string;
  /** Whether sound plays before a person has done something on the page. Default: it does. */
  readonly autoplay?: 'allowed' | 'blocked';
  /** How many cameras it has. Default: 1. */
  readonly cameras?: number;
  /** Of its cameras. Default: 10, since most of what a test of a call costs is coding pictures; people's have 30. */
  readonly framesPerSecond?: number;
  /** Addresses besides loopback that it may open TCP connections to: those of TURN servers on this machine. */
  readonly reachable?: string | readonly string[];
  /** Trusts certificates with this key, also for TURN: base64 of the SHA-256 of its SubjectPublicKeyInfo. */
  readonly trustedKey?: string;
  /** Keeps pages that are left, to bring them back as they were; Playwright switches that off. */
  readonly keepsPages?: boolean;
  /** Instead of Chromium itself a program that runs it, e.g. in another network. */
  readonly program?: string;
}

/** A Chromium process with a profile of its own and no way out of this machine. */
export interface TestBrowser {
  readonly browser: Browser;
  /** A page of a new person: nothing is shared with other pages but the process. */
  newPerson(options?: PersonOptions): Promise<Page>;
  readonly close: () => Promise<void>;
}

export interface PersonOptions {
  /** Runs in each of the person's pages before its own scripts. */
  readonly before?: () => void;
  /** How wrong the clock of the person's device is. */
  readonly clockMinutes?: number;
  readonly viewport?: { width: number; height: number };
  /** The language that their browser prefers, e.g. `de`. Default: English. */
  readonly locale?: string;
  /** Whether they have asked their system for less motion. Default: no. */
  readonly reducedMotion?: boolean;
  /** Whether they have a touch screen. */
  readonly touch?: boolean;
  /** Whether the page may install its service worker, whose requests tests can't get between. Default: no. */
  readonly installs?: boolean;
}

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Fails instead of asking a name server: what these tests need is all on this machine. */
const resolver = (...reachable: string[]): string =>
  `--host-resolver-rules=${[
    `MAP ${INSECURE_NAME} 127.0.0.1`,
    'MAP * ~NOTFOUND',
    ...['localhost', '127.0.0.1', ...reachable].map((host) => `EXCLUDE ${host}`),
  ].join(', ')}`;

const media = ({
  media: answer = 'allow',
  cameras = 1,
  framesPerSecond = 10,
  sharedTab,
}: BrowserOptions): string[] => [
  `--use-fake-device-for-media-stream=device-count=${cameras},fps=${framesPerSecond}`,
  answer === 'deny' ? '--use-fake-ui-for-media-stream=deny' : dialog(sharedTab),
];

/** The fake dialog knows no tabs. Camera and microphone are allowed without it, too. */
const dialog = (sharedTab: string | undefined): string =>
  sharedTab === undefined
    ? '--use-fake-ui-for-media-stream'
    : `--auto-select-tab-capture-source-by-title=${sharedTab}`;

export async function launchBrowser(options: BrowserOptions = {}): Promise<TestBrowser> {
  const executablePath = options.program ?? findChromium();
  if (executablePath === null)
    throw new Error('No Chromium was found; npm test gets one, or set CHROMIUM_PATH.');
  const home = mkdtempSync(join(tmpdir(), 'parley-browser-'));
  const browser = await chromium.launch({
    executablePath,
    ignoreDefaultArgs: [
      ...(options.keepsPages === true ? ['--disable-back-forward-cache'] : []),
      // A silenced browser shares its tabs in silence.
      ...(options.sharedTab === undefined ? [] : ['--mute-audio']),
    ],
    args: [
      ...QUIET,
      resolver(...[options.reachable ?? []].flat()),
      ...media(options),
      ...(options.autoplay === 'blocked' ? [] : ['--autoplay-policy=no-user-gesture-required']),
      ...(options.trustedKey === undefined
        ? []
        : [`--ignore-certificate-errors-spki-list=${options.trustedKey}`]),
    ],
    env: { ...(process.env as Record<string, string>), HOME: home },
  });
  return {
    browser,
    newPerson: async ({
      before,
      clockMinutes,
      viewport = { width: 1280, height: 800 },
      touch: hasTouch = false,
      locale = 'en-US',
      installs = false,
      reducedMotion = false,
    } = {}) => {
      const context = await browser.newContext({
        viewport,
        hasTouch,
        locale,
        reducedMotion: reducedMotion ? 'reduce' : null,
        ignoreHTTPSErrors: true,
        serviceWorkers: installs ? 'allow' : 'block',
        permissions: ['clipboard-read', 'clipboard-write', 'camera', 'microphone', 'screen-wake-lock'],
      });
      // Functions that are sent to the page may call this helper of the compiler that ran over them.
      await context.addInitScript('globalThis.__name ??= (named) => named;');
      await context.addInitScript(recordPeerConnections);
      if (clockMinutes !== undefined) await context.addInitScript(shiftClock, clockMinutes);
      if (before) await context.addInitScript(before);
      return newPage(context);
    },
    close: async () => {
      await browser.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Another tab of someone's browser: the same identity. */
export const anotherTab = (page: Page): Promise<Page> => newPage(page.context());

async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  return page;
}
