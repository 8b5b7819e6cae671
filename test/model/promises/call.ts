import { otherRole, type CallDocument, type Role, type Seat } from '../../../contract/call.ts';
import { TIMES } from '../../../contract/limits.ts';
import { isLetIn, liveSeat } from '../../../contract/seats.ts';
import { hashOf } from '../cast.ts';

/** A call before and after a write that was allowed. */
export interface CallTurn {
  readonly who: string;
  readonly now: number;
  readonly b: CallDocument<number>;
  readonly a: CallDocument<number>;
}

const ROLES: readonly Role[] = ['caller', 'callee'];
const alike = (x: unknown, y: unknown): boolean => JSON.stringify(x) === JSON.stringify(y);
const opens = (secret: string | undefined, hash: string | undefined): boolean =>
  secret !== undefined && hashOf(secret) === hash;

const movedBySecret = ({ b, a, who }: CallTurn, role: Role): boolean =>
  a[role]?.uid === who && opens(a[role].moved, b[role]?.move);

const sitsAfter = ({ a, who, now }: CallTurn): boolean =>
  ROLES.some((role) => liveSeat(a, role, now)?.uid === who);

const isNewStay = (before: Seat<number> | undefined, after: Seat<number> | undefined): boolean =>
  after !== undefined &&
  (before?.uid !== after.uid || before.peer !== after.peer || before.session !== after.session);

/** Whether this seat was lived in and its holder has it no more. */
const isLost = ({ b, a, now }: CallTurn, role: Role): boolean => {
  const seat = liveSeat(b, role, now);
  return seat !== null && (a[role]?.uid !== seat.uid || a[role].peer !== seat.peer);
};

function isLostRightly(turn: CallTurn, role: Role): boolean {
  const { b, a, who, now } = turn;
  const seat = b[role];
  if (seat === undefined || movedBySecret(turn, role)) return true;
  const other = otherRole(role);
  if (a[role] !== undefined) return false;
  const hostActs = b.host === who && (a.state === 'ended' || a.removed.includes(seat.uid));
  const changedSeats = seat.uid === who && a[other]?.uid === who && a[other].peer === seat.peer;
  const wasSilent = now - seat.at >= TIMES.silentSeatMs && liveSeat(b, other, now)?.uid === who;
  return hostActs || changedSeats || wasSilent;
}

/** What holds of every allowed write to a call that was open, by its words. */
export const CALL_PROMISES: Readonly<Record<string, (turn: CallTurn) => boolean>> = {
  'rounds go on one by one, and never back': ({ b, a }) => {
    const [before = 0, after = 0] = [b.offer?.round, a.offer?.round];
    return a.state === 'ended' ? a.offer === undefined : after === before || after === before + 1;
  },
  'a new round has no answer yet': ({ b, a }) => a.offer?.round === b.offer?.round || a.answer === undefined,
  'an answer is of the round that stands': ({ a }) =>
    a.answer === undefined || a.answer.round === a.offer?.round,
  'the host changes by hand, by key, or by moving': (turn) => {
    const { b, a, who, now } = turn;
    const byHand = b.host === who && ROLES.some((role) => liveSeat(b, role, now)?.uid === a.host);
    const byKey = a.host === who && opens(a.hostKey?.opened, b.hostKey?.hash);
    const byMoving =
      a.host === who && ROLES.some((role) => b[role]?.uid === b.host && movedBySecret(turn, role));
    return a.host === b.host || byHand || byKey || byMoving;
  },
  'nobody takes a live seat': (turn) =>
    ROLES.every((role) => !isLost(turn, role) || isLostRightly(turn, role)),
  'everyone takes a seat for themselves, now': ({ b, a, who, now }) =>
    ROLES.every((role) => !isNewStay(b[role], a[role]) || (a[role]?.uid === who && a[role].at === now)),
  'who stays keeps their name and their tab': ({ b, a }) =>
    ROLES.every(
      (role) =>
        isNewStay(b[role], a[role]) ||
        a[role] === undefined ||
        a[role].name === b[role]?.name ||
        a[role].at > (b[role]?.at ?? 0),
    ),
  'nobody sits down who is not let in': (turn) => {
    const { b, a, who, now } = turn;
    const satThere = ROLES.some((role) => liveSeat(b, role, now)?.uid === who);
    return ROLES.every(
      (role) => !isNewStay(b[role], a[role]) || satThere || isLetIn(b, who, now) || movedBySecret(turn, role),
    );
  },
  'who was put out has no seat': ({ a }) =>
    ROLES.every((role) => a[role] === undefined || !a.removed.includes(a[role].uid)),
  'who was put out stays out, and the host is not among them': ({ b, a }) =>
    b.removed.every((uid) => a.removed.includes(uid)) &&
    !a.removed.includes(a.host) &&
    !a.removed.some((uid) => a.admitted.includes(uid)),
  'two seats are two tabs': ({ a }) => a.caller === undefined || a.caller.peer !== a.callee?.peer,
  'a call lives on by who sits in it': (turn) =>
    turn.a.aliveAt === turn.b.aliveAt || (turn.a.aliveAt === turn.now && sitsAfter(turn)),
  'a seat lives on by who sits in the call': (turn) =>
    ROLES.every((role) => {
      const [before, after] = [turn.b[role]?.at, turn.a[role]?.at];
      return after === undefined || after === before || (after === turn.now && sitsAfter(turn));
    }),
  'a free seat is not lived in again by its old stay': ({ b, a, now }) =>
    ROLES.every((role) => {
      const before = b[role];
      if (before === undefined || liveSeat(b, role, now) !== null || liveSeat(a, role, now) === null)
        return true;
      return isNewStay(before, a[role]) || a[role]?.at === now;
    }),
  "an offer is the caller's, an answer the callee's": ({ b, a, who, now }) =>
    (alike(b.offer, a.offer) || a.offer === undefined || liveSeat(a, 'caller', now)?.uid === who) &&
    (alike(b.answer, a.answer) || a.answer === undefined || liveSeat(a, 'callee', now)?.uid === who),
  'the doors are the host’s': ({ b, a, who }) => {
    const doors = (call: CallDocument<number>): unknown => [
      call.admission,
      call.locked,
      call.admitted,
      call.removed,
      call.opensAt,
    ];
    return b.host === who || alike(doors(b), doors(a));
  },
  'a key is changed by the host, or by who opens it': ({ b, a, who }) =>
    alike(b.hostKey, a.hostKey) ||
    b.host === who ||
    (a.host === who && opens(a.hostKey?.opened, b.hostKey?.hash)),
  'a key opens once': ({ b, a }) =>
    alike(b.hostKey, a.hostKey) || !a.hostKey?.opened || a.hostKey.hash !== b.hostKey?.hash,
  'whoever hosts ends the call': ({ b, a, who }) =>
    a.state === 'open' || (b.host === who && !a.caller && !a.callee && !a.offer && !a.answer),
  'nobody has a call deleted soon': ({ b, a, now }) =>
    a.purgeAt === b.purgeAt || a.purgeAt - now >= TIMES.purgeAtLeastMs,
};
