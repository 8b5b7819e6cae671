import { Timestamp, type DocumentData } from 'firebase/firestore';
import type { CandidatesDocument } from '../../../contract/call.ts';
import type { Call } from './signaling.ts';

/** A call document with its times in milliseconds. The rules guarantee its shape. */
export function toCall(data: DocumentData): Call {
  return withMillis(data) as unknown as Call;
}

export function toCandidates(data: DocumentData): CandidatesDocument {
  return data as CandidatesDocument;
}

function withMillis(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toMillis();
  if (Array.isArray(value)) return value.map(withMillis);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withMillis(inner)]));
}
