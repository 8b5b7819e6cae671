/**
 * The call document, `calls/{id}`, and what hangs under it. Times that are written are the
 * server's; `T` is how a time is represented on the side that reads it.
 */
export type Role = 'caller' | 'callee';

export interface Seat<T = unknown> {
  /** Firebase Auth uid of the person. */
  uid: string;
  /** Random id of the tab: two tabs of one browser share a uid. */
  peer: string;
  /** Random id of one stay in the call: new with each page load, and each time someone joins again. */
  session: string;
  /** What the person calls themselves; may be empty. */
  name: string;
  /** Server time of the last renewal. */
  at: T;
  /** Equal to `session` when that stay is over. */
  left?: string;
  /** Asks the caller for a new round: the round that is found wanting. */
  asks?: number;
  /** Hash of the secret by which another device may take this seat over, once: see secrets.ts. */
  move?: string;
  /** The secret by which this seat was taken over from another device; it opens nothing any more. */
  moved?: string;
}

export interface Offer<T = unknown> {
  /** 1 for the first offer of a call, one more for each that follows. */
  round: number;
  /** Id of the peer connection: the same means "renegotiate", another means "a new connection". */
  pc: string;
  sdp: string;
  at: T;
}

export interface Answer {
  /** The round of the offer it answers. */
  round: number;
  sdp: string;
}

export interface CallDocument<T = unknown> {
  host: string;
  state: 'open' | 'ended';
  endedBy?: string;
  /** What who ended it calls themselves; may be empty. */
  endedName?: string;
  endReason?: string;
  endedAt?: T;
  /** Whether whoever has the link may sit down, or has to be let in by the host. */
  admission: 'open' | 'knock';
  /** uids that were let in by the host; those who sat there when the call was locked, too. */
  admitted: string[];
  /** uids that get no seat any more. */
  removed: string[];
  /** Nobody but those on `admitted` gets a seat, and nobody may knock. */
  locked: boolean;
  /** Hash of the secret by which `host` may be claimed, and the one that opened the hash before: see secrets.ts. */
  hostKey?: { hash: string; opened?: string };
  /** Until then nobody but the host gets in, and nobody may knock. In whole milliseconds. */
  opensAt?: T;
  /** Name of the room that means this call, where one does: a call has one name at most. */
  room?: string;
  caller?: Seat<T>;
  callee?: Seat<T>;
  offer?: Offer<T>;
  answer?: Answer;
  /** Last sign of life. */
  aliveAt: T;
  /** When TTL may remove the document. */
  purgeAt: T;
}

/** A document of `callerCandidates` or `calleeCandidates`: candidates that came too late for the description. */
export interface CandidatesDocument {
  /** Of this round of offer and answer; those of another are dropped. */
  round: number;
  /** uid of the one they are for. */
  to: string;
  /** uid of the one who wrote them. */
  from: string;
  /** Each is an RTCIceCandidateInit as JSON; an empty candidate means "no more". */
  candidates: string[];
}

export const otherRole = (role: Role): Role => (role === 'caller' ? 'callee' : 'caller');

/** `calls/{id}/knocks/{uid}`: somebody before the door of a call that lets people in by hand. */
export interface Knock<T = unknown> {
  name: string;
  /** Server time at which they last began to wait. */
  at: T;
  /** How often they have knocked: again only after having been declined, and LIMITS.knocks times in all. */
  tries: number;
  /** `gone`: they wait no more. `removed`: they sat in the call, and the host has put them out. */
  status: 'waiting' | 'admitted' | 'declined' | 'gone' | 'removed';
}

/** `lobby/{id}`: what somebody outside may know of a call that isn't open to everybody, or not yet. */
export interface Lobby<T = unknown> {
  /** What the host calls themselves; may be empty. */
  name: string;
  state: 'open' | 'ended';
  endedName?: string;
  admission: 'open' | 'knock';
  locked: boolean;
  /** As in the call. */
  opensAt?: T;
  purgeAt: T;
}

/** `rooms/{name}`: a name that people agreed on, and the call that it means now. */
export interface Room<T = unknown> {
  /** ID of a call. */
  call: string;
  purgeAt: T;
}
