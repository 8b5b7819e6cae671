import { randomBytes } from 'node:crypto';
import type * as v1 from '../protocol/messages.ts';
import type { Query } from '../queries/query.ts';
import { runQuery } from '../queries/run-query.ts';
import type { Database } from '../store/database.ts';
import type { StoredDocument } from '../store/stored-document.ts';
import type { View } from '../store/view.ts';
import { microsFromTimestamp, timestampFromWire, type Micros } from '../values/timestamp.ts';
import type { CallContext } from './api.ts';
import { RpcError } from './status.ts';

/** https://firebase.google.com/docs/firestore/quotas#writes_and_transactions */
const MAX_AGE: Micros = 270 * 1e6;

/** A transaction that was begun; what it reads must be unchanged when it commits. */
export class Transaction {
  readonly id: Buffer = randomBytes(16);
  readonly database: Database;
  /** When all its reads are from; null for one that writes, which reads what is current. */
  readonly readTime: Micros | null;
  readonly startTime: Micros;
  readonly #documents = new Map<string, Micros>();
  readonly #queries: { readonly query: Query; readonly versions: string }[] = [];

  constructor(database: Database, startTime: Micros, readTime: Micros | null) {
    this.database = database;
    this.startTime = startTime;
    this.readTime = readTime;
  }

  didRead(path: string, document: StoredDocument | null): void {
    if (!this.#documents.has(path)) this.#documents.set(path, document?.updateTime ?? 0);
  }

  didQuery(query: Query, documents: readonly StoredDocument[]): void {
    this.#queries.push({ query, versions: versionsOf(documents) });
  }

  /** ABORTED when something it has read has changed since. */
  validate(): void {
    for (const [path, version] of this.#documents) {
      if ((this.database.get(path)?.updateTime ?? 0) !== version) throw aborted();
    }
    for (const { query, versions } of this.#queries) {
      if (versionsOf(runQuery(this.database, query).documents) !== versions) throw aborted();
    }
  }
}

const versionsOf = (documents: readonly StoredDocument[]): string =>
  documents.map(({ path, updateTime }) => `${path}@${updateTime}`).join('\n');

const aborted = (): RpcError =>
  new RpcError(
    'ABORTED',
    'Aborted due to cross-transaction contention. This occurs when multiple transactions attempt to ' +
      'access the same data, requiring Firestore to abort at least one in order to enforce serializability.',
  );

/** The transactions that are open. Optimistic: nothing is locked, a conflict shows at the commit. */
export class Transactions {
  readonly #open = new Map<string, Transaction>();

  /** Read-only when the options say so. PERMISSION_DENIED when a user wants to write: common.proto. */
  begin(
    database: Database,
    options: v1.TransactionOptions | null | undefined,
    { caller }: CallContext,
  ): Transaction {
    if (caller.kind !== 'admin' && !options?.readOnly) {
      throw new RpcError('PERMISSION_DENIED', 'Users cannot create read-write transactions.');
    }
    this.#expire();
    const now = database.clock.read();
    const wireTime = options?.readOnly?.readTime;
    const at = wireTime ? microsFromTimestamp(timestampFromWire(wireTime)) : now;
    const transaction = new Transaction(database, now, options?.readOnly ? at : null);
    this.#open.set(transaction.id.toString('hex'), transaction);
    return transaction;
  }

  find(database: Database, id: Uint8Array): Transaction {
    this.#expire();
    const transaction = this.#open.get(Buffer.from(id).toString('hex'));
    if (transaction?.database !== database) {
      throw new RpcError('INVALID_ARGUMENT', 'The referenced transaction has expired or is no longer valid.');
    }
    return transaction;
  }

  /** Committed or rolled back; nothing happens to one that is unknown. */
  end(id: Uint8Array): void {
    this.#open.delete(Buffer.from(id).toString('hex'));
  }

  #expire(): void {
    for (const [id, { database, startTime }] of this.#open) {
      if (startTime < database.clock.read() - MAX_AGE) this.#open.delete(id);
    }
  }
}

/** The state that a read sees. */
export interface Moment {
  readonly view: View;
  readonly time: Micros;
  readonly transaction: Transaction | null;
  /** Set on the first answer when this request began the transaction. */
  readonly begun: Buffer | null;
}

/** The `consistency_selector` of the requests that read. */
export interface ConsistencySelector {
  transaction?: Uint8Array | null;
  newTransaction?: v1.TransactionOptions | null;
  readTime?: { seconds?: string | number | null; nanos?: number | null } | null;
}

/** FAILED_PRECONDITION when the time asked for is too long ago. */
export function momentOf(
  transactions: Transactions,
  database: Database,
  selector: ConsistencySelector,
  context: CallContext,
): Moment {
  const { newTransaction, readTime } = selector;
  if (newTransaction) {
    // A transaction that a read begins is read-only unless it says otherwise: firestore.proto.
    const options = newTransaction.readWrite ? newTransaction : { readOnly: newTransaction.readOnly ?? {} };
    const transaction = transactions.begin(database, options, context);
    return { ...inTransaction(transaction), begun: transaction.id };
  }
  if (selector.transaction?.length) {
    return inTransaction(transactions.find(database, selector.transaction));
  }
  if (readTime) return past(database, microsFromTimestamp(timestampFromWire(readTime)), null);
  return { view: database, time: database.clock.read(), transaction: null, begun: null };
}

function inTransaction(transaction: Transaction): Moment {
  const { database, readTime } = transaction;
  if (readTime !== null) return past(database, readTime, transaction);
  return { view: database, time: database.clock.read(), transaction, begun: null };
}

function past(database: Database, time: Micros, transaction: Transaction | null): Moment {
  if (time > database.clock.read()) throw new RpcError('INVALID_ARGUMENT', 'The read time is in the future.');
  const view = database.at(time);
  if (view === null) {
    throw new RpcError('FAILED_PRECONDITION', 'The requested snapshot version is too old.');
  }
  return { view, time, transaction, begun: null };
}
