import type { Signaling } from './signaling.ts';

export interface PausableSignaling extends Signaling {
  /** News wait from now on, as in a page that was put to sleep; what it sends waits as well. */
  pause(): void;
  resume(): void;
}

/** For tests: the signaling of a page that can be put to sleep. */
export function pausableSignaling(signaling: Signaling): PausableSignaling {
  let awake: Promise<void> = Promise.resolve();
  let wake = (): void => undefined;
  let asleep = false;
  const waiting: (() => void)[] = [];
  const later = (tell: () => void): void => {
    if (asleep) waiting.push(tell);
    else tell();
  };
  const writes = new Set<string>([
    'create',
    'takeCallee',
    'takeCaller',
    'answer',
    'ask',
    'addCandidates',
    'renew',
    'clear',
  ]);
  const extra = {
    pause: (): void => {
      asleep = true;
      awake = new Promise((resolve) => {
        wake = resolve;
      });
    },
    resume: (): void => {
      asleep = false;
      wake();
      for (const tell of waiting.splice(0)) tell();
    },
    watchCall: (...[id, onCall, onError]: Parameters<Signaling['watchCall']>) =>
      signaling.watchCall(
        id,
        (call) => later(() => onCall(call)),
        (error) => later(() => onError(error)),
      ),
  };
  return new Proxy(signaling, {
    get(target, name) {
      if (name in extra) return Reflect.get(extra, name);
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const bound = value.bind(target) as (...args: unknown[]) => unknown;
      if (typeof name !== 'string' || !writes.has(name)) return bound;
      return async (...args: unknown[]) => {
        await awake;
        return bound(...args);
      };
    },
  }) as PausableSignaling;
}
