import type { Database } from '../functions/calls.ts';
import { waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import type { People } from '../harness/two-people.ts';
import { beginCounting } from './counted.ts';
import { cleanUpLater } from './in-functions.ts';

/** Who looks before they click: by then the page has prepared what it can. */
const LOOK_MS = 1_000;

interface Pair {
  readonly ana: ParleyPage;
  readonly ben: ParleyPage;
}

/** Ana creates a call, Ben opens its address and joins, and they see and hear each other. */
async function talk(people: People): Promise<Pair> {
  const ana = await people.arrive('first');
  await ana.create();
  const ben = await people.arrive('second', { path: new URL(ana.page.url()).pathname });
  await ben.reaches('ready');
  await ben.page.waitForTimeout(LOOK_MS);
  await ben.join();
  await seeAndHear({ ana, ben });
  return { ana, ben };
}

async function seeAndHear({ ana, ben }: Pair): Promise<void> {
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
}

/**
 * A minute's call, without its minute: nothing is due before the first renewal, after 5. Ben hangs up;
 * Ana's page offers anew to whoever comes next; then Ana leaves.
 */
export async function minute(people: People): Promise<void> {
  await beginCounting();
  const { ana, ben } = await talk(people);
  await ben.hangUp.click();
  await ana.reaches('waiting');
  await ana.page.waitForTimeout(LOOK_MS);
  await ana.leave.click();
  await ana.reaches('left');
}

/** From the reload of Ben's page until they see and hear each other again. */
export async function reload(people: People): Promise<void> {
  const pair = await talk(people);
  await beginCounting();
  await pair.ben.page.reload({ waitUntil: 'commit' });
  await Promise.all([pair.ana, pair.ben].map((person) => person.reaches('connected')));
  await seeAndHear(pair);
}

/** A call that its host ends for both, and what the clean-up does with it when its time has come. */
export async function endedAndCleanedUp(people: People, database: Database): Promise<void> {
  await database.db.recursiveDelete(database.db.collection('calls'));
  await beginCounting();
  const { ana, ben } = await talk(people);
  await ana.hangUp.click();
  await ben.reaches('waiting');
  await ana.page.waitForTimeout(LOOK_MS);
  await ana.page.getByRole('button', { name: 'End the call for everyone' }).click();
  await Promise.all([ana.reaches('ended'), ben.reaches('ended')]);
  await cleanUpLater(database, 1);
}
