import type * as v1 from '../protocol/messages.ts';
import { parseDatabaseName } from '../values/resource-name.ts';
import type { CallContext } from './api.ts';
import type { Core } from './core.ts';
import { RpcError } from './status.ts';

export function beginTransaction(
  core: Core,
  request: v1.BeginTransactionRequest,
  context: CallContext,
): v1.BeginTransactionResponse {
  const database = core.store.database(parseDatabaseName(request.database));
  return { transaction: core.transactions.begin(database, request.options, context).id };
}

/** One that is over already is no error: clients roll back after a commit that failed. */
export function rollback(core: Core, request: v1.RollbackRequest): object {
  if (!request.transaction?.length) throw new RpcError('INVALID_ARGUMENT', 'There is no transaction given.');
  core.transactions.end(request.transaction);
  return {};
}
