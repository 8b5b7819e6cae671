/**
 * `npm start`: builds Parley, starts everything it needs on this machine and prints the address to open.
 * `npm start -- --lan` serves the local network as well. Ctrl-C ends it.
 */
import { renderUnicodeCompact } from 'uqr';
import { SuiteFailure, tellFailure } from './failure.ts';
import { startSuite, type Suite } from './suite.ts';

const USAGE = `npm start [-- --lan]
  --lan   serve the local network too, over HTTPS with a certificate made on the spot
PARLEY_PORT, PARLEY_AUTH_PORT, PARLEY_FUNCTIONS_PORT, PARLEY_FIRESTORE_PORT, PARLEY_HOSTING_PORT: other ports
PARLEY_STUN_URLS, PARLEY_TURN=1: what the page is told of STUN and TURN here; nothing by default
PARLEY_FIRESTORE_DELAY_MS: holds each message to and from Firestore back for so long
PARLEY_LAN, PARLEY_HOSTS: addresses to serve with --lan, and names that browsers may use
PARLEY_PORT_OFFSET: moves all ports; PARLEY_FIRESTORE=official: Google's emulator, which needs Java 21`;

const NODE_AT_LEAST = [20, 19] as const;

function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor, needMinor] = NODE_AT_LEAST;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new SuiteFailure(
    `Parley needs Node ${NODE_AT_LEAST.join('.')} or newer; this is ${process.versions.node}.`,
  );
}

function readArguments(args: readonly string[]): { lan: boolean } {
  const unknown = args.find((arg) => arg !== '--lan');
  if (unknown !== undefined) throw new SuiteFailure(`Unknown argument ${unknown}.\n${USAGE}`);
  return { lan: args.includes('--lan') };
}

function tellAddress(suite: Suite): void {
  for (const url of suite.lanUrls) {
    console.log(`\n${renderUnicodeCompact(url)}\nOn this network: ${url}`);
  }
  if (suite.lanUrls.length > 0) {
    console.log('The certificate was made here just now, so each browser asks once whether to go on.');
  }
  console.log(`Parley is ready: ${suite.url}`);
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
const stopAsked = new Promise<void>((resolve) => {
  stop.signal.addEventListener('abort', () => resolve());
});

try {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    process.exit(0);
  }
  requireNode();
  const { lan } = readArguments(process.argv.slice(2));
  const suite = await startSuite({ lan, signal: stop.signal, say: (line) => console.log(line) });
  tellAddress(suite);
  const lost = await Promise.race([suite.lost.then(() => true), stopAsked.then(() => false)]);
  console.log(lost ? 'The emulators ended; stopping.' : '\nStopping …');
  await suite.close();
  process.exit(lost ? 1 : 0);
} catch (error) {
  tellFailure(error);
  process.exit(1);
}
