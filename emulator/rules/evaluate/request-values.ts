import type { Auth, QueryConstraints, RulesRequest } from '../ruleset.ts';
import type { RequestSegment } from '../match.ts';
import { NANOS_PER_SECOND, fromJson, fromStored } from '../types/convert.ts';
import {
  MapValue,
  PartialMap,
  PathValue,
  TimestampValue,
  Unknown,
  type Failure,
  type Result,
  type RuleValue,
} from '../types/value.ts';
import type { Value } from '../../values/value.ts';
import { documentValue } from './documents.ts';

type Known = Exclude<Result, Failure>;

/** The whole path that a request is for; a `list` ends in null unless it fixes the document's name. */
export function requestPath(request: RulesRequest): readonly RequestSegment[] {
  const path: RequestSegment[] = ['databases', request.database, 'documents', ...request.path];
  if (request.method === 'list') path.push(namedDocument(request));
  return path;
}

/** The id of the only document that a query can return, if it fixes `__name__`. */
function namedDocument({ project, database, path, query }: RulesRequest): string | null {
  const name = query?.equal.get('__name__');
  if (name?.type !== 'reference') return null;
  const collection = `projects/${project}/databases/${database}/documents/${path.join('/')}/`;
  if (!name.value.startsWith(collection)) return null;
  const id = name.value.slice(collection.length);
  return id === '' || id.includes('/') ? null : id;
}

/** `request` and `resource` of one evaluation, made when they are first asked for. */
export class RequestValues {
  readonly #request: RulesRequest;
  readonly #path: readonly RequestSegment[];
  #requestValue: Known | undefined;
  #resourceValue: Known | undefined;

  constructor(request: RulesRequest, path: readonly RequestSegment[]) {
    this.#request = request;
    this.#path = path;
  }

  /** rules.firestore.Request. */
  get request(): Known {
    return (this.#requestValue ??= this.#makeRequest());
  }

  /** rules.firestore.Resource; null when there is no document. */
  get resource(): Known {
    if (this.#resourceValue === undefined) this.#resourceValue = this.#makeResource();
    return this.#resourceValue;
  }

  #makeRequest(): Known {
    const { method, auth, time, after, query } = this.#request;
    const entries = new Map<string, Known>([
      ['auth', auth === null ? null : authValue(auth)],
      ['method', method],
      ['time', new TimestampValue(BigInt(time.seconds) * NANOS_PER_SECOND + BigInt(time.nanos))],
    ]);
    switch (method) {
      case 'list':
        entries.set('path', new Unknown('request.path of a query'));
        if (query) entries.set('query', queryValue(query));
        break;
      case 'get':
        entries.set('path', this.#documentPath());
        break;
      case 'delete':
        entries.set('path', this.#documentPath());
        // Present "on write requests only", but the page doesn't say what it is for a delete.
        entries.set('resource', new Unknown('request.resource of a delete'));
        break;
      case 'create':
      case 'update':
        entries.set('path', this.#documentPath());
        entries.set('resource', after === null ? null : documentValue(this.#documentPath(), after));
    }
    return MapValue.of(entries);
  }

  #makeResource(): Known {
    const { method, before } = this.#request;
    if (method === 'list') return this.#listedResource();
    return before === null ? null : documentValue(this.#documentPath(), before);
  }

  /** Some document that the query may return: it exists, and has the fields that the query fixes. */
  #listedResource(): PartialMap {
    const entries = new Map<string, Known>([
      ['data', partialData(this.#request.query?.equal ?? new Map<string, Value>())],
    ]);
    const id = this.#path.at(-1);
    if (typeof id === 'string') {
      entries.set('id', id);
      entries.set('__name__', this.#documentPath());
    }
    return new PartialMap('resource', entries);
  }

  #documentPath(): PathValue {
    return new PathValue(this.#path.filter((segment) => segment !== null));
  }
}

function authValue({ uid, token }: Auth): MapValue {
  return new MapValue(
    new Map([
      ['uid', null],
      ['token', null],
    ]),
    (key) => (key === 'uid' ? uid : fromJson(token)),
  );
}

function queryValue({ limit, offset, orderBy }: QueryConstraints): MapValue {
  const entries = new Map<string, RuleValue | Unknown>();
  if (limit !== undefined) entries.set('limit', BigInt(limit));
  if (offset !== undefined) entries.set('offset', BigInt(offset));
  // Nothing says what the value looks like.
  if (orderBy !== undefined) entries.set('orderBy', new Unknown('the value of request.query.orderBy'));
  return MapValue.of(entries);
}

/** `resource.data` of a query: a dotted path reaches into a map of which only that entry is known. */
function partialData(equal: ReadonlyMap<string, Value>): PartialMap {
  const data = new Map<string, Known>();
  for (const [path, value] of equal) {
    const names = path.split('.');
    // A quoted name may hold anything, also dots: such a field counts as not fixed.
    if (path === '__name__' || path.includes('`')) continue;
    setKnown(data, 'resource.data', names, value);
  }
  return new PartialMap('resource.data', data);
}

function setKnown(fields: Map<string, Known>, what: string, names: readonly string[], value: Value): void {
  const [name = '', ...rest] = names;
  if (rest.length === 0) {
    fields.set(name, fromStored(value));
    return;
  }
  const present = fields.get(name);
  // Another filter fixes the whole map already.
  if (present !== undefined && !(present instanceof PartialMap)) return;
  const inner = new Map(present?.known);
  setKnown(inner, `${what}.${name}`, rest, value);
  fields.set(name, new PartialMap(`${what}.${name}`, inner));
}
