import { patternOf, type Bill } from '../../billing/bill.ts';
import type * as v1 from '../../protocol/messages.ts';
import type { Database } from '../../store/database.ts';
import type { StoredDocument } from '../../store/stored-document.ts';
import { resourceName } from '../../values/resource-name.ts';
import { timestampFromMicros } from '../../values/timestamp.ts';
import type { Question } from '../judgement.ts';
import type { Start } from './resume.ts';
import type { StandingPermission } from './standing-permission.ts';
import { NOTHING, type Delta, type SeenCommit, type Target } from './target.ts';

/** Listens to documents by name. */
export class DocumentsTarget implements Target {
  readonly id: number;
  readonly #database: Database;
  readonly #bill: Bill;
  /** By path. */
  readonly #permissions: ReadonlyMap<string, StandingPermission>;
  #resumedSize: number | null = null;

  constructor(
    id: number,
    database: Database,
    paths: Iterable<string>,
    bill: Bill,
    permission: () => StandingPermission,
  ) {
    this.id = id;
    this.#database = database;
    this.#bill = bill;
    this.#permissions = new Map(Array.from(paths, (path) => [path, permission()]));
  }

  get size(): number {
    return Array.from(this.#permissions.keys()).filter((path) => this.#database.get(path) !== null).length;
  }

  get resumedSize(): number | null {
    return this.#resumedSize;
  }

  start(start: Start): Delta {
    for (const path of this.#permissions.keys()) this.#check(path, new Set());
    const paths = [...this.#permissions.keys()];
    if (start.kind !== 'resumed') return this.#tell(paths, true);
    this.#resumedSize = paths.filter((path) => start.past.get(path) !== null).length;
    return this.#tell(
      paths.filter((path) => start.past.get(path) !== this.#database.get(path)),
      false,
    );
  }

  update({ changes, paths }: SeenCommit): Delta {
    const changed = changes.map(({ path }) => path).filter((path) => this.#permissions.has(path));
    for (const [path, permission] of this.#permissions) {
      if (paths.has(path) || permission.dependsOn(paths)) this.#check(path, paths);
    }
    return changed.length === 0 ? NOTHING : this.#tell(changed, false);
  }

  /** `billMissing`: looking up what isn't there is a read, being told of a deletion isn't. */
  #tell(paths: readonly string[], billMissing: boolean): Delta {
    const present: v1.Document[] = [];
    const gone: { name: string; deleted: boolean }[] = [];
    for (const path of paths) {
      const document: StoredDocument | null = this.#database.get(path);
      const cause = `listen document ${patternOf(path)}`;
      if (document !== null) {
        this.#bill.read(cause);
        present.push(document.wire);
      } else {
        if (billMissing) this.#bill.read(`${cause} (missing)`);
        gone.push({ name: resourceName(this.#database.id, path), deleted: true });
      }
    }
    return { present, gone };
  }

  #check(path: string, changed: ReadonlySet<string>): void {
    const question = (): Question => ({
      method: 'get',
      path,
      time: timestampFromMicros(this.#database.clock.read()),
      before: this.#database.get(path)?.fields ?? null,
      after: null,
    });
    this.#permissions.get(path)?.check(question, changed);
  }
}
