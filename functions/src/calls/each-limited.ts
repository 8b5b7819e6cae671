/**
 * Runs `work` for each item, `limit` at a time, and starts no more once `goOn` says no. Resolves with
 * whether all were started; rejects with the first rejection, after what was started has settled.
 */
export async function eachLimited<T>(
  items: readonly T[],
  limit: number,
  goOn: () => boolean,
  work: (item: T) => Promise<void>,
): Promise<boolean> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && goOn()) {
      const item = items[next++];
      if (item !== undefined) await work(item);
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, worker));
  const failed = workers.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return next >= items.length;
}
