/**
 * `npm run demo`: starts everything, makes a call between two headless browsers through the page as people
 * would, and tells what happened when, which way the media took and what it cost. Saves a picture of both sides.
 * `npm run demo -- <file.png>` puts the picture elsewhere.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { tellFailure } from '../../emulator/suite/failure.ts';
import { ROOT } from '../../emulator/suite/paths.ts';
import { freePorts } from '../../emulator/suite/ports.ts';
import { startSuite, type Suite } from '../../emulator/suite/suite.ts';
import { launchBrowser, type TestBrowser } from '../harness/browser.ts';
import { useFirestoreAt } from '../harness/environment.ts';
import { selectedPair, timeline, waitForMedia } from '../harness/media.ts';
import { ParleyPage } from '../harness/pages.ts';
import { causes, readUsage, resetUsage } from '../harness/usage.ts';
import { pictureOfBoth } from './picture.ts';
import { timelineInWords } from './timeline.ts';

const picture = resolve(process.argv[2] ?? join(ROOT, 'docs/images/call.png'));
const viewport = { width: 800, height: 600 };

async function makeCall(suite: Suite, first: TestBrowser, second: TestBrowser): Promise<void> {
  await resetUsage();
  const ana = await new ParleyPage(await first.newPerson({ viewport })).open(suite.url);
  console.log('Ana clicks "New call".');
  await ana.create();
  const id = await ana.copiedId();
  console.log(`She copies the ID, ${id}, and sends it to Ben.`);
  const ben = await new ParleyPage(await second.newPerson({ viewport })).open(suite.url);
  await ben.enter(id);
  console.log('Ben pastes it in another browser and clicks "Join".');
  await ben.join('Ben');
  const [anaReceives, benReceives] = await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  const untilMedia = await readUsage();

  console.log('\nTimeline');
  for (const line of timelineInWords(await timeline(ana.page), await timeline(ben.page)))
    console.log(`  ${line}`);
  console.log('\nPath of the media');
  for (const [name, person] of [
    ['Ana', ana],
    ['Ben', ben],
  ] as const) {
    const pair = await selectedPair(person.page);
    const path = pair ? `${pair.localType} to ${pair.remoteType} over ${pair.protocol}` : 'unknown';
    console.log(`  ${name}: ${path}`);
  }
  console.log(
    `  Ana decoded ${anaReceives.framesDecoded} frames, Ben ${benReceives.framesDecoded}; sound arrives on both sides.`,
  );
  console.log('\nFirestore, both browsers together, until media');
  console.log(`  ${untilMedia.writes} writes: ${causes(untilMedia, 'write')}`);
  console.log(`  ${untilMedia.reads} reads: ${causes(untilMedia, 'read')}`);

  // The picture's quality ramps up during the first seconds.
  await ana.page.waitForTimeout(4000);
  mkdirSync(dirname(picture), { recursive: true });
  await pictureOfBoth(first, [ana.page, ben.page], viewport, picture);

  await ben.hangUp.click();
  await ben.reaches('left');
  await ana.reaches('waiting');
  console.log('\nBen hangs up, Ana sees it at once.');
  console.log(`The picture of both sides is ${relative(ROOT, picture)}.`);
}

async function demonstrate(): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  try {
    const suite = await startSuite({ ports: await freePorts(), say: (line) => console.log(line) });
    closers.push(suite.close);
    useFirestoreAt(suite.ports.firestore);
    const [first, second] = await Promise.all([launchBrowser(), launchBrowser()]);
    closers.push(first.close, second.close);
    console.log(`Parley is at ${suite.url}.\n`);
    await makeCall(suite, first, second);
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

try {
  await demonstrate();
  process.exit(0);
} catch (error) {
  tellFailure(error);
  process.exit(1);
}
