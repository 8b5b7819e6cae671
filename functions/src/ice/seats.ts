import type { CallDocument } from '../../../contract/call.ts';
import type { ErrorCode } from '../../../contract/errors.ts';
import { isLetIn, liveSeat } from '../../../contract/seats.ts';

/** What decides who gets servers. Descriptions are left out on purpose: they contain addresses. */
export type CallForSeats = Pick<
  CallDocument<number>,
  'host' | 'state' | 'admission' | 'admitted' | 'removed' | 'locked' | 'opensAt' | 'caller' | 'callee'
>;

/** The fields to read for it. */
export const SEAT_FIELDS = [
  'host',
  'state',
  'admission',
  'admitted',
  'removed',
  'locked',
  'opensAt',
  'caller',
  'callee',
] as const satisfies readonly (keyof CallForSeats)[];

export type Standing =
  /** Sits in the call; `together` when the other seat is taken too. */
  | { readonly kind: 'sits'; readonly together: boolean }
  | { readonly kind: 'may-sit' }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

/** Where this person stands, by the conditions of firestore.rules. `now` in milliseconds since 1970. */
export function standingOf(uid: string, call: CallForSeats, now: number): Standing {
  if (call.state !== 'open') return { kind: 'refused', code: 'call/ended' };
  const caller = liveSeat(call, 'caller', now);
  const callee = liveSeat(call, 'callee', now);
  if (caller?.uid === uid || callee?.uid === uid) {
    return { kind: 'sits', together: caller !== null && callee !== null };
  }
  if (!isLetIn(call, uid, now)) return { kind: 'refused', code: 'call/not-allowed' };
  if (caller !== null && callee !== null) return { kind: 'refused', code: 'call/full' };
  return { kind: 'may-sit' };
}
