/** One way of deleting, in a process of its own, so that its memory is its own. Prints a CleanUpFigures as JSON. */
import { Timestamp, type Firestore } from 'firebase-admin/firestore';
import { CALLS } from '../../contract/paths.ts';
import { cleanUp } from '../../functions/src/calls/clean-up.ts';
import { eachLimited } from '../../functions/src/calls/each-limited.ts';
import { openDatabase } from '../functions/calls.ts';

export interface CleanUpFigures {
  readonly ms: number;
  /** Of this process: the largest resident size that was seen, in bytes. */
  readonly memory: number;
}

/** How the calls are deleted. */
const WAYS: Readonly<Record<string, (db: Firestore) => Promise<unknown>>> = {
  // Ours.
  cleanUp: (db) => cleanUp({ db, now: Date.now(), budgetMs: 3_600_000 }),
  // What one would write with the Admin SDK: the same query, as many at once, without ending calls first.
  recursiveDelete: async (db) => {
    const stale = db.collection(CALLS).where('aliveAt', '<', Timestamp.now()).select().limit(250);
    for (let page = await stale.get(); page.size > 0; page = await stale.get()) {
      await eachLimited(
        page.docs,
        25,
        () => true,
        ({ ref }) => db.recursiveDelete(ref),
      );
    }
  },
  // All calls, the living too: no choice at all, and a bound for what there is to gain.
  recursiveDeleteOfAll: (db) =>
    db.recursiveDelete(db.collection(CALLS), db.bulkWriter({ throttling: false })),
};

const way = WAYS[process.argv[2] ?? ''];
if (way) {
  const database = openDatabase();
  const { db } = database;
  let memory = 0;
  const sample = (): number => (memory = Math.max(memory, process.memoryUsage().rss));
  const sampling = setInterval(sample, 20);
  await db.collection(CALLS).limit(1).get();
  const start = performance.now();
  await way(db);
  const ms = performance.now() - start;
  clearInterval(sampling);
  sample();
  console.log(JSON.stringify({ ms, memory } satisfies CleanUpFigures));
  await database.close();
}
