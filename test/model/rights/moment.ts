import type { CallDocument, Role, Seat } from '../../../contract/call.ts';
import { isLetIn, isLive } from '../../../contract/seats.ts';
import { isData, type Data, type Time } from '../values.ts';

/** Somebody is about to do something with a call. */
export interface Moment {
  readonly who: string;
  readonly now: Time;
  /** The call as it stands, as it is stored and as the contract types it. */
  readonly stored: Data;
  readonly call: CallDocument<number>;
  /** The call as they want it to be: what they say of themselves, their descriptions and decisions are taken from it. */
  readonly wish: Data;
}

/**
 * Something one can do with a call: the call that it makes, or null when it isn't for them, or not now.
 * A change is legitimate when it is exactly what one of the deeds makes.
 */
export type Deed = (moment: Moment) => Data | null;

export const ROLES: readonly Role[] = ['caller', 'callee'];

export const seatIn = (data: Data, role: Role): Data | null => {
  const seat = data[role];
  return isData(seat) ? seat : null;
};

export const liveIn = ({ call, now }: Moment, role: Role): Seat<number> | null =>
  isLive(call[role], now.ms) ? call[role] : null;

/** Whether they sit there now, in whichever tab. */
export const sitsIn = (moment: Moment, role: Role): boolean => liveIn(moment, role)?.uid === moment.who;

/** Whether this seat is, or was, that of this tab. */
export const isOfTab = (seat: Seat<number> | undefined, who: string, peer: unknown): boolean =>
  seat !== undefined && seat.uid === who && seat.peer === peer;

export const letIn = ({ call, who, now }: Moment): boolean => isLetIn(call, who, now.ms);

export const hosts = ({ call, who }: Moment): boolean => call.host === who;
