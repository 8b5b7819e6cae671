export interface LinkedSignal {
  readonly signal: AbortSignal;
  /** Lets go of the outer signal and of the time. */
  readonly release: () => void;
}

/** A signal that is aborted with `outer`, and after `ms` where that is given. AbortSignal.any() is too new for a check. */
export function linkedSignal(outer: AbortSignal, ms?: number): LinkedSignal {
  const own = new AbortController();
  const abort = (): void => own.abort();
  if (outer.aborted) abort();
  else outer.addEventListener('abort', abort, { once: true });
  const timer = ms === undefined ? undefined : setTimeout(abort, ms);
  return {
    signal: own.signal,
    release: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', abort);
    },
  };
}
