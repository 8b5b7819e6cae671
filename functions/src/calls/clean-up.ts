import { Timestamp, type Firestore, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { CallDocument } from '../../../contract/call.ts';
import { TIMES } from '../../../contract/limits.ts';
import { CALLS } from '../../../contract/paths.ts';
import { hasLobby } from '../../../contract/seats.ts';
import type { Log } from '../log.ts';
import type { CleanUpReport } from './clean-up-report.ts';
import { deleteCall } from './delete-call.ts';
import { eachLimited } from './each-limited.ts';
import { endAbandoned } from './end-abandoned.ts';

export interface CleanUpOptions {
  readonly db: Firestore;
  /** Milliseconds since 1970; a call is abandoned as seen from here. */
  readonly now: number;
  /** Milliseconds after which nothing more is begun. */
  readonly budgetMs: number;
  /** Milliseconds of any clock that only goes forward. */
  readonly elapsed?: () => number;
  readonly log?: Log;
}

/** Calls that are looked up at once, and how many of them are worked on at the same time. */
const PAGE = 250;
const AT_ONCE = 25;

/**
 * Ends the calls whose last sign of life is too long ago, and deletes those and the ones that were
 * ended before, with what hangs under them.
 *
 * Each step can be the last one: a call is ended first, which no renewal survives and which loses
 * against one that comes before it; then its documents go, then itself. Whatever is left is found by the same query the
 * next time. Two at once do the same work twice and never harm, since only the one that finds
 * the document as it read it ends or deletes it.
 */
export async function cleanUp(options: CleanUpOptions): Promise<CleanUpReport> {
  const { db, now, budgetMs, elapsed = () => performance.now(), log = () => {} } = options;
  const report = { ended: 0, deleted: 0, documents: 0, spared: 0, failed: 0 };
  const startedAt = elapsed();
  const inTime = (): boolean => elapsed() - startedAt < budgetMs;
  const stale = db
    .collection(CALLS)
    .where('aliveAt', '<', Timestamp.fromMillis(now - TIMES.abandonedAfterMs))
    .orderBy('aliveAt')
    // Without descriptions a page of calls is small.
    .select('aliveAt', 'state', 'opensAt', 'admission', 'locked')
    .limit(PAGE);

  const clear = async (call: QueryDocumentSnapshot): Promise<void> => {
    try {
      let { updateTime } = call;
      if (call.get('state') !== 'ended') {
        if (opensAt(call) + TIMES.abandonedAfterMs > now) return;
        const endedAt = await endAbandoned(call);
        if (!endedAt) {
          report.spared += 1;
          return;
        }
        report.ended += 1;
        updateTime = endedAt;
      }
      const { documents, deleted } = await deleteCall(call.ref, updateTime, inTime, isKnownOutside(call));
      report.documents += documents;
      if (deleted) report.deleted += 1;
    } catch (error) {
      // One that fails must not keep the others; it is found again the next time.
      report.failed += 1;
      log({ event: 'clean-up/call-failed', error });
    }
  };

  let last: QueryDocumentSnapshot | undefined;
  while (inTime()) {
    const page = await (last ? stale.startAfter(last) : stale).get();
    const all = await eachLimited(page.docs, AT_ONCE, inTime, clear);
    if (!all) break;
    if (page.size < PAGE) return { ...report, finished: inTime() };
    last = page.docs.at(-1);
  }
  return { ...report, finished: false };
}

/** Whether somebody outside may know of it. What is left of doors that are open by now is for TTL. */
const isKnownOutside = (call: QueryDocumentSnapshot): boolean =>
  hasLobby(call.data() as Pick<CallDocument, 'admission' | 'locked' | 'opensAt'>);

/** A scheduled call is alive until it was open for a while. Milliseconds since 1970, 0 when it isn't scheduled. */
function opensAt(call: QueryDocumentSnapshot): number {
  const time: unknown = call.get('opensAt');
  return time instanceof Timestamp ? time.toMillis() : 0;
}
