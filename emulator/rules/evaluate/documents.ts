import type { DocumentFunction } from '../functions/library.ts';
import type { DocumentAccess } from '../ruleset.ts';
import { fromFields } from '../types/convert.ts';
import { Failure, MapValue, PathValue, type RuleValue } from '../types/value.ts';
import type { Fields } from '../../values/value.ts';
import { EVALUATION_LIMITS, LimitExceeded } from './limits.ts';

/** Reads documents for one evaluation: each at most once, and counted. */
export class Documents {
  readonly #access: DocumentAccess;
  readonly #database: string;
  readonly #read = new Map<string, Fields | null>();
  readonly #accessed = new Map<string, readonly string[]>();

  constructor(access: DocumentAccess, database: string) {
    this.#access = access;
    this.#database = database;
  }

  get accessed(): readonly (readonly string[])[] {
    return [...this.#accessed.values()];
  }

  /** Calls `get(path)` and its kin. Throws LimitExceeded. */
  call(reads: DocumentFunction, path: RuleValue): RuleValue | Failure {
    if (!(path instanceof PathValue)) return new Failure(`${reads}() takes a path.`);
    const below = this.#belowDocuments(path.segments);
    if (below instanceof Failure) return below;
    const fields = this.#fields(reads === 'getAfter' || reads === 'existsAfter', below);
    switch (reads) {
      case 'exists':
      case 'existsAfter':
        return fields !== null;
      case 'get':
      case 'getAfter':
        // "the document, or null if it does not exist": rules.firestore. Older emulators had an
        // error here instead (firebase-tools#2067).
        return fields === null ? null : documentValue(path, fields);
    }
  }

  #belowDocuments(segments: readonly string[]): readonly string[] | Failure {
    const [databases, database, documents, ...below] = segments;
    if (
      databases !== 'databases' ||
      documents !== 'documents' ||
      below.length === 0 ||
      below.length % 2 !== 0
    ) {
      return new Failure(`/${segments.join('/')} is no document's path.`);
    }
    if (database !== this.#database) return new Failure(`The database '${database}' is another one.`);
    return below;
  }

  #fields(after: boolean, path: readonly string[]): Fields | null {
    const id = path.join('/');
    if (!this.#accessed.has(id)) {
      if (this.#accessed.size >= EVALUATION_LIMITS.documents) {
        throw new LimitExceeded(`More than ${EVALUATION_LIMITS.documents} documents read.`);
      }
      this.#accessed.set(id, path);
    }
    const key = `${after ? 'after' : 'before'}/${id}`;
    let fields = this.#read.get(key);
    if (fields === undefined) {
      fields = after ? this.#access.getAfter(path) : this.#access.get(path);
      this.#read.set(key, fields);
    }
    return fields;
  }
}

/** rules.firestore.Resource: `data`, `id` and `__name__`. */
export function documentValue(path: PathValue, fields: Fields): MapValue {
  return MapValue.of(
    new Map<string, RuleValue>([
      ['data', fromFields(fields)],
      ['id', path.segments.at(-1) ?? ''],
      ['__name__', path],
    ]),
  );
}
