import { comparePaths } from '../values/order.ts';
import { lastSegment, parentPath } from '../values/resource-name.ts';
import type { StoredDocument } from './stored-document.ts';

/** Where to look: the documents of one collection, or of collections anywhere under a parent. */
export interface Scope {
  /** Path of the parent document; empty for the root. */
  readonly parent: string;
  /** Null for collections of any name. */
  readonly collection: string | null;
  readonly allDescendants: boolean;
}

/** Bounds by path, both inclusive. */
export interface Range {
  readonly from: string | null;
  readonly to: string | null;
}

/** The documents of a database at one moment. */
export interface View {
  get(path: string): StoredDocument | null;
  /** Documents within scope and range, in the order of their names. */
  scan(scope: Scope, range: Range): Iterable<StoredDocument>;
}

export function inScope(scope: Scope, path: string): boolean {
  const collection = parentPath(path);
  if (scope.collection !== null && lastSegment(collection) !== scope.collection) return false;
  if (scope.allDescendants) return scope.parent === '' || path.startsWith(`${scope.parent}/`);
  return parentPath(collection) === scope.parent;
}

const inRange = ({ from, to }: Range, path: string): boolean =>
  (from === null || comparePaths(path, from) >= 0) && (to === null || comparePaths(path, to) <= 0);

/** A view with some documents replaced (null: missing), such as those of an earlier time. */
export class OverlaidView implements View {
  readonly #base: View;
  readonly #replaced: ReadonlyMap<string, StoredDocument | null>;

  constructor(base: View, replaced: ReadonlyMap<string, StoredDocument | null>) {
    this.#base = base;
    this.#replaced = replaced;
  }

  get(path: string): StoredDocument | null {
    const replaced = this.#replaced.get(path);
    return replaced === undefined ? this.#base.get(path) : replaced;
  }

  scan(scope: Scope, range: Range): Iterable<StoredDocument> {
    const found = Array.from(this.#base.scan(scope, range)).filter(({ path }) => !this.#replaced.has(path));
    for (const [path, document] of this.#replaced) {
      if (document !== null && inScope(scope, path) && inRange(range, path)) found.push(document);
    }
    return found.sort((a, b) => comparePaths(a.path, b.path));
  }
}
