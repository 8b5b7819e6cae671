import { comparePaths } from '../values/order.ts';
import { lastSegment, parentPath, type DatabaseId } from '../values/resource-name.ts';
import type { Micros } from '../values/timestamp.ts';
import type { Clock } from './clock.ts';
import { History, type Change, type Commit } from './history.ts';
import { SortedKeys } from './sorted-keys.ts';
import type { StoredDocument } from './stored-document.ts';
import { OverlaidView, type Range, type Scope, type View } from './view.ts';

/** Sorts right after everything under the path it is appended to, and before the next sibling. */
const AFTER_CHILDREN = '\0';

/** The documents of one database, in memory. */
export class Database implements View {
  readonly id: DatabaseId;
  readonly clock: Clock;
  readonly #documents = new Map<string, StoredDocument>();
  /** All paths, for what spans collections. */
  readonly #paths = new SortedKeys();
  /** Paths by collection. */
  readonly #collections = new Map<string, SortedKeys>();
  /** Paths of collections by their ID, for collection groups. */
  readonly #groups = new Map<string, Set<string>>();
  readonly #history: History;
  readonly #listeners = new Set<(commit: Commit) => void>();
  readonly #pending: Commit[] = [];
  #delivering = false;

  constructor(id: DatabaseId, clock: Clock) {
    this.id = id;
    this.clock = clock;
    this.#history = new History(clock.read());
  }

  get size(): number {
    return this.#documents.size;
  }

  get(path: string): StoredDocument | null {
    return this.#documents.get(path) ?? null;
  }

  *scan(scope: Scope, range: Range): Generator<StoredDocument, void, undefined> {
    for (const path of this.#pathsIn(scope, range.from)) {
      if (range.to !== null && comparePaths(path, range.to) > 0) return;
      if (range.from !== null && comparePaths(path, range.from) < 0) continue;
      yield this.#documents.get(path) as StoredDocument;
    }
  }

  /** IDs of the collections of a document, existing or not (empty path: of the root), in order. */
  *collectionIds(parent: string): Generator<string, void, undefined> {
    const prefix = parent === '' ? '' : `${parent}/`;
    let next = this.#paths.first(prefix);
    while (next?.startsWith(prefix)) {
      const id = next.slice(prefix.length).split('/', 1)[0] as string;
      yield id;
      next = this.#paths.first(`${prefix}${id}${AFTER_CHILDREN}`);
    }
  }

  /** Paths of a collection's documents, with those that don't exist but have something under them. */
  *pathsWithMissing(collection: string): Generator<string, void, undefined> {
    const prefix = `${collection}/`;
    let next = this.#paths.first(prefix);
    while (next?.startsWith(prefix)) {
      const path = prefix + (next.slice(prefix.length).split('/', 1)[0] as string);
      yield path;
      next = this.#paths.first(path + AFTER_CHILDREN);
    }
  }

  /** The database as it was; null when that is too long ago to know. */
  at(time: Micros): View | null {
    const before = this.#history.before(time);
    if (before === null) return null;
    return before.size === 0 ? this : new OverlaidView(this, before);
  }

  /** Makes changes in one step, then tells the listeners. Only what differs may be given. */
  apply(time: Micros, changes: readonly Change[]): void {
    if (changes.length === 0) return;
    for (const { path, before, after } of changes) {
      if (after === null) this.#remove(path);
      else if (before === null) this.#insert(after);
      else this.#documents.set(path, after);
    }
    const commit = { time, changes };
    this.#history.add(commit);
    this.#deliver(commit);
  }

  /** Deletes everything, as one commit. */
  clear(): void {
    const changes = Array.from(this.#documents, ([path, before]) => ({ path, before, after: null }));
    this.apply(this.clock.commit(), changes);
  }

  /** Calls back after each commit, in order. Returns the way to stop. */
  subscribe(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** A listener may itself commit: that is told after this one has been told to all. */
  #deliver(commit: Commit): void {
    this.#pending.push(commit);
    if (this.#delivering) return;
    this.#delivering = true;
    try {
      for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
        for (const listener of this.#listeners) listener(next);
      }
    } finally {
      this.#delivering = false;
    }
  }

  #pathsIn(scope: Scope, from: string | null): Iterable<string> {
    const { parent, collection, allDescendants } = scope;
    if (allDescendants)
      return collection === null ? this.#under(parent, from) : this.#inGroup(parent, collection);
    if (collection === null) return this.#children(parent);
    const path = parent === '' ? collection : `${parent}/${collection}`;
    return this.#collections.get(path)?.from(from) ?? [];
  }

  *#under(parent: string, from: string | null): Generator<string, void, undefined> {
    const prefix = parent === '' ? '' : `${parent}/`;
    const start = from !== null && comparePaths(from, prefix) > 0 ? from : prefix;
    for (const path of this.#paths.from(start)) {
      if (!path.startsWith(prefix)) return;
      yield path;
    }
  }

  #inGroup(parent: string, collection: string): string[] {
    const prefix = parent === '' ? '' : `${parent}/`;
    const found: string[] = [];
    for (const path of this.#groups.get(collection) ?? []) {
      if (path.startsWith(prefix)) found.push(...(this.#collections.get(path)?.from(null) ?? []));
    }
    return found.sort(comparePaths);
  }

  *#children(parent: string): Generator<string, void, undefined> {
    for (const id of this.collectionIds(parent)) {
      yield* this.#collections.get(parent === '' ? id : `${parent}/${id}`)?.from(null) ?? [];
    }
  }

  #insert(document: StoredDocument): void {
    const { path, collection } = document;
    this.#documents.set(path, document);
    this.#paths.add(path);
    let keys = this.#collections.get(collection);
    if (keys === undefined) {
      keys = new SortedKeys();
      this.#collections.set(collection, keys);
      const id = lastSegment(collection);
      const group = this.#groups.get(id);
      if (group === undefined) this.#groups.set(id, new Set([collection]));
      else group.add(collection);
    }
    keys.add(path);
  }

  #remove(path: string): void {
    const collection = parentPath(path);
    this.#documents.delete(path);
    this.#paths.delete(path);
    const keys = this.#collections.get(collection);
    keys?.delete(path);
    if (keys?.size !== 0) return;
    this.#collections.delete(collection);
    const id = lastSegment(collection);
    const group = this.#groups.get(id);
    group?.delete(collection);
    if (group?.size === 0) this.#groups.delete(id);
  }
}
