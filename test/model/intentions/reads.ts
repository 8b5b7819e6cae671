import type { Role } from '../../../contract/call.ts';
import {
  CALLS,
  LOBBY,
  ROOMS,
  candidatesCollection,
  knockDocument,
  knocksCollection,
  lobbyDocument,
  roomDocument,
} from '../../../contract/paths.ts';
import { ROOMS as NAMES, UIDS } from '../cast.ts';
import { callPath, type Intention } from './stage.ts';

export const readCall: Intention = (stage) => ({ kind: 'get', who: stage.tab.uid, path: callPath(stage) });

/** What somebody outside reads, one's own and others' knocks, and candidates by name. */
export const readAround: Intention = ({ world, id, tab, random }) => {
  const candidates = [...world.keys()].filter((path) => path.startsWith(`calls/${id}/call`));
  const path = random.pick([
    lobbyDocument(id),
    roomDocument(random.pick(NAMES)),
    knockDocument(id, tab.uid),
    knockDocument(id, random.pick(UIDS)),
    ...(candidates.length > 0 ? [random.pick(candidates)] : []),
  ]);
  return { kind: 'get', who: tab.uid, path };
};

/** Late candidates for oneself; sometimes those for somebody else, from somebody, or all. */
export const listCandidatesOf =
  (role: Role): Intention =>
  ({ id, tab, random }) => ({
    kind: 'list',
    who: tab.uid,
    collection: candidatesCollection(id, role),
    where: random.weighted([
      [{ field: 'to', value: tab.uid }, 6],
      [{ field: 'to', value: random.pick(UIDS) }, 2],
      [{ field: 'from', value: tab.uid }, 1],
      [null, 1],
    ] as const),
  });

export const listKnocks: Intention = ({ id, tab, random }) => ({
  kind: 'list',
  who: tab.uid,
  collection: knocksCollection(id),
  where: random.chance(0.3) ? { field: 'status', value: 'waiting' } : null,
});

/** Looks for calls that nobody told them of. */
export const snoop: Intention = ({ tab, random }) => ({
  kind: 'list',
  who: tab.uid,
  collection: random.pick([CALLS, LOBBY, ROOMS]),
  where: random.chance(0.5) ? { field: 'host', value: tab.uid } : null,
});
