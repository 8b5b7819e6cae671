import { onSchedule } from 'firebase-functions/scheduler';
import { FUNCTIONS_REGION } from '../../../contract/ice-servers.ts';
import { log } from '../log.ts';

/** A run ends before the next one begins, and before its own time is up. */
const BUDGET_MS = 8 * 60_000;

/** Ends and deletes calls that everyone has left. */
export const cleanUpCalls = onSchedule(
  {
    region: FUNCTIONS_REGION,
    schedule: 'every 10 minutes',
    timeZone: 'Etc/UTC',
    timeoutSeconds: 540,
    memory: '512MiB',
    maxInstances: 1,
    retryCount: 0,
  },
  async () => {
    // Loaded here, so that a start of iceServers doesn't wait for it.
    const [{ getFirestore }, { cleanUp }] = await Promise.all([
      import('firebase-admin/firestore'),
      import('./clean-up.ts'),
    ]);
    const startedAt = performance.now();
    const report = await cleanUp({ db: getFirestore(), now: Date.now(), budgetMs: BUDGET_MS, log });
    log({ event: 'clean-up/done', ...report, tookMs: Math.round(performance.now() - startedAt) });
  },
);
