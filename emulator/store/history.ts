import type { Micros } from '../values/timestamp.ts';
import type { StoredDocument } from './stored-document.ts';

/** What one commit did to one document; they differ. */
export interface Change {
  readonly path: string;
  readonly before: StoredDocument | null;
  readonly after: StoredDocument | null;
}

/** A commit that changed something. */
export interface Commit {
  readonly time: Micros;
  readonly changes: readonly Change[];
}

/** Reads at a past time reach back one hour in production; here also by number, to bound memory. */
const MAX_AGE: Micros = 60 * 60 * 1e6;
const MAX_CHANGES = 20_000;

/** The recent past of a database, to look back from now. */
export class History {
  #commits: Commit[] = [];
  /** Index of the oldest commit that is still known. */
  #oldest = 0;
  #changes = 0;
  /** Everything committed after this time is known. */
  #since: Micros;

  constructor(now: Micros) {
    this.#since = now;
  }

  add(commit: Commit): void {
    this.#commits.push(commit);
    this.#changes += commit.changes.length;
    for (;;) {
      const oldest = this.#commits[this.#oldest];
      if (oldest === undefined) break;
      if (this.#changes <= MAX_CHANGES && oldest.time > commit.time - MAX_AGE) break;
      this.#changes -= oldest.changes.length;
      this.#since = oldest.time;
      this.#oldest++;
    }
    // Shortening an array at its front is slow, so it is done for many at once.
    if (this.#oldest > this.#commits.length / 2) {
      this.#commits.splice(0, this.#oldest);
      this.#oldest = 0;
    }
  }

  /** Documents that have changed since `time`, as they were then; null when that is too long ago to know. */
  before(time: Micros): ReadonlyMap<string, StoredDocument | null> | null {
    if (time < this.#since) return null;
    const documents = new Map<string, StoredDocument | null>();
    for (let i = this.#commits.length - 1; i >= this.#oldest; i--) {
      const commit = this.#commits[i] as Commit;
      if (commit.time <= time) break;
      for (const { path, before } of commit.changes) documents.set(path, before);
    }
    return documents;
  }
}
