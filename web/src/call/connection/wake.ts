/** How long a page is hidden before coming back counts as waking up: phones freeze it by then. Milliseconds. */
const HIDDEN_MS = 15_000;
/** A timer that is later than this says that the page, or the whole machine, stood still. */
const STILL_MS = 20_000;
const TICK_MS = 5_000;

/** `network`: there is a network again, or another one. `resumed`: the page comes back to life, or to be looked at. */
export type WakeReason = 'network' | 'resumed';

/** What `onWake` listens to; a page's globals. */
export interface WakeSources {
  readonly window: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
  /** The Network Information API, where there is one. */
  readonly connection: Network | null;
}

/** NetworkInformation; which of the two fields there is depends on the browser. */
type Network = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
  readonly type?: string | undefined;
  readonly effectiveType?: string | undefined;
};

/**
 * Calls back when connections may have died unnoticed: the page is looked at again after a while, it or
 * the machine had been asleep, or the network is another. Returns the way to stop.
 */
export function onWake(
  listener: (reason: WakeReason) => void,
  { window, document, connection }: WakeSources,
): () => void {
  const resumed = (): void => listener('resumed');
  const online = (): void => listener('network');
  let hiddenAt: number | null = null;
  let tickedAt = Date.now();
  const visibilityChanged = (): void => {
    if (document.visibilityState === 'hidden') hiddenAt ??= Date.now();
    else {
      const since = hiddenAt;
      hiddenAt = null;
      if (since !== null && Date.now() - since >= HIDDEN_MS) resumed();
    }
  };
  const tick = (): void => {
    const late = Date.now() - tickedAt - TICK_MS;
    tickedAt = Date.now();
    if (late >= STILL_MS) resumed();
  };
  let kind = kindOf(connection);
  // It also tells of each new estimate of how fast the network is, which is every few seconds on a busy one.
  const networkChanged = (): void => {
    const before = kind;
    kind = kindOf(connection);
    if (kind !== before) online();
  };
  const ticking = setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', visibilityChanged);
  document.addEventListener('resume', resumed);
  window.addEventListener('online', online);
  connection?.addEventListener('change', networkChanged);
  return () => {
    clearInterval(ticking);
    document.removeEventListener('visibilitychange', visibilityChanged);
    document.removeEventListener('resume', resumed);
    window.removeEventListener('online', online);
    connection?.removeEventListener('change', networkChanged);
  };
}

const kindOf = (network: Network | null): string | undefined => network?.type ?? network?.effectiveType;
