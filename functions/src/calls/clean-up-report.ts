/** What one run did. */
export interface CleanUpReport {
  /** Abandoned calls that were ended. */
  readonly ended: number;
  /** Call documents that were deleted. */
  readonly deleted: number;
  /** Documents below them that were deleted. */
  readonly documents: number;
  /** Calls that showed a sign of life in the meantime. */
  readonly spared: number;
  /** Calls that couldn't be cleared; the next run tries again. */
  readonly failed: number;
  /** False when the time was up before the work was done. */
  readonly finished: boolean;
}
