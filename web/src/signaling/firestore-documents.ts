import { Timestamp, type DocumentData } from 'firebase/firestore';
import type { CandidatesDocument, Room } from '../../../contract/call.ts';
import type { Knock, Lobby } from './door.ts';
import type { Call } from './signaling.ts';

/** A call document with its times in milliseconds. The rules guarantee its shape. */
export function toCall(data: DocumentData): Call {
  return withMillis(data) as unknown as Call;
}

export function toCandidates(data: DocumentData): CandidatesDocument {
  return data as CandidatesDocument;
}

export function toLobby(data: DocumentData): Lobby {
  return withMillis(data) as unknown as Lobby;
}

/** The knock of this person. */
export function toKnock(uid: string, data: DocumentData): Knock {
  return { ...(withMillis(data) as unknown as Omit<Knock, 'uid'>), uid };
}

export function toRoom(data: DocumentData): Room<number> {
  return withMillis(data) as unknown as Room<number>;
}

function withMillis(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toMillis();
  if (Array.isArray(value)) return value.map(withMillis);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withMillis(inner)]));
}
