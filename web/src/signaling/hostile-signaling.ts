import type { CandidatesDocument } from '../../../contract/call.ts';
import { disorder } from './disorder.ts';
import type { Call, Signaling } from './signaling.ts';

export interface Hostility {
  /** Numbers from 0 to below 1. */
  readonly random: () => number;
  /** The shortest and the longest way of news of the call, in milliseconds. */
  readonly newsMs: readonly [number, number];
  /** The longest way of a copy of candidates, in milliseconds. Half of them come at once, with all copies. */
  readonly candidatesMs: number;
}

/**
 * For tests: a network that does its worst. News of the call come late and several times, in order, as
 * Firestore's do. Late candidates come several times, torn apart, among candidates of other
 * rounds, of other people, and of nobody: see disorder.ts. What is written isn't touched.
 */
export function hostileSignaling(signaling: Signaling, hostility: Hostility): Signaling {
  const { random, newsMs, candidatesMs } = hostility;
  const [soonest, latest] = newsMs;
  const stops = new Set<() => void>();

  /** Runs what it is given later, until it is stopped. */
  const clock = (): { after: (ms: number, run: () => void) => void; stop: () => void } => {
    let stopped = false;
    const after = (ms: number, run: () => void): void => {
      setTimeout(() => {
        if (!stopped) run();
      }, ms);
    };
    const stop = (): void => {
      stopped = true;
      stops.delete(stop);
    };
    stops.add(stop);
    return { after, stop };
  };

  const watchCall: Signaling['watchCall'] = (id, onCall, onError) => {
    const { after, stop } = clock();
    const queue: (() => void)[] = [];
    let due = 0;
    const later = (tell: () => void): void => {
      queue.push(tell);
      due = Math.max(due, Date.now() + soonest + random() * (latest - soonest));
      // Whichever timer is first, what comes is what is next.
      after(due - Date.now(), () => queue.shift()?.());
    };
    const stopWatching = signaling.watchCall(
      id,
      (call) => {
        const copies = 1 + Math.floor(random() * 3);
        for (let i = 0; i < copies; i++) later(() => onCall(structuredClone<Call | null>(call)));
      },
      (error) => later(() => onError(error)),
    );
    return () => {
      stop();
      stopWatching();
    };
  };

  const watchCandidates: Signaling['watchCandidates'] = (id, from, onCandidates, onError) => {
    const { after, stop } = clock();
    const seen: CandidatesDocument[] = [];
    const stopWatching = signaling.watchCandidates(
      id,
      from,
      (document) => {
        // All of them long before the news that they belong to, or some as late as any.
        const within = random() < 0.5 ? 0 : candidatesMs;
        for (const one of disorder(document, seen, random)) {
          after(random() * within, () => onCandidates(one));
        }
        seen.push(document);
      },
      onError,
    );
    return () => {
      stop();
      stopWatching();
    };
  };

  const close = (): void => {
    for (const stop of stops) stop();
    signaling.close();
  };

  const changed: Partial<Signaling> = { watchCall, watchCandidates, close };
  return new Proxy(signaling, {
    get(target, name) {
      if (name in changed) return Reflect.get(changed, name);
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
