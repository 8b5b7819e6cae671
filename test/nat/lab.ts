import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { makeCertificate } from '../../emulator/suite/certificate.ts';
import { startOrigin, type Origin } from '../../emulator/suite/origin.ts';
import { anyFreePort } from '../../emulator/suite/ports.ts';
import { LIFETIME_MS } from '../../functions/src/ice/mint.ts';
import { hostBundle, type BundleHost } from '../functions/bundle-host.ts';
import { launchBrowser, type TestBrowser } from '../harness/browser.ts';
import { findChromium } from '../harness/chromium.ts';
import { emulatorPorts } from '../harness/emulator-ports.ts';
import { ParleyPage } from '../harness/pages.ts';
import { Internet, PARLEY_HOST, SIDES, TURN_HOST, type Side } from './internet.ts';
import { LabTurnserver } from './lab-turnserver.ts';
import { PageLog } from './page-log.ts';
import type { Shape } from './shape.ts';

/** Where the people of the lab open Parley. */
const URL = `https://${PARLEY_HOST}`;

export interface LabOptions {
  /** For how long the TURN credentials are good that somebody gets who isn't connected yet. Default: as deployed. */
  readonly credentialsLastMs?: number;
}

/**
 * Two people with real browsers behind routers of any kind, Parley as it is deployed, over HTTPS, with TURN
 * credentials from `iceServers`, and coturn as docs/turn.md sets it up. Runs inside the emulators.
 */
export class Lab {
  readonly internet: Internet;
  readonly turnserver: LabTurnserver;
  readonly #parts: { close(): Promise<void> }[];
  readonly #browsers: Record<Side, TestBrowser>;
  #logs: PageLog[] = [];

  private constructor(
    internet: Internet,
    turnserver: LabTurnserver,
    browsers: Record<Side, TestBrowser>,
    parts: { close(): Promise<void> }[],
  ) {
    this.internet = internet;
    this.turnserver = turnserver;
    this.#browsers = browsers;
    this.#parts = parts;
  }

  static async open(options: LabOptions = {}): Promise<Lab> {
    const parts: { close(): Promise<void> }[] = [];
    try {
      const internet = new Internet();
      parts.push(internet);
      const secret = randomUUID();
      const certificate = await makeCertificate([PARLEY_HOST, TURN_HOST]);
      const turnserver = new LabTurnserver(internet, secret, certificate);
      await turnserver.start();
      const functions = await startFunctions(secret, options);
      parts.push(functions);
      parts.push(await startParley(internet, Number(new globalThis.URL(functions.url).port), certificate));
      const launch = async (side: Side): Promise<TestBrowser> => {
        const browser = await launchIn(internet, side, certificate.cert);
        parts.push(browser);
        return browser;
      };
      const [a, b] = await Promise.all(SIDES.map(launch));
      if (!a || !b) throw new Error('Two browsers are needed.');
      return new Lab(internet, turnserver, { a, b }, parts);
    } catch (error) {
      await closeAll(parts);
      throw error;
    }
  }

  /** A new person on this side, at the landing page or at the link given. */
  async arrive(side: Side, url = URL): Promise<ParleyPage> {
    const page = await this.#browsers[side].newPerson();
    this.#logs.push(new PageLog(page));
    return new ParleyPage(page).open(url);
  }

  /** Makes a person's line as bad as that from now on, also during a call, or with null good again. */
  shape(side: Side, shape: Shape | null): Promise<void> {
    return this.internet.shape(side, shape);
  }

  /** What the pages of those who are there have said and asked for: to understand a failure. */
  async pageLogs(): Promise<string> {
    return (await Promise.all(this.#logs.map((log) => log.tell()))).join('\n');
  }

  /** Closes all pages. After it everyone's network is as it was at the beginning, but for the routers' kinds. */
  async sendEverybodyHome(): Promise<void> {
    this.#logs = [];
    const contexts = SIDES.flatMap((side) => this.#browsers[side].browser.contexts());
    await Promise.all(contexts.map((context) => context.close()));
    await Promise.all(SIDES.map((side) => this.internet.comeHome(side)));
  }

  async close(): Promise<void> {
    await closeAll(this.#parts);
  }
}

const startFunctions = (secret: string, { credentialsLastMs }: LabOptions): Promise<BundleHost> =>
  hostBundle({
    ...(credentialsLastMs === undefined ? {} : clockBehind(LIFETIME_MS - credentialsLastMs)),
    STUN_URLS: '',
    TURN_PROVIDER: 'coturn',
    // By the guide: the host stands for STUN, and TURN over UDP, TCP and TLS at five ports.
    TURN_URLS: TURN_HOST,
    TURN_SECRET: secret,
    // All come from one address, since Parley's host hides theirs.
    LIMIT_ADDRESS_HOUR: '100000',
  });

/** Credentials end at a time by the clock of the function, and coturn has its own: behind by that, they end sooner. */
const clockBehind = (ms: number): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${new globalThis.URL('clock-behind.mjs', import.meta.url).href}`,
  CLOCK_BEHIND_MS: String(ms),
});

/** The one origin before the emulators again, but with these functions, and for the lab's people alone. */
async function startParley(
  internet: Internet,
  functions: number,
  certificate: { key: string; cert: string },
): Promise<Origin> {
  const port = await anyFreePort();
  internet.publish(port);
  process.env['PARLEY_STUN_URLS'] = `stun:${TURN_HOST}:3478`;
  process.env['PARLEY_TURN'] = '1';
  return startOrigin({
    ports: { ...(await emulatorPorts()), functions, origin: port },
    addresses: [internet.inside],
    names: [PARLEY_HOST],
    certificate,
  });
}

function launchIn(internet: Internet, side: Side, cert: string): Promise<TestBrowser> {
  const chromium = findChromium();
  if (chromium === null) throw new Error('No Chromium was found; set CHROMIUM_PATH.');
  const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return launchBrowser({
    program: internet.namespaces.launcher(internet.client(side), chromium),
    reachable: [PARLEY_HOST, TURN_HOST],
    trustedKey: createHash('sha256').update(key).digest('base64'),
    framesPerSecond: 30,
  });
}

/** The last first. What can't be closed doesn't keep the rest from it. */
async function closeAll(parts: readonly { close(): Promise<void> }[]): Promise<void> {
  const failures: unknown[] = [];
  for (const part of parts.toReversed()) await part.close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'The lab could not be closed.');
}
