import type { CallDocument } from '../../../contract/call.ts';
import { isLive } from '../../../contract/seats.ts';
import type { Data } from '../values.ts';
import { callOn, type Stage } from './stage.ts';

export type Admission = CallDocument['admission'];

/** The fields that open, close or lock a call's doors. Whoever sits there stays let in by a lock, all others don't. */
export function doors(stage: Stage, admission: Admission, locked: boolean): Data {
  if (!locked) return { admission, locked };
  const call = callOn(stage);
  const { admitted = [], host } = call;
  const sitting = [call.caller, call.callee].flatMap((seat) =>
    isLive(seat, stage.now.ms) && seat.uid !== host ? [seat.uid] : [],
  );
  return { admission, locked, admitted: stage.random.chance(0.8) ? [...new Set(sitting)] : admitted };
}
