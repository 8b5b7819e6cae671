/** `npm run bench`: measures, and prints each figure as `name: value unit`; lines that begin with # explain. */
import { tellFailure } from '../../emulator/suite/failure.ts';
import { startOrigin } from '../../emulator/suite/origin.ts';
import { freePorts, isPortFree } from '../../emulator/suite/ports.ts';
import { startSuite, type Suite } from '../../emulator/suite/suite.ts';
import { launchBrowser } from '../harness/browser.ts';
import { useFirestoreAt } from '../harness/environment.ts';
import { appBytes, checkBytes, firstPageBytes } from '../harness/sizes.ts';
import { causes, type Usage } from '../harness/usage.ts';
import { measureCall, type MeasuredCall } from './calls.ts';
import { localFirestoreStart, memoryOf, startToAddress } from './processes.ts';
import { measureStart } from './start-page.ts';

const CALLS = 10;
const DELAY_MS = 50;

const tell = (name: string, value: number, unit: string, digits = 0): void =>
  console.log(`${name}: ${value.toFixed(digits)} ${unit}`);
const note = (words: string): void => console.log(`# ${words}`);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

async function repeat<T>(times: number, run: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < times; i++) results.push(await run());
  return results;
}

function tellUsage(when: string, calls: readonly MeasuredCall[], pick: (call: MeasuredCall) => Usage): void {
  const usages = calls.map(pick);
  const middle = usages.toSorted((a, b) => a.reads + a.writes - b.reads - b.writes)[
    Math.floor(usages.length / 2)
  ];
  if (!middle) return;
  for (const operation of ['writes', 'reads'] as const) {
    const counts = usages.map((usage) => usage[operation]);
    note(
      `${operation} ${when}: ${causes(middle, operation === 'writes' ? 'write' : 'read')}; at most ${Math.max(...counts)}`,
    );
    tell(`firestore-${operation}-${when}`, median(counts), 'documents');
  }
}

async function measureCalls(suite: Suite): Promise<void> {
  const [creator, joiner] = await Promise.all([
    launchBrowser({ framesPerSecond: 30 }),
    launchBrowser({ framesPerSecond: 30 }),
  ]);
  let port = suite.ports.origin + 1;
  while (!(await isPortFree(port))) port++;
  const far = await startOrigin({ ports: { ...suite.ports, origin: port }, firestoreDelayMs: DELAY_MS });
  try {
    note(`medians of ${CALLS} calls between two Chromium processes on this machine`);
    const near = await repeat(CALLS, () => measureCall(suite.url, creator, joiner));
    tell('join-to-first-frame', median(near.map((call) => call.joinToFirstFrame)), 'ms');
    note(
      `each message to and from Firestore ${DELAY_MS} ms later, so ${2 * DELAY_MS} ms more for a round trip`,
    );
    const distant = await repeat(CALLS, () => measureCall(far.url, creator, joiner));
    tell('join-to-first-frame-50ms', median(distant.map((call) => call.joinToFirstFrame)), 'ms');
    note(
      'both browsers together; a whole call with leaving on both sides, shorter than the 5 minutes to a renewal',
    );
    tellUsage('until-media', near, (call) => call.untilMedia);
    tellUsage('whole-call', near, (call) => call.wholeCall);
  } finally {
    await Promise.all([far.close(), creator.close(), joiner.close()]);
  }
}

async function measureStartPage(suite: Suite): Promise<void> {
  const browser = await launchBrowser();
  try {
    // The first page of a browser starts processes that the next ones find running.
    await measureStart(suite.url, browser);
    note(`medians of ${CALLS} first visits to the start page, nothing cached`);
    const here = await repeat(CALLS, () => measureStart(suite.url, browser));
    tell('first-paint', median(here.map((start) => start.firstPaint)), 'ms');
    tell('new-call-works', median(here.map((start) => start.newCallWorks)), 'ms');
    note('the same with a processor 4 times slower, 150 ms of latency and 1.6 Mbit/s');
    const phone = await repeat(CALLS, () => measureStart(suite.url, browser, { onPhone: true }));
    tell('first-paint-phone', median(phone.map((start) => start.firstPaint)), 'ms');
    tell('new-call-works-phone', median(phone.map((start) => start.newCallWorks)), 'ms');
  } finally {
    await browser.close();
  }
}

async function measure(): Promise<void> {
  note('from the command, without npm, to the line with the address; builds the page and the functions');
  tell('start-to-address', (await startToAddress()) / 1000, 's', 1);
  const suite = await startSuite({ ports: await freePorts(), prebuilt: true });
  useFirestoreAt(suite.ports.firestore);
  try {
    await measureStartPage(suite);
    await measureCalls(suite);
    note('the page, scripts, styles and pictures that the start page needs, and all of them');
    tell('first-page-gz', firstPageBytes() / 1000, 'kB', 1);
    tell('app-gz', appBytes() / 1000, 'kB', 1);
    tell('check-gz', checkBytes() / 1000, 'kB', 1);
    tell('local-firestore-start', median(await repeat(5, localFirestoreStart)), 'ms');
    note('resident, after the calls above');
    if (suite.firestorePid !== null) tell('local-firestore-memory', memoryOf(suite.firestorePid) / 1e6, 'MB');
  } finally {
    await suite.close();
  }
}

try {
  await measure();
  process.exit(0);
} catch (error) {
  tellFailure(error);
  process.exit(1);
}
