import { randomBytes } from 'node:crypto';
import type * as v1 from '../../protocol/messages.ts';
import type { Database } from '../../store/database.ts';
import type { View } from '../../store/view.ts';
import { microsFromTimestamp, timestampFromWire, type Micros } from '../../values/timestamp.ts';

/**
 * Where a target starts: from nothing, from what the client has seen until some time, or from
 * nothing although the client has seen something, which it must forget.
 */
export type Start =
  { readonly kind: 'fresh' } | { readonly kind: 'reset' } | { readonly kind: 'resumed'; readonly past: View };

/** After half an hour everything is sent and billed again: https://firebase.google.com/docs/firestore/pricing#listens */
const MAX_AGE: Micros = 30 * 60 * 1e6;

/** Tokens of another run of the server mean nothing to this one. */
const RUN = randomBytes(8);

/** Says that the client has seen everything until `time`. */
export function resumeToken(time: Micros): Buffer {
  const token = Buffer.alloc(8);
  token.writeBigUInt64BE(BigInt(time));
  return Buffer.concat([RUN, token]);
}

export function startOf(database: Database, target: v1.Target): Start {
  if (target.resumeToken?.length) return resumedAt(database, timeOf(Buffer.from(target.resumeToken)));
  if (target.readTime) {
    return resumedAt(database, microsFromTimestamp(timestampFromWire(target.readTime)));
  }
  return { kind: 'fresh' };
}

const timeOf = (token: Buffer): Micros | null =>
  token.length === 16 && token.subarray(0, 8).equals(RUN) ? Number(token.readBigUInt64BE(8)) : null;

function resumedAt(database: Database, time: Micros | null): Start {
  const now = database.clock.read();
  const past = time === null || time > now || time < now - MAX_AGE ? null : database.at(time);
  return past === null ? { kind: 'reset' } : { kind: 'resumed', past };
}
