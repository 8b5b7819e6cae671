import type { Signaling } from './signaling.ts';

/** For tests: a network on which each request and each piece of news takes its time. News stay in order. */
export function slowSignaling(signaling: Signaling, delayMs: () => number): Signaling {
  const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, delayMs()));
  const slow = async <T>(send: () => Promise<T>): Promise<T> => {
    await pause();
    try {
      return await send();
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
  const delayed = <T>(
    onNews: (news: T) => void,
    onError: (error: unknown) => void,
  ): [(news: T) => void, (error: unknown) => void] => [
    (one) => later(() => onNews(one)),
    (error) => later(() => onError(error)),
  ];
  const { host, door, move, rooms } = signaling;
  return {
    uid: signaling.uid,
    host: {
      setAdmission: (...args) => slow(() => host.setAdmission(...args)),
      admit: (...args) => slow(() => host.admit(...args)),
      decline: (...args) => slow(() => host.decline(...args)),
      remove: (...args) => slow(() => host.remove(...args)),
      handOver: (...args) => slow(() => host.handOver(...args)),
      setKey: (...args) => slow(() => host.setKey(...args)),
      claim: (...args) => slow(() => host.claim(...args)),
      end: (...args) => slow(() => host.end(...args)),
    },
    door: {
      readLobby: (...args) => slow(() => door.readLobby(...args)),
      readKnock: (...args) => slow(() => door.readKnock(...args)),
      knock: (...args) => slow(() => door.knock(...args)),
      stopKnocking: (...args) => slow(() => door.stopKnocking(...args)),
      watchLobby: (id, onLobby, onError) => door.watchLobby(id, ...delayed(onLobby, onError)),
      watchKnock: (id, onKnock, onError) => door.watchKnock(id, ...delayed(onKnock, onError)),
      watchKnocks: (id, onKnocks, onError) => door.watchKnocks(id, ...delayed(onKnocks, onError)),
    },
    move: {
      offer: (...args) => slow(() => move.offer(...args)),
      take: (...args) => slow(() => move.take(...args)),
    },
    rooms: { find: (name) => slow(() => rooms.find(name)) },
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
    clear: (...args) => slow(() => signaling.clear(...args)),
    watchCall: (id, onCall, onError) => signaling.watchCall(id, ...delayed(onCall, onError)),
    watchCandidates: (...args) => signaling.watchCandidates(...args),
    close: () => {
      closed = true;
      signaling.close();
    },
  };
}
