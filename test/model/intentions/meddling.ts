import { hashOf, SECRETS, UIDS } from '../cast.ts';
import { changed, isData, isList, NOW, type Data } from '../values.ts';
import { withField } from './fields.ts';
import { answerOf, offerOf, ownSeat, somePurgeTime, type Stage } from './stage.ts';

/** A change of a call document that nobody asked for. */
type Meddling = (call: Data, stage: Stage) => Data;

const flip =
  (field: string, a: string | boolean, b: string | boolean): Meddling =>
  (call) => ({
    ...call,
    [field]: call[field] === a ? b : a,
  });

const entries = (call: Data, list: string): readonly string[] => {
  const value = call[list];
  return isList(value) ? value.map(String) : [];
};

const MEDDLINGS: readonly Meddling[] = [
  (call, { tab }) => ({ ...call, host: tab.uid }),
  (call, { random }) => ({ ...call, host: random.pick(UIDS) }),
  flip('admission', 'open', 'knock'),
  flip('locked', false, true),
  flip('state', 'open', 'ended'),
  (call, { tab }) => ({ ...call, admitted: [...entries(call, 'admitted'), tab.uid] }),
  (call, { random }) => ({ ...call, admitted: [...entries(call, 'admitted'), random.pick(UIDS)] }),
  (call, { random }) => ({ ...call, removed: [...entries(call, 'removed'), random.pick(UIDS)] }),
  (call) => ({ ...call, removed: entries(call, 'removed').slice(0, -1) }),
  (call) => ({ ...call, aliveAt: NOW }),
  (call, { now }) => ({ ...call, aliveAt: now.plus(-3_600_000) }),
  (call, stage) => ({ ...call, purgeAt: somePurgeTime(stage) }),
  (call) => changed(call, { caller: undefined }),
  (call) => changed(call, { callee: undefined }),
  (call) => changed(call, { answer: undefined }),
  (call) => changed(call, { offer: undefined }),
  (call, stage) => ({ ...call, caller: ownSeat(stage) }),
  (call, stage) => ({ ...call, callee: ownSeat(stage) }),
  (call, stage) => ({ ...call, answer: answerOf(stage) }),
  (call, stage) => ({ ...call, offer: offerOf(stage, 1) }),
  (call) => (isData(call['offer']) ? withField(call, ['offer', 'sdp'], 'v=0 mine') : call),
  ...['caller', 'callee'].flatMap((role): Meddling[] => [
    (call) => (isData(call[role]) ? withField(call, [role, 'at'], NOW) : call),
    (call) => (isData(call[role]) ? withField(call, [role, 'name'], 'Mallory') : call),
    (call) => (isData(call[role]) ? withField(call, [role, 'session'], 'm'.repeat(16)) : call),
    (call, { tab }) => (isData(call[role]) ? withField(call, [role, 'uid'], tab.uid) : call),
    (call) => (isData(call[role]) ? withField(call, [role, 'left'], call[role]['session']) : call),
    (call) => (isData(call[role]) ? withField(call, [role, 'move'], hashOf(SECRETS[0] ?? '')) : call),
    (call) => (isData(call[role]) ? withField(call, [role, 'moved'], SECRETS[0]) : call),
  ]),
  (call) => ({ ...call, hostKey: { hash: hashOf(SECRETS[1] ?? '') } }),
  (call) => changed(call, { hostKey: undefined }),
  (call, { now }) => ({ ...call, opensAt: now }),
  (call) => ({ ...call, endedName: 'Mallory' }),
];

/** With one change more, which is often the one that makes it somebody else's business. */
export const meddled = (call: Data, stage: Stage): Data => stage.random.pick(MEDDLINGS)(call, stage);
