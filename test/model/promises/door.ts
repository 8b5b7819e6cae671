import type { CallDocument, CandidatesDocument, Knock, Lobby, Room } from '../../../contract/call.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { isOver } from '../../../contract/seats.ts';
import type { Context } from '../invariants.ts';
import { typed } from '../values.ts';
import type { Change, World } from '../world.ts';

/** What holds of every allowed write beside and below a call: the words of what doesn't, or null. */
export function keepsDoorPromises(change: Change, context: Context): string | null {
  const [collection, id = '', sub, name = ''] = change.path.split('/');
  if (collection === 'lobby') return lobby(change, context, id);
  if (collection === 'rooms') return room(change, context, id);
  if (collection !== 'calls') return 'nothing is stored elsewhere';
  return sub === 'knocks' ? knock(change, context, id, name) : candidates(change, context, id);
}

const callIn = (world: World, id: string): CallDocument<number> | null => {
  const stored = world.get(`calls/${id}`);
  return stored === undefined ? null : typed<CallDocument<number>>(stored);
};

function lobby({ after }: Change, context: Context, id: string): string | null {
  const call = callIn(context.after, id);
  const said = typed<Lobby<number>>(after ?? {});
  const isTrue =
    call !== null &&
    (['state', 'admission', 'locked'] as const).every((field) => call[field] === said[field]) &&
    (call.endedName ?? '') === (said.endedName ?? '') &&
    (call.opensAt ?? null) === (said.opensAt ?? null);
  if (!isTrue) return 'outside is told what is so';
  return call.host === context.who ? null : 'outside is told by the host';
}

function room({ before, after }: Change, { who, now, ...worlds }: Context, name: string): string | null {
  const { call: id } = typed<Room>(after ?? {});
  const call = callIn(worlds.after, id);
  if (call?.host !== who || call.room !== name) return 'a room means a call of one’s own that has its name';
  const old = before === null ? null : callIn(worlds.before, typed<Room>(before).call);
  return old === null || isOver(old, now) ? null : 'nobody takes the name of a living room';
}

function knock({ before, after }: Change, context: Context, id: string, person: string): string | null {
  const [b, a] = [before === null ? null : typed<Knock<number>>(before), typed<Knock<number>>(after ?? {})];
  const hosts =
    callIn(context.after, id)?.host === context.who || callIn(context.before, id)?.host === context.who;
  if (person !== context.who && !hosts) return 'a knock is theirs who knock and the host’s';
  if (b !== null && (a.tries < b.tries || a.at < b.at)) return 'knocks are counted';
  const lets = a.status !== b?.status && (a.status === 'admitted' || a.status === 'declined');
  return lets && !hosts ? 'the host lets people in' : null;
}

function candidates({ path, before, after }: Change, context: Context, id: string): string | null {
  if (before !== null) return 'candidates stay as they are';
  const { from, round } = typed<CandidatesDocument>(after ?? {});
  if (from !== context.who) return 'everyone sends their own candidates';
  if (callIn(context.before, id)?.offer?.round !== round) return 'candidates are of the round that stands';
  const dash = path.lastIndexOf('-');
  const series = [...context.after.keys()].filter((one) => one.startsWith(path.slice(0, dash + 1)));
  const isOneOfFew = Number(path.slice(dash + 1)) < LIMITS.candidateDocuments;
  return isOneOfFew && series.length <= LIMITS.candidateDocuments ? null : 'candidates don’t flood';
}
