import type { Bill } from '../billing/bill.ts';
import { patternOf } from '../billing/bill.ts';
import type * as v1 from '../protocol/messages.ts';
import type { Method } from '../rules/ruleset.ts';
import type { Database } from '../store/database.ts';
import { applyPlan, planCommit, type Plan, type Step } from '../store/plan.ts';
import { parseWrites, type WireWrite, type Write } from '../store/write.ts';
import { valueToWire } from '../values/codec.ts';
import { parseDatabaseName } from '../values/resource-name.ts';
import { microsToWire } from '../values/timestamp.ts';
import type { CallContext } from './api.ts';
import type { Core } from './core.ts';
import { RequestAccess } from './request-access.ts';
import { RpcError, STATUS } from './status.ts';

/** What a commit did. */
export interface Committed {
  readonly plan: Plan;
  readonly response: v1.CommitResponse;
}

/** Judges and makes writes in one step, all or none. */
export function commitWrites(
  core: Core,
  database: Database,
  writes: readonly Write[],
  context: CallContext,
): Committed {
  const access = new RequestAccess(core, database, context);
  const plan = planCommit(database, writes);
  // Rules first, so that who may not write learns nothing from a precondition.
  for (const step of plan.steps) {
    const question = {
      method: methodOf(step),
      path: step.write.path,
      time: plan.requestTime,
      before: step.before?.fields ?? null,
      after: step.write.kind === 'update' ? (step.after?.fields ?? null) : null,
    };
    access.check(question, plan.after);
  }
  for (const { violation } of plan.steps) if (violation !== null) throw violation;
  for (const step of plan.steps) billStep(access.bill, step);
  applyPlan(database, plan);
  const response = {
    writeResults: plan.steps.map(writeResult),
    commitTime: microsToWire(plan.time),
  };
  return { plan, response };
}

export function commit(core: Core, request: v1.CommitRequest, context: CallContext): v1.CommitResponse {
  const database = core.store.database(parseDatabaseName(request.database));
  const { transaction: id } = request;
  if (!id?.length) {
    return commitWrites(core, database, parseWrites(database.id, request.writes), context).response;
  }
  const transaction = core.transactions.find(database, id);
  core.transactions.end(id);
  const writes = parseWrites(database.id, request.writes);
  if (transaction.readTime === null) transaction.validate();
  else if (writes.length > 0) {
    throw new RpcError('INVALID_ARGUMENT', 'Cannot modify documents in a read-only transaction.');
  }
  return commitWrites(core, database, writes, context).response;
}

/** Each write by itself: some may fail. */
export function batchWrite(
  core: Core,
  request: v1.BatchWriteRequest,
  context: CallContext,
): v1.BatchWriteResponse {
  const database = core.store.database(parseDatabaseName(request.database));
  const wire: readonly WireWrite[] = request.writes ?? [];
  const writes = parseWrites(database.id, wire);
  if (new Set(writes.map(({ path }) => path)).size !== writes.length) {
    throw new RpcError('INVALID_ARGUMENT', 'A batch must not write a document more than once.');
  }
  const outcomes = writes.map((write) => {
    try {
      const { response } = commitWrites(core, database, [write], context);
      return { result: response.writeResults?.[0] ?? {}, status: { code: STATUS.OK } };
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      return { result: {}, status: { code: STATUS[error.status], message: error.message } };
    }
  });
  return {
    writeResults: outcomes.map(({ result }) => result),
    status: outcomes.map(({ status }) => status),
  };
}

function methodOf({ write, before }: Step): Method {
  switch (write.kind) {
    case 'delete':
      return 'delete';
    case 'verify':
      return 'get';
    case 'update':
      return before === null ? 'create' : 'update';
    default:
      return write satisfies never;
  }
}

function billStep(bill: Bill, step: Step): void {
  const method = methodOf(step);
  const pattern = patternOf(step.write.path);
  if (method === 'delete') bill.delete(`commit delete ${pattern}`);
  else if (method === 'get') bill.read(`commit verify ${pattern}`);
  else bill.write(`commit ${method} ${pattern}`);
}

function writeResult({ write, after, transformResults }: Step): v1.WriteResult {
  if (write.kind !== 'update' || after === null) return {};
  return {
    updateTime: microsToWire(after.updateTime),
    ...(transformResults.length === 0 ? {} : { transformResults: transformResults.map(valueToWire) }),
  };
}
