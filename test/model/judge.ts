import { mayChangeCall } from './rights/call.ts';
import { mayWriteCandidates } from './rights/candidates.ts';
import { mayWriteKnock } from './rights/knocks.ts';
import { mayWriteLobby } from './rights/lobby.ts';
import { mayGet, mayList } from './rights/reads.ts';
import { mayWriteRoom } from './rights/rooms.ts';
import type { Operation } from './operations.ts';
import type { Time } from './values.ts';
import { applied, type Change, type World } from './world.ts';

/** Who wants something, when, and in which world; a commit is judged by the world before it and the one it leaves. */
export interface Scene {
  readonly who: string;
  readonly now: Time;
  readonly before: World;
  readonly after: World;
}

/** Whether the design lets somebody do this now. */
export function isAllowed(world: World, operation: Operation, now: Time): boolean {
  const { who } = operation;
  // Nothing is for those who haven't signed in.
  if (who === null) return false;
  switch (operation.kind) {
    case 'get':
      return mayGet({ who, now, before: world, after: world }, operation.path);
    case 'list':
      return mayList({ who, now, before: world, after: world }, operation.collection, operation.where);
    case 'commit': {
      const { changes, after } = applied(world, operation.writes, now);
      // Calls first: what goes with a call is judged by it, so it must be one.
      const inOrder = [...changes.filter(isCall), ...changes.filter((change) => !isCall(change))];
      return inOrder.every((change) => mayWrite({ who, now, before: world, after }, change));
    }
    default:
      return operation satisfies never;
  }
}

const isCall = ({ path }: Change): boolean => /^calls\/[^/]+$/.test(path);

/**
 * Whether the rules may refuse it all the same. No page writes a document twice in one commit, and they need not
 * see through it; what they allow must be allowed write by write.
 */
export function mayBeRefused(operation: Operation): boolean {
  if (operation.kind !== 'commit') return false;
  return new Set(operation.writes.map(({ path }) => path)).size < operation.writes.length;
}

function mayWrite(scene: Scene, { path, before, after }: Change): boolean {
  // Documents go by the clean-up, which is above the rules.
  if (after === null) return false;
  const [collection, id = '', sub, name = '', ...more] = path.split('/');
  if (more.length > 0) return false;
  if (sub === undefined) {
    if (collection === 'calls') return mayChangeCall(scene, id, before, after);
    if (collection === 'lobby') return mayWriteLobby(scene, id, after);
    return collection === 'rooms' && mayWriteRoom(scene, id, before, after);
  }
  if (collection !== 'calls') return false;
  if (sub === 'knocks') return mayWriteKnock(scene, { id, person: name }, before, after);
  if (sub === 'callerCandidates')
    return mayWriteCandidates(scene, { id, from: 'caller', name }, before, after);
  return sub === 'calleeCandidates' && mayWriteCandidates(scene, { id, from: 'callee', name }, before, after);
}
