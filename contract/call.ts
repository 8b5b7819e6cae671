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
  endReason?: string;
  endedAt?: T;
  admission: 'open' | 'knock';
  admitted: string[];
  removed: string[];
  locked: boolean;
  opensAt?: T;
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
