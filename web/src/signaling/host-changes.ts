import type { CallDocument, Lobby, Role } from '../../../contract/call.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { isShut, liveSeat } from '../../../contract/seats.ts';
import type { Admission } from './host.ts';
import type { Call } from './signaling.ts';

/** What a host's decisions make of a call: pure, the same over Firestore and in memory. */

const ROLES: readonly Role[] = ['caller', 'callee'];

/** What the lobby says of a call. */
export function lobbyOf(
  call: Pick<CallDocument<number>, 'state' | 'endedName' | 'opensAt'> & Admission,
  name: string,
): Omit<Lobby<number>, 'purgeAt'> {
  const { state, endedName, admission, locked, opensAt } = call;
  return {
    name,
    state,
    ...(endedName === undefined ? {} : { endedName }),
    admission,
    locked,
    ...(opensAt === undefined ? {} : { opensAt }),
  };
}

/** The list with this person as the newest; whoever was let in first makes place. */
export function letIn(admitted: readonly string[], uid: string): string[] {
  return [...admitted.filter((one) => one !== uid), uid].slice(-LIMITS.admitted);
}

/** Open doors let everybody in; before they close, whoever sits there is put on the list. */
export function admissionChange(
  call: Call,
  { admission, locked }: Admission,
  now: number,
): Admission & Pick<Call, 'admitted'> {
  if (!isShut({ admission, locked })) return { admission, locked, admitted: call.admitted };
  const sitting = ROLES.map((role) => liveSeat(call, role, now)?.uid)
    .filter((uid) => uid !== undefined)
    .filter((uid) => uid !== call.host && !call.removed.includes(uid));
  // A lock that falls now keeps out who isn't there; one that is there already lets them come back.
  let admitted =
    locked && !call.locked ? call.admitted.filter((uid) => sitting.includes(uid)) : [...call.admitted];
  // The rules allow one new person at a time. Where two guests sit without the host, the other keeps their seat.
  const added = sitting.find((uid) => !call.admitted.includes(uid));
  if (added !== undefined) admitted = letIn(admitted, added);
  return { admission, locked, admitted };
}

/** Takes everything from somebody; `seats` are those that they lose. */
export function removal(
  call: Call,
  uid: string,
): Pick<Call, 'admission' | 'admitted' | 'removed'> & { readonly seats: readonly Role[] } {
  return {
    admission: 'knock',
    admitted: call.admitted.filter((one) => one !== uid),
    removed: call.removed.includes(uid) ? call.removed : [...call.removed, uid],
    seats: ROLES.filter((role) => call[role]?.uid === uid),
  };
}

/** Who hands over the power stays let in, if there is room. */
export function admittedAfterHandingOver({ admitted }: Call, uid: string): string[] {
  return admitted.includes(uid) || admitted.length >= LIMITS.admitted ? admitted : [...admitted, uid];
}
