import { randomUUID } from 'node:crypto';
import type * as v1 from '../protocol/messages.ts';
import type { Database } from '../store/database.ts';
import { parseWrites } from '../store/write.ts';
import { parseDatabaseName } from '../values/resource-name.ts';
import { microsToWire } from '../values/timestamp.ts';
import type { CallContext, ClientStream, ServerStream } from './api.ts';
import { commitWrites } from './commits.ts';
import type { Core } from './core.ts';
import { RpcError, unimplemented } from './status.ts';

/** Firestore.Write: after a handshake each request is a commit, answered in order. A refused one ends it. */
export class WriteStream implements ClientStream<v1.WriteRequest> {
  readonly #core: Core;
  readonly #out: ServerStream<v1.WriteResponse>;
  readonly #context: CallContext;
  readonly #end = () => this.#fail(new RpcError('UNAVAILABLE', 'The local Firestore is closing.'));
  #database: Database | null = null;
  #answers = 0;
  #closed = false;

  constructor(core: Core, out: ServerStream<v1.WriteResponse>, context: CallContext) {
    this.#core = core;
    this.#out = out;
    this.#context = context;
    core.streams.add(this.#end);
  }

  request(message: v1.WriteRequest): void {
    if (this.#closed) return;
    try {
      if (this.#database === null) this.#shakeHands(message);
      else this.#commit(this.#database, message);
    } catch (error) {
      if (error instanceof RpcError) this.#fail(error);
      else throw error;
    }
  }

  close(): void {
    this.#closed = true;
    this.#core.streams.delete(this.#end);
  }

  #shakeHands(message: v1.WriteRequest): void {
    if (message.streamId) throw unimplemented('resuming a write stream');
    if (message.writes?.length) {
      throw new RpcError('INVALID_ARGUMENT', 'The first request of a write stream must not have writes.');
    }
    this.#database = this.#core.store.database(parseDatabaseName(message.database));
    this.#out.send({ streamId: randomUUID(), streamToken: this.#nextToken() });
  }

  #commit(database: Database, message: v1.WriteRequest): void {
    if (!message.writes?.length) {
      // Clients say good-bye with such a request.
      this.#out.send({ streamToken: this.#nextToken(), commitTime: microsToWire(database.clock.read()) });
      return;
    }
    const writes = parseWrites(database.id, message.writes);
    const { response } = commitWrites(this.#core, database, writes, this.#context);
    this.#out.send({ streamToken: this.#nextToken(), ...response });
  }

  #nextToken(): Buffer {
    return Buffer.from(String(++this.#answers));
  }

  #fail(error: RpcError): void {
    if (this.#closed) return;
    this.close();
    this.#out.fail(error);
  }
}
