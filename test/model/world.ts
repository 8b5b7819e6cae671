import type { Write } from './operations.ts';
import { dataAt, type Data, type Time } from './values.ts';

/** All documents by path, e.g. `calls/abcdefghjk`. */
export type World = ReadonlyMap<string, Data>;

export const EMPTY: World = new Map();

/** One write of a commit: what it finds and what it leaves. */
export interface Change {
  readonly path: string;
  readonly before: Data | null;
  readonly after: Data | null;
}

/** What these writes would do, one after the other, and the world after them. */
export function applied(
  world: World,
  writes: readonly Write[],
  now: Time,
): { changes: Change[]; after: World } {
  const after = new Map(world);
  const changes = writes.map(({ path, data }): Change => {
    const before = after.get(path) ?? null;
    const stored = data === null ? null : dataAt(now, data);
    if (stored === null) after.delete(path);
    else after.set(path, stored);
    return { path, before, after: stored };
  });
  return { changes, after };
}
