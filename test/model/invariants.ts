import type { CallDocument } from '../../contract/call.ts';
import type { Reply } from './database.ts';
import type { Operation } from './operations.ts';
import { CALL_PROMISES } from './promises/call.ts';
import { keepsDoorPromises } from './promises/door.ts';
import { keepsReadPromises } from './promises/reads.ts';
import { isWellShaped } from './promises/shape.ts';
import { same, typed } from './values.ts';
import { applied, type Change, type World } from './world.ts';

export interface Turn {
  readonly before: World;
  /** As stored, read past the rules. */
  readonly after: World;
  readonly operation: Operation;
  readonly reply: Reply;
}

/**
 * What is promised whatever deeds there are, checked on what was stored or read: the words of the promise that an
 * allowed request broke, or null. It knows neither the rules nor the model's deeds.
 */
export function brokenPromise({ before, after, operation, reply }: Turn): string | null {
  const { who } = operation;
  if (who === null) return 'nothing is for those who have not signed in';
  if (operation.kind !== 'commit') return keepsReadPromises(before, who, reply);
  const now = reply.time ?? reply.to;
  for (const change of applied(before, operation.writes, now).changes) {
    const broken = brokenBy(change, { who, now: now.ms, before, after });
    if (broken !== null) return `${change.path}: ${broken}`;
  }
  return null;
}

export interface Context {
  readonly who: string;
  readonly now: number;
  readonly before: World;
  readonly after: World;
}

function brokenBy({ path, before, after }: Change, context: Context): string | null {
  if (after === null) return 'nobody deletes anything';
  if (!isWellShaped(path, after)) return 'nothing odd or oversized is stored';
  const [collection, , sub] = path.split('/');
  if (collection !== 'calls' || sub !== undefined) return keepsDoorPromises({ path, before, after }, context);
  if (before === null) return null;
  const [b, a] = [typed<CallDocument<number>>(before), typed<CallDocument<number>>(after)];
  if (b.state === 'ended') return same(before, after) ? null : 'an ended call stays as it is';
  for (const [words, holds] of Object.entries(CALL_PROMISES)) {
    if (!holds({ ...context, b, a })) return words;
  }
  return null;
}
