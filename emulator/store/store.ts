import { databaseName, type DatabaseId } from '../values/resource-name.ts';
import type { Timestamp } from '../values/value.ts';
import { Clock } from './clock.ts';
import { Database } from './database.ts';
import type { Commit } from './history.ts';

/** All databases; each comes into being when it is first asked for. */
export class Store {
  readonly #now: (() => Timestamp) | undefined;
  /** By project. */
  readonly #clocks = new Map<string, Clock>();
  readonly #databases = new Map<string, Database>();
  readonly #listeners = new Set<(database: Database, commit: Commit) => void>();

  /** Without `now` the time is the machine's. */
  constructor(now?: () => Timestamp) {
    this.#now = now;
  }

  clock(project: string): Clock {
    let clock = this.#clocks.get(project);
    if (clock === undefined) {
      clock = new Clock(this.#now);
      this.#clocks.set(project, clock);
    }
    return clock;
  }

  database(id: DatabaseId): Database {
    const name = databaseName(id);
    let database = this.#databases.get(name);
    if (database === undefined) {
      const created = new Database(id, this.clock(id.project));
      created.subscribe((commit) => {
        for (const listener of this.#listeners) listener(created, commit);
      });
      this.#databases.set(name, created);
      database = created;
    }
    return database;
  }

  /** Calls back after each commit to any database, in order. Returns the way to stop. */
  subscribe(listener: (database: Database, commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#databases.clear();
  }
}
