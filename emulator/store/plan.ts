import { RpcError } from '../services/status.ts';
import { deleteField, getField, setField } from '../values/field-path.ts';
import { identicalFields } from '../values/identical.ts';
import { resourceName } from '../values/resource-name.ts';
import { timestampFromMicros, type Micros } from '../values/timestamp.ts';
import type { Fields, Timestamp, Value } from '../values/value.ts';
import { checkDocument } from './check-document.ts';
import type { Database } from './database.ts';
import { applyTransform } from './field-transform.ts';
import type { Change } from './history.ts';
import { StoredDocument } from './stored-document.ts';
import type { Precondition, Write } from './write.ts';

/** One write of a commit: what it finds and what it leaves. Writes of one commit see those before them. */
export interface Step {
  readonly write: Write;
  readonly before: StoredDocument | null;
  readonly after: StoredDocument | null;
  readonly transformResults: readonly Value[];
  /** Why the commit must fail: a precondition, or a document that can't be stored. */
  readonly violation: RpcError | null;
}

/** A commit that is worked out but not made, so that rules can judge it first. */
export interface Plan {
  readonly time: Micros;
  /** The same time, as rules and server timestamps have it. */
  readonly requestTime: Timestamp;
  readonly steps: readonly Step[];
  /** All documents written, as the commit leaves them. */
  readonly after: ReadonlyMap<string, StoredDocument | null>;
}

export function planCommit(database: Database, writes: readonly Write[]): Plan {
  const time = database.clock.commit();
  const requestTime = timestampFromMicros(time);
  const after = new Map<string, StoredDocument | null>();
  const steps = writes.map((write): Step => {
    const drafted = after.get(write.path);
    const before = drafted === undefined ? database.get(write.path) : drafted;
    const step = planWrite(database, write, before, time, requestTime);
    after.set(write.path, step.after);
    return step;
  });
  return { time, requestTime, steps, after };
}

/** Makes a planned commit. Nothing may have been committed since it was planned. */
export function applyPlan(database: Database, plan: Plan): void {
  const changes: Change[] = [];
  for (const [path, after] of plan.after) {
    const before = database.get(path);
    if (before !== after) changes.push({ path, before, after });
  }
  database.apply(plan.time, changes);
}

function planWrite(
  database: Database,
  write: Write,
  before: StoredDocument | null,
  time: Micros,
  requestTime: Timestamp,
): Step {
  const name = resourceName(database.id, write.path);
  const violation = violationOf(write.precondition, before, name);
  switch (write.kind) {
    case 'delete':
      return { write, before, after: null, transformResults: [], violation };
    case 'verify':
      return { write, before, after: before, transformResults: [], violation };
    case 'update': {
      const { fields, transformResults } = updatedFields(write, before?.fields ?? new Map(), requestTime);
      if (before !== null && identicalFields(before.fields, fields)) {
        return { write, before, after: before, transformResults, violation };
      }
      const times = { createTime: before?.createTime ?? time, updateTime: time };
      const after = new StoredDocument(database.id, write.path, fields, times);
      return {
        write,
        before,
        after,
        transformResults,
        violation: violation ?? unstorable(after),
      };
    }
    default:
      return write satisfies never;
  }
}

function updatedFields(
  write: Extract<Write, { kind: 'update' }>,
  before: Fields,
  requestTime: Timestamp,
): { fields: Fields; transformResults: Value[] } {
  let fields = before;
  if (write.mask === null) {
    fields = write.fields;
  } else {
    for (const path of write.mask) {
      const value = getField(write.fields, path);
      fields = value === undefined ? deleteField(fields, path) : setField(fields, path, value);
    }
  }
  const transformResults: Value[] = [];
  for (const transform of write.transforms) {
    const { value, result } = applyTransform(transform, getField(fields, transform.path), requestTime);
    fields = setField(fields, transform.path, value);
    transformResults.push(result);
  }
  return { fields, transformResults };
}

function violationOf(
  precondition: Precondition,
  before: StoredDocument | null,
  name: string,
): RpcError | null {
  switch (precondition.kind) {
    case 'none':
      return null;
    case 'exists':
      if (precondition.exists === (before !== null)) return null;
      return precondition.exists
        ? new RpcError('NOT_FOUND', `No document to update: ${name}`)
        : new RpcError('ALREADY_EXISTS', `Document already exists: ${name}`);
    case 'updateTime': {
      const stored = before?.updateTime ?? 0;
      if (stored === precondition.updateTime) return null;
      return new RpcError(
        'FAILED_PRECONDITION',
        `the stored version (${stored}) does not match the required base version (${precondition.updateTime})`,
      );
    }
    default:
      return precondition satisfies never;
  }
}

function unstorable({ database, path, fields }: StoredDocument): RpcError | null {
  try {
    checkDocument(database, path, fields);
    return null;
  } catch (error) {
    if (error instanceof RpcError) return error;
    throw error;
  }
}
