import type { Bill } from '../billing/bill.ts';
import type { Query } from '../queries/query.ts';
import type { Database } from '../store/database.ts';
import type { StoredDocument } from '../store/stored-document.ts';
import type { View } from '../store/view.ts';
import type { Micros } from '../values/timestamp.ts';
import { timestampFromMicros } from '../values/timestamp.ts';
import type { CallContext } from './api.ts';
import type { Core } from './core.ts';
import { denied, judge, type Question } from './judgement.ts';
import { checkGroupVerdict, listQuestion } from './list-question.ts';

/** Most documents that the rules may read for one request of several operations. */
const MAX_ACCESSES = 20;

/** The permissions of one request: the administrator has all, users what the rules give them. */
export class RequestAccess {
  readonly bill: Bill;
  readonly #core: Core;
  readonly #database: Database;
  readonly #context: CallContext;
  /** Documents that the rules have read: each is billed once a request. */
  readonly #accessed = new Set<string>();

  constructor(core: Core, database: Database, context: CallContext) {
    this.#core = core;
    this.#database = database;
    this.#context = context;
    this.bill = core.bill(database, context);
  }

  /** PERMISSION_DENIED unless this document may be got. */
  get(view: View, path: string, time: Micros): void {
    if (this.#context.caller.kind === 'admin') return;
    this.check({
      method: 'get',
      path,
      time: timestampFromMicros(time),
      before: view.get(path)?.fields ?? null,
      after: null,
    });
  }

  /** PERMISSION_DENIED unless this query may be run. */
  list(query: Query, time: Micros): void {
    if (this.#context.caller.kind === 'admin') return;
    this.check(listQuestion(this.#database.id, query, timestampFromMicros(time)), undefined, query);
  }

  /** PERMISSION_DENIED unless the rules say yes. What they read is billed either way. */
  check(question: Question, after?: ReadonlyMap<string, StoredDocument | null>, query?: Query): void {
    const { caller } = this.#context;
    if (caller.kind === 'admin') return;
    const verdict = judge(this.#core, this.#database, caller.auth, question, after);
    const fresh = verdict.accessed.filter((path) => !this.#accessed.has(path));
    for (const path of fresh) this.#accessed.add(path);
    this.bill.rules(fresh);
    if (!verdict.allowed) throw denied(question, verdict.reason);
    if (this.#accessed.size > MAX_ACCESSES) {
      throw denied(question, `More than ${MAX_ACCESSES} documents read by rules in one request`);
    }
    if (query !== undefined) checkGroupVerdict(query, verdict);
  }
}
