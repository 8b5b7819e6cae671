import { scopePattern, type Bill } from '../../billing/bill.ts';
import { matches } from '../../queries/match.ts';
import type { Query } from '../../queries/query.ts';
import { runQuery } from '../../queries/run-query.ts';
import type { Database } from '../../store/database.ts';
import type { StoredDocument } from '../../store/stored-document.ts';
import { inScope, type View } from '../../store/view.ts';
import { timestampFromMicros } from '../../values/timestamp.ts';
import { checkGroupVerdict, listQuestion } from '../list-question.ts';
import { projected } from '../query-calls.ts';
import type { Start } from './resume.ts';
import type { StandingPermission } from './standing-permission.ts';
import { NOTHING, type Delta, type SeenCommit, type Target } from './target.ts';

type Results = ReadonlyMap<string, StoredDocument>;

/** Listens to the results of a query. */
export class QueryTarget implements Target {
  readonly id: number;
  readonly #database: Database;
  readonly #query: Query;
  readonly #bill: Bill;
  readonly #permission: StandingPermission;
  #results: Results = new Map();
  #resumedSize: number | null = null;

  constructor(id: number, database: Database, query: Query, bill: Bill, permission: StandingPermission) {
    this.id = id;
    this.#database = database;
    this.#query = query;
    this.#bill = bill;
    this.#permission = permission;
  }

  get size(): number {
    return this.#results.size;
  }

  get resumedSize(): number | null {
    return this.#resumedSize;
  }

  start(start: Start): Delta {
    this.#check(new Set());
    if (start.kind === 'resumed') {
      const past = this.#run(start.past).results;
      this.#resumedSize = past.size;
      return this.#turnInto(this.#run(this.#database).results, past, (path) => {
        return start.past.get(path) !== this.#database.get(path);
      });
    }
    const { results, skipped } = this.#run(this.#database);
    const cause = this.#cause;
    this.#bill.read(`${cause} (skipped by offset)`, skipped);
    if (results.size + skipped === 0) this.#bill.read(`${cause} (empty)`);
    return this.#turnInto(results, new Map(), () => false);
  }

  update({ changes, paths }: SeenCommit): Delta {
    const relevant = changes.filter(({ path }) => inScope(this.#query.scope, path));
    const next = relevant.length === 0 ? this.#results : this.#after(relevant);
    if (next !== this.#results || this.#permission.dependsOn(paths)) this.#check(paths);
    if (next === this.#results) return NOTHING;
    return this.#turnInto(next, this.#results, (path) => paths.has(path));
  }

  get #cause(): string {
    return `listen query ${scopePattern(this.#query.scope)}`;
  }

  /** The results after these changes; the same object when they don't matter. */
  #after(changes: SeenCommit['changes']): Results {
    // With a limit, one document's leaving lets in another that didn't change.
    if (this.#query.limit !== null || this.#query.offset > 0) return this.#run(this.#database).results;
    let next: Map<string, StoredDocument> | null = null;
    for (const { path, after } of changes) {
      if (after !== null && matches(this.#query, after)) (next ??= new Map(this.#results)).set(path, after);
      else if (this.#results.has(path)) (next ??= new Map(this.#results)).delete(path);
    }
    return next ?? this.#results;
  }

  #run(view: View): { results: Results; skipped: number } {
    const { documents, skipped } = runQuery(view, this.#query);
    return { results: new Map(documents.map((document) => [document.path, document])), skipped };
  }

  /**
   * Takes over new results. A document that is told is billed, also when it leaves because it has
   * changed; not when it was deleted, or had to make room.
   */
  #turnInto(next: Results, before: Results, changed: (path: string) => boolean): Delta {
    const present = Array.from(next.values()).filter((document) => before.get(document.path) !== document);
    const left = Array.from(before.values()).filter(({ path }) => !next.has(path));
    const gone = left.map(({ name, path }) => {
      const deleted = this.#database.get(path) === null;
      if (!deleted && changed(path)) this.#bill.read(`${this.#cause} (left)`);
      return { name, deleted };
    });
    this.#bill.read(this.#cause, present.length);
    this.#results = next;
    return { present: present.map((document) => projected(document, this.#query)), gone };
  }

  #check(changed: ReadonlySet<string>): void {
    const verdict = this.#permission.check(
      () => listQuestion(this.#database.id, this.#query, timestampFromMicros(this.#database.clock.read())),
      changed,
    );
    if (verdict !== null) checkGroupVerdict(this.#query, verdict);
  }
}
