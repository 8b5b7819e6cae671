import { otherRole, type CallDocument, type Role } from '../../../contract/call.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { candidatesDocument } from '../../../contract/paths.ts';
import { liveSeat } from '../../../contract/seats.ts';
import type { Scene } from '../judge.ts';
import { isList, same, typed, type Data } from '../values.ts';
import { textOf } from './parts.ts';

interface Place {
  readonly id: string;
  readonly from: Role;
  readonly name: string;
}

/**
 * Late candidates go from who sits there to who sits opposite, for the round that stands. Each name can be used
 * once, and there are only so many names.
 */
export function mayWriteCandidates(
  { who, now, before: world }: Scene,
  { id, from, name }: Place,
  before: Data | null,
  wish: Data,
): boolean {
  const stored = world.get(`calls/${id}`);
  if (before !== null || stored === undefined) return false;
  const call = typed<CallDocument<number>>(stored);
  const own = liveSeat(call, from, now.ms);
  const other = liveSeat(call, otherRole(from), now.ms);
  if (own?.uid !== who || other === null || call.offer === undefined) return false;
  const { round } = call.offer;
  const named = (n: number): boolean =>
    candidatesDocument(id, from, { round, session: own.session, n }) ===
    `calls/${id}/${from}Candidates/${name}`;
  if (!Array.from({ length: LIMITS.candidateDocuments }, (_, n) => n).some(named)) return false;
  const candidates = wish['candidates'];
  if (!isList(candidates) || candidates.length === 0 || candidates.length > LIMITS.candidates) return false;
  if (candidates.some((one) => textOf(one, LIMITS.candidate) === null)) return false;
  return same(wish, { round, to: other.uid, from: who, candidates });
}
