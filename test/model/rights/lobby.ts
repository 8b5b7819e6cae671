import type { CallDocument } from '../../../contract/call.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { Scene } from '../judge.ts';
import { changed, same, typed, type Data } from '../values.ts';
import { purgeTimeOf, textOf } from './parts.ts';

/** The host says outside how the call stands once this commit is made, and nothing else. */
export function mayWriteLobby({ who, now, after }: Scene, id: string, wish: Data): boolean {
  const stored = after.get(`calls/${id}`);
  if (stored === undefined) return false;
  const { host, state, admission, locked, endedName } = typed<CallDocument<number>>(stored);
  const name = textOf(wish['name'], LIMITS.name);
  const purgeAt = purgeTimeOf(wish['purgeAt'], now);
  if (host !== who || name === null || purgeAt === null) return false;
  const lobby = changed({ name, state, admission, locked, purgeAt }, { opensAt: stored['opensAt'] });
  const said = changed(lobby, { endedName: endedName ?? '' });
  // An empty name is as good as none.
  return same(wish, said) || (!endedName && same(wish, lobby));
}
