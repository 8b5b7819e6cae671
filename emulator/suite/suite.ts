import { buildFunctions, buildWeb } from './build.ts';
import { makeCertificate } from './certificate.ts';
import { lanAddresses, listed } from './addresses.ts';
import { Children } from './children.ts';
import { SuiteFailure } from './failure.ts';
import { startEmulators } from './firebase-cli.ts';
import { startOrigin } from './origin.ts';
import { requireRules } from './rules-check.ts';
import { chosenPorts, requirePorts, type Ports } from './ports.ts';

export interface SuiteOptions {
  readonly ports?: Ports;
  /** Serves the network as well, over HTTPS. */
  readonly lan?: boolean;
  readonly firestoreDelayMs?: number;
  /** Told what is being done, a line each. */
  readonly say?: (line: string) => void;
  /** Starts from what was built before. */
  readonly prebuilt?: boolean;
  /** Gives up starting. */
  readonly signal?: AbortSignal;
}

export interface Suite {
  /** The page's address for this machine. */
  readonly url: string;
  /** The page's addresses for others on the network; empty without `lan`. */
  readonly lanUrls: readonly string[];
  readonly ports: Ports;
  /** Process ID of the Firebase CLI. */
  readonly cliPid: number;
  /** Process ID of Firestore. */
  readonly firestorePid: number | null;
  /** Resolves when the emulators ended without having been asked to. */
  readonly lost: Promise<void>;
  readonly close: () => Promise<void>;
}

function delayFromEnvironment(): number {
  const ms = Number(process.env['PARLEY_FIRESTORE_DELAY_MS'] ?? 0);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  throw new SuiteFailure('PARLEY_FIRESTORE_DELAY_MS has to be a number of milliseconds.');
}

/** Builds and starts everything: what `npm start`, the demonstration and the benchmarks run. */
export async function startSuite(options: SuiteOptions = {}): Promise<Suite> {
  const { lan = false, say = () => {}, prebuilt = false, signal } = options;
  const ports = options.ports ?? chosenPorts();
  const firestoreDelayMs = options.firestoreDelayMs ?? delayFromEnvironment();
  const addresses = lan ? lanAddresses() : [];
  if (lan && addresses.length === 0)
    throw new SuiteFailure('This machine is on no network that others could reach it by.');
  await requirePorts(ports);
  if (process.env['PARLEY_FIRESTORE'] !== 'official') requireRules();

  // The CLI loads the functions when it starts; the page is needed only when someone opens it.
  say('Building the functions and the page …');
  const web = prebuilt ? Promise.resolve() : buildWeb();
  web.catch(() => {});
  if (!prebuilt) await buildFunctions();
  say('Starting Auth, Functions, Hosting and Firestore …');
  const children = new Children();
  const emulators = await startEmulators(children, ports, { signal, say });
  try {
    await web;
    // Names a browser may know this machine by, besides its addresses.
    const names = listed(process.env['PARLEY_HOSTS']);
    const certificate = lan
      ? await makeCertificate(['localhost', '127.0.0.1', '::1', ...addresses, ...names])
      : null;
    const origin = await startOrigin({ ports, addresses, names, certificate, firestoreDelayMs });
    return {
      url: origin.url,
      lanUrls: addresses.map((address) => `https://${address}:${ports.origin}`),
      ports,
      cliPid: emulators.pid,
      firestorePid: emulators.firestorePid,
      lost: emulators.exited.then(() => {}),
      close: async () => {
        await origin.close();
        await emulators.stop();
      },
    };
  } catch (error) {
    await emulators.stop();
    throw error;
  }
}
