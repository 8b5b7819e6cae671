import { randomUUID } from 'node:crypto';
import { TIMES } from '../../contract/limits.ts';
import { cleanUp } from '../../functions/src/calls/clean-up.ts';
import { hostBundle } from '../functions/bundle-host.ts';
import { writeCall, type Database } from '../functions/calls.ts';
import { callFunction, signUp } from '../functions/functions-under-test.ts';
import { beginCounting } from './counted.ts';

const emptied = ({ db }: Database): Promise<void> => db.recursiveDelete(db.collection('calls'));

/** Runs the clean-up as if it were late enough for all calls; fails unless it deletes so many. */
export async function cleanUpLater({ db }: Database, calls: number): Promise<void> {
  const now = Date.now() + TIMES.abandonedAfterMs + 60_000;
  const { deleted, finished } = await cleanUp({ db, now, budgetMs: 60_000 });
  if (deleted !== calls || !finished) throw new Error(`${deleted} calls were deleted, not ${calls}.`);
}

/** A call that was not ended, but has nobody in it any more. */
export async function cleanUpOfAbandoned(database: Database): Promise<void> {
  await emptied(database);
  await writeCall(database.db, 'ana');
  await beginCounting();
  await cleanUpLater(database, 1);
}

export async function cleanUpOfNothing(database: Database): Promise<void> {
  await emptied(database);
  await beginCounting();
  await cleanUpLater(database, 0);
}

/** Ben's browser asks the deployed bundle with a coturn for its ICE servers. */
export async function iceServers({ db }: Database): Promise<void> {
  const functions = await hostBundle({
    TURN_PROVIDER: 'coturn',
    TURN_URLS: 'turn:127.0.0.1:3478',
    TURN_SECRET: randomUUID(),
  });
  try {
    const [ana, ben] = await Promise.all([signUp(), signUp()]);
    const { id } = await writeCall(db, ana.uid);
    await beginCounting();
    const { status } = await callFunction(functions.url, { id }, ben);
    if (status !== 200) throw new Error(`The function answered ${status}.`);
  } finally {
    await functions.close();
  }
}
