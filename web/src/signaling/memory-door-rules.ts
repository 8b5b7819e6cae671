import { LIMITS, TIMES } from '../../../contract/limits.ts';
import { isOver, mayKnock } from '../../../contract/seats.ts';
import type { Knock } from './door.ts';
import { isName } from './memory-rules.ts';
import type { Call } from './signaling.ts';

/** The conditions of firestore.rules before the door: on knocks, and on rooms' names. */

export type StoredKnock = Omit<Knock, 'uid'>;

/** Knocking for the first time, or again: after having been declined, gone away, or let in once. */
export function mayWait(
  before: StoredKnock | null,
  after: StoredKnock,
  call: Call | null,
  uid: string,
  now: number,
): boolean {
  if (call === null || call.state !== 'open' || !mayKnock(call, uid, now)) return false;
  if (!isName(after.name)) return false;
  if (before === null) return after.tries === 1;
  const pause = (ms: number): boolean => before.at + ms <= now;
  switch (before.status) {
    case 'declined':
      return after.tries === before.tries + 1 && after.tries <= LIMITS.knocks && pause(TIMES.knockAgainMs);
    case 'gone':
    case 'admitted':
      return after.tries === before.tries && pause(TIMES.knockReturnMs);
    case 'waiting':
    case 'removed':
      return false;
  }
}

export const mayStopWaiting = (before: StoredKnock): boolean => before.status === 'waiting';

export const mayDecide = (call: Call | null, uid: string): boolean => call?.host === uid;

/** So that whoever was put out can be told. `call` is what it is after this commit. */
export const tellsOfRemoval = (person: string, call: Call | null, uid: string): boolean =>
  call?.host === uid && call.removed.includes(person);

/** For one's own call that was made with this name, in place of one that is over. */
export function mayName(
  name: string,
  made: Call | null,
  old: Call | null,
  uid: string,
  now: number,
): boolean {
  return (
    name.length <= LIMITS.room &&
    made?.host === uid &&
    made.room === name &&
    (old === null || isOver(old, now))
  );
}
