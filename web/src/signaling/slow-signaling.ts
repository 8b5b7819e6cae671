import type { Signaling } from './signaling.ts';

/** For tests: a network on which each request and each piece of news takes its time. News stay in order. */
export function slowSignaling(signaling: Signaling, delayMs: () => number): Signaling {
  const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, delayMs()));
  const slow = async (send: () => Promise<void>): Promise<void> => {
    await pause();
    try {
      await send();
    } finally {
      await pause();
    }
  };
  let news: Promise<void> = Promise.resolve();
  let closed = false;
  const later = (tell: () => void): void => {
    news = news.then(pause).then(() => {
      if (!closed) tell();
    });
  };
  return {
    uid: signaling.uid,
    serverNow: () => signaling.serverNow(),
    warmUp: () => slow(() => signaling.warmUp()),
    create: (...args) => slow(() => signaling.create(...args)),
    takeCallee: (...args) => slow(() => signaling.takeCallee(...args)),
    takeCaller: (...args) => slow(() => signaling.takeCaller(...args)),
    answer: (...args) => slow(() => signaling.answer(...args)),
    ask: (...args) => slow(() => signaling.ask(...args)),
    addCandidates: (...args) => slow(() => signaling.addCandidates(...args)),
    renew: (...args) => slow(() => signaling.renew(...args)),
    leave: (...args) => slow(() => signaling.leave(...args)),
    end: (...args) => slow(() => signaling.end(...args)),
    watchCall: (id, onCall, onError) =>
      signaling.watchCall(
        id,
        (call) => later(() => onCall(call)),
        (error) => later(() => onError(error)),
      ),
    watchCandidates: (...args) => signaling.watchCandidates(...args),
    close: () => {
      closed = true;
      signaling.close();
    },
  };
}
