import { Bill } from '../billing/bill.ts';
import { UsageMeter } from '../billing/usage.ts';
import type { RulesIssue, Ruleset } from '../rules/ruleset.ts';
import type { Database } from '../store/database.ts';
import { Store } from '../store/store.ts';
import type { Timestamp } from '../values/value.ts';
import type { CallContext } from './api.ts';
import { unimplemented, type RpcError } from './status.ts';
import { Transactions } from './transactions.ts';

/** Compiles Security Rules; `ruleset` is null when they can't be used. */
export type Compile = (source: string) => {
  readonly ruleset: Ruleset | null;
  readonly issues: readonly RulesIssue[];
};

export interface CoreOptions {
  /** The machine's time without it. */
  readonly now?: (() => Timestamp) | undefined;
  readonly compile: Compile | null;
  /** Hears why a listener was refused or cut off; other refusals are thrown, with the reason as their cause. */
  readonly onRefusedTarget: (error: RpcError) => void;
}

/** What all services share. */
export class Core {
  readonly store: Store;
  readonly transactions = new Transactions();
  readonly onRefusedTarget: (error: RpcError) => void;
  /** Ways to end the open streams. */
  readonly streams = new Set<() => void>();
  readonly #compile: Compile | null;
  readonly #meters = new Map<string, UsageMeter>();
  /** By project; null for those that have none of their own. */
  readonly #rules = new Map<string | null, Ruleset>();

  constructor(options: CoreOptions) {
    this.store = new Store(options.now);
    this.#compile = options.compile;
    this.onRefusedTarget = options.onRefusedTarget;
  }

  meter(project: string): UsageMeter {
    let meter = this.#meters.get(project);
    if (meter === undefined) {
      meter = new UsageMeter();
      this.#meters.set(project, meter);
    }
    return meter;
  }

  bill(database: Database, { caller }: CallContext): Bill {
    return new Bill(this.meter(database.id.project), caller);
  }

  /** Null when there are none: then users may do nothing. */
  rules(project: string): Ruleset | null {
    return this.#rules.get(project) ?? this.#rules.get(null) ?? null;
  }

  /** Rules that don't compile change nothing. */
  setRules(project: string | null, source: string): readonly RulesIssue[] {
    if (this.#compile === null) throw unimplemented('setting rules without a compiler for them');
    const { ruleset, issues } = this.#compile(source);
    if (ruleset !== null) this.#rules.set(project, ruleset);
    return issues;
  }

  close(): void {
    for (const end of this.streams) end();
    this.streams.clear();
    this.store.close();
  }
}
