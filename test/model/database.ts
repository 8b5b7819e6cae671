import { Agent, request } from 'node:http';
import type { Operation, Write } from './operations.ts';
import { Time, type Data } from './values.ts';
import { fieldsFromWire, timeFromWire, writeToWire, type WireFields } from './wire.ts';

/** What came of a request; `from` and `to` are the server's times between which it was judged. */
export interface Reply {
  readonly from: Time;
  readonly to: Time;
  readonly allowed: boolean;
  /** Of a commit that was made. */
  readonly time: Time | null;
  /** What was read, by path. */
  readonly documents: ReadonlyMap<string, Data>;
}

interface WireDocument {
  readonly name: string;
  readonly fields?: WireFields;
}

interface Answer {
  readonly ok: boolean;
  readonly body: unknown;
}

/** A project of the local Firestore, with rules and a clock of its own; people talk to it over REST. */
export class Database {
  readonly #host: string;
  readonly #port: number;
  readonly #project: string;
  readonly #root: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #tokens = new Map<string, string>();
  #aheadMs = 0;

  constructor(address: string, project: string) {
    const { hostname, port } = new URL(`http://${address}`);
    this.#host = hostname;
    this.#port = Number(port);
    this.#project = project;
    this.#root = `projects/${project}/databases/(default)/documents`;
  }

  /** Puts rules into force and learns how far its clock is. */
  async open(rules: string): Promise<void> {
    const files = [{ name: 'firestore.rules', content: rules }];
    await this.#admin('PUT', `${this.#project}:securityRules`, { rules: { files } });
    const clock = (await this.#admin('GET', `${this.#project}/clock`)) as { readonly aheadMs: number };
    this.#aheadMs = clock.aheadMs;
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Forgets all documents. */
  async clear(): Promise<void> {
    await this.#admin('DELETE', `${this.#project}/databases/(default)/documents`);
  }

  /** Lets time pass. */
  async wait(ms: number): Promise<void> {
    this.#aheadMs += ms;
    await this.#admin('PUT', `${this.#project}/clock`, { aheadMs: this.#aheadMs });
  }

  now(): Time {
    return new Time(Date.now() + this.#aheadMs);
  }

  async send(operation: Operation): Promise<Reply> {
    const from = this.now();
    const { ok, body } = await this.#ask(operation);
    // Commits of one millisecond get times of their own, a little later.
    const to = this.now().plus(1);
    const status = ok ? 'OK' : statusOf(body);
    const missing = operation.kind === 'get' && status === 'NOT_FOUND';
    if (status !== 'OK' && status !== 'PERMISSION_DENIED' && !missing) {
      throw new Error(`The local Firestore answered ${JSON.stringify(body)}`);
    }
    const { commitTime } = (ok ? body : {}) as { readonly commitTime?: string };
    return {
      from,
      to,
      allowed: ok || missing,
      time: commitTime === undefined ? null : timeFromWire(commitTime),
      documents: ok ? this.#documentsIn(operation, body) : new Map(),
    };
  }

  /** Writes past the rules. */
  async store(write: Write): Promise<void> {
    const writes = [writeToWire(this.#root, write)];
    const { ok, body } = await this.#call('POST', `/v1/${this.#root}:commit`, 'owner', { writes });
    if (!ok) throw new Error(`${write.path} could not be stored: ${JSON.stringify(body)}`);
  }

  /** Every document that there is, read past the rules. */
  async everything(): Promise<Map<string, Data>> {
    const query = { structuredQuery: { from: [{ allDescendants: true }] } };
    const { ok, body } = await this.#call('POST', `/v1/${this.#root}:runQuery`, 'owner', query);
    if (!ok) throw new Error(`All documents could not be read: ${JSON.stringify(body)}`);
    return this.#queried(body);
  }

  #ask(operation: Operation): Promise<Answer> {
    const token = operation.who === null ? null : this.#tokenOf(operation.who);
    switch (operation.kind) {
      case 'commit': {
        const writes = operation.writes.map((write) => writeToWire(this.#root, write));
        return this.#call('POST', `/v1/${this.#root}:commit`, token, { writes });
      }
      case 'get':
        return this.#call('GET', `/v1/${this.#root}/${encoded(operation.path)}`, token);
      case 'list': {
        const parts = operation.collection.split('/');
        const [collectionId, parent] = [
          parts.at(-1),
          parts
            .slice(0, -1)
            .map((part) => `/${part}`)
            .join(''),
        ];
        const where = operation.where && {
          fieldFilter: {
            field: { fieldPath: operation.where.field },
            op: 'EQUAL',
            value: { stringValue: operation.where.value },
          },
        };
        const structuredQuery = { from: [{ collectionId }], ...(where === null ? {} : { where }) };
        return this.#call('POST', `/v1/${this.#root}${parent}:runQuery`, token, { structuredQuery });
      }
      default:
        return operation satisfies never;
    }
  }

  #documentsIn(operation: Operation, body: unknown): ReadonlyMap<string, Data> {
    if (operation.kind === 'list') return this.#queried(body);
    if (operation.kind === 'commit') return new Map();
    return new Map([this.#entry(body as WireDocument)]);
  }

  #queried(body: unknown): Map<string, Data> {
    const rows = body as readonly { readonly document?: WireDocument }[];
    return new Map(rows.flatMap(({ document }) => (document === undefined ? [] : [this.#entry(document)])));
  }

  #entry({ name, fields }: WireDocument): [string, Data] {
    return [name.slice(this.#root.length + 1), fieldsFromWire(fields)];
  }

  /** An ID token as the Auth emulator makes them: unsigned. */
  #tokenOf(uid: string): string {
    const known = this.#tokens.get(uid);
    if (known !== undefined) return known;
    const part = (object: object): string => Buffer.from(JSON.stringify(object)).toString('base64url');
    const claims = {
      iss: `https://securetoken.google.com/${this.#project}`,
      aud: this.#project,
      sub: uid,
      user_id: uid,
    };
    const token = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
    this.#tokens.set(uid, token);
    return token;
  }

  async #admin(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await this.#call(method, `/emulator/v1/projects/${path}`, 'owner', body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  #call(method: string, path: string, token: string | null, body?: object): Promise<Answer> {
    const sent = body === undefined ? '' : JSON.stringify(body);
    const headers: Record<string, string | number> = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(sent),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    return new Promise((resolve, reject) => {
      const options = { host: this.#host, port: this.#port, agent: this.#agent, method, path, headers };
      const asking = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const ok = response.statusCode === 200;
          resolve({ ok, body: text === '' ? null : JSON.parse(text) });
        });
      });
      asking.on('error', reject);
      asking.end(sent);
    });
  }
}

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** The name in google.rpc.Status as JSON; a query's comes in a list. */
function statusOf(body: unknown): string {
  const [first] = Array.isArray(body) ? (body as unknown[]) : [body];
  const { error } = (first ?? {}) as { readonly error?: { readonly status?: string } };
  return error?.status ?? 'unknown';
}
