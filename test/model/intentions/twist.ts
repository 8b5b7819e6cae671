import type { Operation, Write } from '../operations.ts';
import { same, type Data, type Value } from '../values.ts';
import { fieldAt, pathsIn, withField, type FieldPath } from './fields.ts';
import type { Stage } from './stage.ts';

/** What somebody hostile makes of a request before it is sent; as it was when that isn't possible with it. */
export type Twist = (operation: Operation, stage: Stage) => Operation;

/** Makes something else of one of the documents. */
export function ofDocument(change: (data: Data, stage: Stage, write: Write) => Data | null): Twist {
  return ofWrite((write, stage) => ({
    path: write.path,
    data: write.data === null ? null : change(write.data, stage, write),
  }));
}

export function ofWrite(change: (write: Write, stage: Stage) => Write): Twist {
  return (operation, stage) => {
    if (operation.kind !== 'commit' || operation.writes.length === 0) return operation;
    const chosen = stage.random.pick(operation.writes);
    const twisted = change(chosen, stage);
    if (twisted.path === chosen.path && twisted.data === chosen.data) return operation;
    return { ...operation, writes: operation.writes.map((write) => (write === chosen ? twisted : write)) };
  };
}

/** Gives one field another value: of those that this twist is for, mostly one that the request changes. */
export function ofField(
  isFor: (value: Value, field: string, stage: Stage) => boolean,
  change: (value: Value, field: string, stage: Stage) => Value | undefined,
): Twist {
  return ofDocument((data, stage, { path: document }) => {
    const before = stage.world.get(document) ?? {};
    const value = (path: FieldPath): Value => fieldAt(data, path) ?? null;
    const field = (path: FieldPath): string => path.at(-1) ?? '';
    const all = pathsIn(data).filter((path) => isFor(value(path), field(path), stage));
    const fresh = all.filter((path) => !same(fieldAt(before, path), fieldAt(data, path)));
    if (all.length === 0) return data;
    const path = stage.random.pick(fresh.length > 0 && stage.random.chance(0.85) ? fresh : all);
    return withField(data, path, change(value(path), field(path), stage));
  });
}
