import type { Bill } from '../../billing/bill.ts';
import type * as v1 from '../../protocol/messages.ts';
import { parseQuery } from '../../queries/parse-query.ts';
import type { Database } from '../../store/database.ts';
import type { Commit } from '../../store/history.ts';
import { documentPath } from '../../store/write.ts';
import { parseDatabaseName, parseParentName, sameDatabase } from '../../values/resource-name.ts';
import { microsToWire, type Micros } from '../../values/timestamp.ts';
import type { CallContext, ClientStream, ServerStream } from '../api.ts';
import type { Core } from '../core.ts';
import { RpcError, STATUS, unimplemented } from '../status.ts';
import { Announcement } from './announcement.ts';
import { DocumentsTarget } from './documents-target.ts';
import { QueryTarget } from './query-target.ts';
import { resumeToken, startOf } from './resume.ts';
import { StandingPermission } from './standing-permission.ts';
import type { Target } from './target.ts';

/** What a stream has of its database once the first request has named it. */
interface Listening {
  readonly database: Database;
  readonly bill: Bill;
  readonly stop: () => void;
}

/** Firestore.Listen: targets come and go; after each commit all that it touches are told at once. */
export class ListenStream implements ClientStream<v1.ListenRequest> {
  readonly #core: Core;
  readonly #out: ServerStream<v1.ListenResponse>;
  readonly #context: CallContext;
  readonly #targets = new Map<number, Target>();
  readonly #end = () => this.#fail(new RpcError('UNAVAILABLE', 'The local Firestore is closing.'));
  #listening: Listening | null = null;
  #closed = false;

  constructor(core: Core, out: ServerStream<v1.ListenResponse>, context: CallContext) {
    this.#core = core;
    this.#out = out;
    this.#context = context;
    core.streams.add(this.#end);
  }

  request(message: v1.ListenRequest): void {
    if (this.#closed) return;
    try {
      const listening = this.#begin(message.database);
      if (message.addTarget) this.#add(listening, message.addTarget);
      else if (typeof message.removeTarget === 'number') this.#remove(message.removeTarget);
      else throw new RpcError('INVALID_ARGUMENT', 'A listen request adds or removes a target.');
    } catch (error) {
      if (error instanceof RpcError) this.#fail(error);
      else throw error;
    }
  }

  close(): void {
    this.#closed = true;
    this.#listening?.stop();
    this.#targets.clear();
    this.#core.streams.delete(this.#end);
  }

  #begin(name: string | null | undefined): Listening {
    if (this.#listening !== null && !name) return this.#listening;
    const id = parseDatabaseName(name);
    if (this.#listening === null) {
      const database = this.#core.store.database(id);
      const stop = database.subscribe((commit) => this.#tell(database, commit));
      this.#listening = { database, bill: this.#core.bill(database, this.#context), stop };
    } else if (!sameDatabase(this.#listening.database.id, id)) {
      throw new RpcError('INVALID_ARGUMENT', 'A stream listens to one database only.');
    }
    return this.#listening;
  }

  #add({ database, bill }: Listening, wire: v1.Target): void {
    const id = wire.targetId ?? 0;
    if (id === 0) throw unimplemented('a listen target without an ID');
    if (this.#targets.has(id)) throw new RpcError('INVALID_ARGUMENT', `Target ${id} exists already.`);
    try {
      const target = this.#createTarget(database, bill, id, wire);
      const start = startOf(database, wire);
      const announcement = new Announcement();
      announcement.add(id, target.start(start));
      const time = database.clock.read();
      this.#targets.set(id, target);
      this.#send({ targetChange: { targetChangeType: 'ADD', targetIds: [id] } });
      if (start.kind === 'reset')
        this.#send({ targetChange: { targetChangeType: 'RESET', targetIds: [id] } });
      for (const message of announcement.messages(time)) this.#send(message);
      const expected = wire.expectedCount?.value;
      if (typeof expected === 'number' && target.resumedSize !== null && target.resumedSize !== expected) {
        this.#send({ filter: { targetId: id, count: target.size } });
      }
      this.#send({
        targetChange: {
          targetChangeType: 'CURRENT',
          targetIds: [id],
          resumeToken: resumeToken(time),
          readTime: microsToWire(time),
        },
      });
      this.#sendSnapshot(time);
      if (wire.once) this.#remove(id);
    } catch (error) {
      this.#refuse(id, error);
    }
  }

  #createTarget(database: Database, bill: Bill, id: number, wire: v1.Target): Target {
    const permission = () => new StandingPermission(this.#core, database, this.#context, bill);
    if (wire.documents) {
      const names = wire.documents.documents ?? [];
      const paths = new Set(names.map((name) => documentPath(database.id, name)));
      return new DocumentsTarget(id, database, paths, bill, permission);
    }
    if (wire.query) {
      const parent = parseParentName(wire.query.parent);
      if (!sameDatabase(parent.database, database.id)) {
        throw new RpcError('INVALID_ARGUMENT', 'The query is about another database than the stream.');
      }
      const query = parseQuery(parent, wire.query.structuredQuery);
      return new QueryTarget(id, database, query, bill, permission());
    }
    throw unimplemented('a listen target that is neither documents nor a query');
  }

  #remove(id: number): void {
    // A target that was refused may cross with its removal by the client.
    if (!this.#targets.delete(id)) return;
    this.#send({ targetChange: { targetChangeType: 'REMOVE', targetIds: [id] } });
  }

  #tell(database: Database, commit: Commit): void {
    const seen = { ...commit, paths: new Set(commit.changes.map(({ path }) => path)) };
    const announcement = new Announcement();
    for (const [id, target] of this.#targets) {
      try {
        announcement.add(id, target.update(seen));
      } catch (error) {
        this.#refuse(id, error);
      }
    }
    if (announcement.isEmpty) return;
    // A listener elsewhere may have committed already; what is told is at least of this commit.
    const time = database.clock.read();
    for (const message of announcement.messages(time)) this.#send(message);
    this.#sendSnapshot(time);
  }

  /** Ends one target; the others go on. */
  #refuse(id: number, error: unknown): void {
    if (!(error instanceof RpcError)) throw error;
    this.#core.onRefusedTarget(error);
    this.#targets.delete(id);
    const cause = { code: STATUS[error.status], message: error.message };
    this.#send({ targetChange: { targetChangeType: 'REMOVE', targetIds: [id], cause } });
  }

  /** All targets are consistent at this time. */
  #sendSnapshot(time: Micros): void {
    this.#send({ targetChange: { resumeToken: resumeToken(time), readTime: microsToWire(time) } });
  }

  #send(message: v1.ListenResponse): void {
    if (!this.#closed) this.#out.send(message);
  }

  #fail(error: RpcError): void {
    if (this.#closed) return;
    this.close();
    this.#out.fail(error);
  }
}
