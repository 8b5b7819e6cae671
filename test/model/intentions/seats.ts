import { otherRole, type Role } from '../../../contract/call.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { candidatesDocument } from '../../../contract/paths.ts';
import { isLive } from '../../../contract/seats.ts';
import { changed, isData, NOW, type Data } from '../values.ts';
import {
  answerOf,
  callOn,
  callPath,
  commit,
  offerOf,
  ownSeat,
  somePurgeTime,
  storedCall,
  type Intention,
  type Stage,
} from './stage.ts';

export const sitDownAsCallee: Intention = (stage) =>
  commit(stage, {
    [callPath(stage)]: {
      ...storedCall(stage),
      callee: ownSeat(stage),
      answer: answerOf(stage),
      aliveAt: NOW,
    },
  });

/** Sits down as caller or offers anew; gives up the own seat as callee, and mostly clears away one that was left. */
export const offer: Intention = (stage) => {
  const { callee, offer: before } = callOn(stage);
  const own = callee?.uid === stage.tab.uid && callee.peer === stage.tab.peer;
  const frees = own || (!isLive(callee, stage.now.ms) && stage.random.chance(0.7));
  return commit(stage, {
    [callPath(stage)]: changed(storedCall(stage), {
      caller: ownSeat(stage),
      offer: offerOf(stage, (before?.round ?? 0) + 1),
      answer: undefined,
      ...(frees ? { callee: undefined } : {}),
      aliveAt: NOW,
    }),
  });
};

export const answer: Intention = (stage) =>
  commit(stage, {
    [callPath(stage)]: {
      ...storedCall(stage),
      answer: answerOf(stage),
      ...(stage.random.chance(0.5) ? { aliveAt: NOW } : {}),
    },
  });

/** Renews who sits there live; sometimes one seat alone or one that is free, sometimes with a later `purgeAt`. */
export const renew: Intention = (stage) => {
  const call = callOn(stage);
  const stored = storedCall(stage);
  const renewed = (role: Role): object => {
    const seat = stored[role];
    const renews = isLive(call[role], stage.now.ms) !== stage.random.chance(0.15);
    return isData(seat) && renews ? { [role]: { ...seat, at: NOW } } : {};
  };
  return commit(stage, {
    [callPath(stage)]: {
      ...stored,
      ...renewed('caller'),
      ...renewed('callee'),
      aliveAt: NOW,
      ...(stage.random.chance(0.3) ? { purgeAt: somePurgeTime(stage) } : {}),
    },
  });
};

export const leaveAs =
  (role: Role): Intention =>
  (stage) => {
    const seat = storedCall(stage)[role];
    const left: Data = isData(seat) ? { ...seat, left: seat['session'] ?? '' } : { left: '' };
    return commit(stage, { [callPath(stage)]: { ...storedCall(stage), [role]: left } });
  };

export const ask: Intention = (stage) => {
  const { callee } = storedCall(stage);
  const asks = callOn(stage).offer?.round ?? 1;
  return commit(stage, {
    [callPath(stage)]: { ...storedCall(stage), callee: { ...(isData(callee) ? callee : {}), asks } },
  });
};

export const clearSeatOf =
  (role: Role): Intention =>
  (stage) =>
    commit(stage, {
      [callPath(stage)]: changed(storedCall(stage), { [role]: undefined, answer: undefined }),
    });

const CANDIDATES = ['', '{"candidate":"candidate:1 1 udp 1 127.0.0.1 9 typ host"}', 'c'.repeat(512)] as const;

/** A document of late candidates, under one of the first names or the last; at times one too many, of another round or stay. */
export const sendCandidatesAs =
  (role: Role): Intention =>
  (stage) => {
    const { random, id } = stage;
    const call = callOn(stage);
    const round =
      (call.offer?.round ?? 1) +
      random.weighted([
        [0, 12],
        [-1, 1],
        [1, 1],
      ] as const);
    const last = LIMITS.candidateDocuments - 1;
    const n = random.weighted([
      [random.below(4), 8],
      [last, 2],
      [last + 1, 1],
    ] as const);
    const own = call[role]?.session ?? 'none';
    const session = random.chance(0.9) ? own : `${stage.tab.peer}9`;
    const document = {
      round,
      to: call[otherRole(role)]?.uid ?? stage.tab.uid,
      from: stage.tab.uid,
      candidates: someCandidates(stage),
    };
    return commit(stage, { [candidatesDocument(id, role, { round, session, n })]: document });
  };

const someCandidates = ({ random }: Stage): string[] =>
  Array.from(
    {
      length: random.weighted([
        [1, 6],
        [3, 2],
        [10, 2],
      ] as const),
    },
    () => random.pick(CANDIDATES),
  );
