// One run of cleanUp in a process of its own, to be killed. Prints a line when it begins.
import { cleanUp } from '../../functions/src/calls/clean-up.ts';
import { openDatabase } from './calls.ts';

const { db } = openDatabase();
await db.listCollections();
console.log('begins');
await cleanUp({ db, now: Date.now(), budgetMs: 60_000 });
