import type { CallDocument, Seat } from '../../../contract/call.ts';
import { isLive } from '../../../contract/seats.ts';

/** Who a tab is, as far as seats are concerned. */
export interface TabId {
  readonly uid: string;
  readonly peer: string;
}

/** Whether the seat belongs to this tab; a page load that left may take it back. */
export function isOwn(seat: Seat<number> | undefined, self: TabId): boolean {
  return seat !== undefined && seat.uid === self.uid && seat.peer === self.peer;
}

/** Where a newcomer sits: whom they meet there, or why they can't sit. */
export type Place =
  | { readonly kind: 'callee'; readonly caller: Seat<number> }
  | { readonly kind: 'caller'; readonly callee: Seat<number> | null }
  | { readonly kind: 'full' };

/**
 * The seat that `self` takes on joining: the callee's when a caller is there with an offer,
 * else the caller's, with a new offer. One's own seat counts as free.
 */
export function placeFor(call: CallDocument<number>, self: TabId, now: number): Place {
  const { caller, callee } = call;
  const callerTaken = isLive(caller, now) && !isOwn(caller, self);
  const calleeTaken = isLive(callee, now) && !isOwn(callee, self);
  if (callerTaken && calleeTaken) return { kind: 'full' };
  if (callerTaken && call.offer !== undefined) return { kind: 'callee', caller };
  if (callerTaken) return { kind: 'full' };
  return { kind: 'caller', callee: calleeTaken ? callee : null };
}
