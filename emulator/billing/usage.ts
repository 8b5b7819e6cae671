import type { Usage } from '../services/api.ts';

export type Operation = 'read' | 'write' | 'delete';

interface Entry {
  readonly operation: Operation;
  count: number;
}

/** Counts billed operations of one project by what caused them. */
export class UsageMeter {
  #causes = new Map<string, Entry>();

  add(operation: Operation, cause: string, count = 1): void {
    if (count <= 0) return;
    const entry = this.#causes.get(cause);
    if (entry === undefined) this.#causes.set(cause, { operation, count });
    else entry.count += count;
  }

  report(): Usage {
    const total = (operation: Operation): number =>
      Array.from(this.#causes.values())
        .filter((entry) => entry.operation === operation)
        .reduce((sum, entry) => sum + entry.count, 0);
    return {
      reads: total('read'),
      writes: total('write'),
      deletes: total('delete'),
      byCause: Object.fromEntries(Array.from(this.#causes, ([cause, entry]) => [cause, { ...entry }])),
    };
  }

  reset(): void {
    this.#causes.clear();
  }
}
