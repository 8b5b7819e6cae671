import { readUsage, resetUsage, type Usage } from '../harness/usage.ts';

/** What is billed by number. */
export interface Operations {
  readonly reads: number;
  readonly writes: number;
  readonly deletes: number;
  /** Invocations of Cloud Functions. */
  readonly invocations: number;
}

/** Pages finish what they do well within this time. */
const QUIET_MS = 700;
const LOOK_EVERY_MS = 50;

/** Starts counting the Firestore operations of a project once nothing of before is under way. */
export async function beginCounting(project?: string): Promise<void> {
  await usageWhenQuiet(project);
  await resetUsage(project);
}

/** What was billed since counting began, once nothing more was for `quietMs` milliseconds. */
export async function usageWhenQuiet(project?: string, quietMs = QUIET_MS): Promise<Usage> {
  let usage = await readUsage(project);
  let since = performance.now();
  while (performance.now() - since < quietMs) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const now = await readUsage(project);
    if (JSON.stringify(now) !== JSON.stringify(usage)) since = performance.now();
    usage = now;
  }
  return usage;
}
