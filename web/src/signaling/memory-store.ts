import { ParleyError, type ErrorCode } from '../../../contract/errors.ts';

/** What the rules may look at: documents as they are, or as they would be after a commit. */
export interface Documents {
  get<T>(path: string): T | null;
}

export interface Moment {
  readonly before: Documents;
  readonly after: Documents;
  readonly now: number;
}

/** A write of one document, judged by `allowed` on what was there before (null: nothing) and will be. */
export interface Write {
  readonly path: string;
  readonly change: (before: unknown) => unknown;
  readonly allowed: (before: unknown, after: unknown, moment: Moment) => boolean;
}

/** Changes a document that exists; `change` gets a copy of its own. */
export function update<T>(
  path: string,
  change: (document: T) => void,
  allowed: (before: T, after: T, moment: Moment) => boolean,
): Write {
  return {
    path,
    change: (before) => {
      if (before !== null) change(before as T);
      return before;
    },
    allowed: (before, after, moment) => before !== null && allowed(before as T, after as T, moment),
  };
}

/** Writes a document whole, whatever there was. */
export function set<T>(
  path: string,
  document: T,
  allowed: (before: T | null, after: T, moment: Moment) => boolean,
): Write {
  return {
    path,
    change: () => document,
    allowed: (before, after, moment) => allowed(before as T | null, after as T, moment),
  };
}

/** Documents by path, with commits that are judged and watches that are told, as in Firestore. */
export class MemoryStore implements Documents {
  readonly #documents = new Map<string, unknown>();
  readonly #watches = new Set<{ readonly path: string; readonly tell: () => void }>();
  readonly #now: () => number;
  /** Documents written and delivered, as Firestore bills them. */
  readonly usage = { writes: 0, reads: 0 };

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A copy. */
  get<T>(path: string): T | null {
    return structuredClone((this.#documents.get(path) ?? null) as T | null);
  }

  /** Copies of the documents right below a collection, with their names. */
  list<T>(collection: string): (readonly [name: string, document: T])[] {
    return [...this.#documents.keys()]
      .filter((path) => parentOf(path) === collection)
      .map((path) => [path.slice(collection.length + 1), this.get<T>(path) as T] as const);
  }

  /** All of the writes, or none and `denied`. */
  commit(writes: readonly Write[], denied: ErrorCode): void {
    const results = new Map(
      writes.map(({ path, change }) => [path, structuredClone(change(this.get(path)))] as const),
    );
    const moment: Moment = {
      before: this,
      after: {
        get: <T>(path: string) => (results.has(path) ? (results.get(path) as T | null) : this.get<T>(path)),
      },
      now: this.#now(),
    };
    for (const { path, allowed } of writes) {
      if (!allowed(this.get(path), results.get(path), moment)) {
        throw new ParleyError(denied, `The write to ${path} was refused`);
      }
    }
    this.usage.writes += writes.length;
    for (const [path, document] of results) this.#documents.set(path, document);
    this.#tell([...results.keys()]);
  }

  /** Sets or deletes (null) a document past the rules. */
  put(path: string, document: unknown): void {
    if (document === null) this.#documents.delete(path);
    else this.#documents.set(path, structuredClone(document));
    this.#tell([path]);
  }

  /** Follows a document: told asynchronously, with copies, as over a network. */
  watchDocument<T>(
    path: string,
    mayRead: (document: T | null) => boolean,
    onDocument: (document: T | null) => void,
    onDenied: () => void,
  ): () => void {
    return this.#watch(
      path,
      () => {
        const document = this.get<T>(path);
        if (!mayRead(document)) return null;
        this.usage.reads += 1;
        return () => onDocument(document);
      },
      onDenied,
    );
  }

  /** Follows those documents of a collection that a query selects; `changed` are those that weren't so before. */
  watchQuery<T>(
    collection: string,
    select: (all: (readonly [name: string, document: T])[]) => (readonly [name: string, document: T])[],
    mayRead: () => boolean,
    onDocuments: (
      documents: (readonly [name: string, document: T])[],
      changed: (readonly [name: string, document: T])[],
    ) => void,
    onDenied: () => void,
  ): () => void {
    let last: Map<string, string> | null = null;
    return this.#watch(
      collection,
      () => {
        if (!mayRead()) return null;
        const selected = select(this.list<T>(collection));
        const texts = new Map(selected.map(([name, document]) => [name, JSON.stringify(document)] as const));
        const changed = selected.filter(([name]) => texts.get(name) !== last?.get(name));
        const isFirst = last === null;
        const isSame = changed.length === 0 && last?.size === texts.size;
        last = texts;
        // A query that finds nothing costs one read.
        this.usage.reads += isFirst ? Math.max(1, changed.length) : changed.length;
        return isSame ? () => undefined : () => onDocuments(selected, changed);
      },
      onDenied,
    );
  }

  /** `look` says at once what is to be told, or null when it may not be read any more. */
  #watch(path: string, look: () => (() => void) | null, onDenied: () => void): () => void {
    const watch = {
      path,
      tell: () => {
        const tell = look();
        queueMicrotask(() => {
          if (!this.#watches.has(watch)) return;
          if (tell !== null) return tell();
          this.#watches.delete(watch);
          onDenied();
        });
      },
    };
    this.#watches.add(watch);
    watch.tell();
    return () => this.#watches.delete(watch);
  }

  #tell(paths: readonly string[]): void {
    for (const watch of this.#watches) {
      if (paths.some((path) => path === watch.path || parentOf(path) === watch.path)) watch.tell();
    }
  }
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
