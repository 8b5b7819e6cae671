/** Calls back once the page has painted and has nothing better to do. Returns the way to stop. */
export function whenIdle(action: () => void): () => void {
  let stopped = false;
  const run = (): void => {
    if (!stopped) action();
  };
  requestAnimationFrame(() => {
    // Not in every browser yet.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 1500 });
    else setTimeout(run, 200);
  });
  return () => {
    stopped = true;
  };
}
