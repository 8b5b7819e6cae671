import type { CallDocument } from '../../../contract/call.ts';
import { isLetIn, liveSeat } from '../../../contract/seats.ts';
import type { Scene } from '../judge.ts';
import type { Where } from '../operations.ts';
import { typed } from '../values.ts';

/** One document. */
export function mayGet(scene: Scene, path: string): boolean {
  const [collection, id = '', sub, person] = path.split('/');
  if (sub !== undefined) return collection === 'calls' && sub === 'knocks' && person === scene.who;
  if (collection === 'calls') return mayGetCall(scene, id);
  return collection === 'lobby' || collection === 'rooms';
}

/** Descriptions are for the host, those who sit there, and those who may take a seat that is free right now. */
function mayGetCall({ who, now, before }: Scene, id: string): boolean {
  const stored = before.get(`calls/${id}`);
  if (stored === undefined) return true;
  const call = typed<CallDocument<number>>(stored);
  if (call.state === 'ended' || call.host === who) return true;
  const seats = [liveSeat(call, 'caller', now.ms), liveSeat(call, 'callee', now.ms)];
  if (seats.some((seat) => seat?.uid === who)) return true;
  return seats.includes(null) && isLetIn(call, who, now.ms);
}

/** Candidates by who they are for, those who knock by the host; nothing else can be listed. */
export function mayList({ who, before }: Scene, collection: string, where: Where | null): boolean {
  const [root, id = '', sub, ...more] = collection.split('/');
  if (root !== 'calls' || more.length > 0) return false;
  if (sub === 'knocks') return before.get(`calls/${id}`)?.['host'] === who;
  if (sub !== 'callerCandidates' && sub !== 'calleeCandidates') return false;
  return where?.field === 'to' && where.value === who;
}
