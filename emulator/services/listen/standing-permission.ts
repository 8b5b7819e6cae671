import type { Bill } from '../../billing/bill.ts';
import type { Database } from '../../store/database.ts';
import type { CallContext } from '../api.ts';
import type { Core } from '../core.ts';
import { denied, judge, type Question, type Verdict } from '../judgement.ts';

/** The permission to go on listening, which a change of a document may end. */
export class StandingPermission {
  readonly #core: Core;
  readonly #database: Database;
  readonly #context: CallContext;
  readonly #bill: Bill;
  #accessed: ReadonlySet<string> = new Set();

  constructor(core: Core, database: Database, context: CallContext, bill: Bill) {
    this.#core = core;
    this.#database = database;
    this.#context = context;
    this.#bill = bill;
  }

  /** Whether the rules have read one of these documents. */
  dependsOn(paths: ReadonlySet<string>): boolean {
    for (const path of this.#accessed) if (paths.has(path)) return true;
    return false;
  }

  /**
   * PERMISSION_DENIED unless the rules say yes now. What they read is billed when it is read for the
   * first time and when it has changed.
   */
  check(question: () => Question, changed: ReadonlySet<string>): Verdict | null {
    const { caller } = this.#context;
    if (caller.kind === 'admin') return null;
    const asked = question();
    const verdict = judge(this.#core, this.#database, caller.auth, asked);
    this.#bill.rules(verdict.accessed.filter((path) => changed.has(path) || !this.#accessed.has(path)));
    this.#accessed = new Set(verdict.accessed);
    if (!verdict.allowed) throw denied(asked, verdict.reason);
    return verdict;
  }
}
