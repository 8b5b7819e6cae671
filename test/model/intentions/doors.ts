import type { CallDocument } from '../../../contract/call.ts';
import { isLive } from '../../../contract/seats.ts';
import type { Data } from '../values.ts';
import { callOn, type Stage } from './stage.ts';

export type Admission = CallDocument['admission'];

/**
 * The fields that open, close or lock a call's doors. Whoever sits there stays let in by a lock, all others don't.
 * At times somebody who was put out shall be let back in, which can't be.
 */
export function doors(stage: Stage, admission: Admission, locked: boolean): Data {
  const { removed = [] } = callOn(stage);
  if (!locked) return { admission, locked, removed: stage.random.chance(0.1) ? removed.slice(1) : removed };
  const call = callOn(stage);
  const { admitted = [], host } = call;
  const sitting = [call.caller, call.callee].flatMap((seat) =>
    isLive(seat, stage.now.ms) && seat.uid !== host ? [seat.uid] : [],
  );
  return { admission, locked, admitted: stage.random.chance(0.8) ? [...new Set(sitting)] : admitted };
}
