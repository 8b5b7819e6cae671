import type { Check, CheckState, Findings, Group } from './check.ts';
import { noFindings } from './check.ts';
import type { CheckEnvironment } from './environment.ts';
import { DEVICE_CHECKS, handChecks, SIGNALING_CHECKS, wayChecks } from './plan.ts';
import type { Row, Rows } from './results.ts';
import { Runner } from './runner.ts';
import type { SingleServer } from './single-server.ts';

export interface CheckPageState {
  readonly rows: Rows;
  /** Whether the whole check runs, and whether what was typed in is being checked. */
  readonly running: boolean;
  readonly handRunning: boolean;
}

const IDLE: CheckState = { state: 'idle' };
const idle = (checks: readonly Check[]): Row[] => checks.map((check) => ({ check, state: IDLE }));

/** What the page shows, and the runs that change it. Nothing runs before it is asked to. */
export class CheckStore {
  readonly #environment: CheckEnvironment;
  readonly #onChange: () => void;
  readonly #onResult: (row: Row) => void;
  readonly #runners = new Set<Runner>();
  #state: CheckPageState = {
    rows: {
      device: idle(DEVICE_CHECKS),
      signaling: idle(SIGNALING_CHECKS),
      ways: idle(wayChecks(noFindings())),
      hand: [],
    },
    running: false,
    handRunning: false,
  };
  #stopAll: AbortController | null = null;
  #stopHand: AbortController | null = null;
  #findings: Findings | null = null;

  /** `onResult` is told of each check that has ended. */
  constructor(environment: CheckEnvironment, onChange: () => void, onResult: (row: Row) => void) {
    this.#environment = environment;
    this.#onChange = onChange;
    this.#onResult = onResult;
  }

  get state(): CheckPageState {
    return this.#state;
  }

  /** Runs everything but what was typed in: devices on one side, the network on the other. */
  async start(): Promise<void> {
    if (this.#state.running) return;
    const stop = new AbortController();
    const findings = noFindings();
    this.#stopAll = stop;
    this.#findings = findings;
    this.#set({ running: true });
    for (const [group, checks] of [
      ['device', DEVICE_CHECKS],
      ['signaling', SIGNALING_CHECKS],
      ['ways', wayChecks(findings)],
    ] as const) {
      this.#show(group, checks);
    }
    const network = async (): Promise<void> => {
      await this.#run('signaling', SIGNALING_CHECKS, findings, stop.signal);
      const ways = wayChecks(findings);
      this.#show('ways', ways);
      await this.#run('ways', ways, findings, stop.signal);
    };
    try {
      await Promise.all([this.#run('device', DEVICE_CHECKS, findings, stop.signal), network()]);
    } finally {
      this.#letGoOfCall(findings);
      this.#set({ running: false });
    }
  }

  /** The same servers, each by itself, that were typed in. */
  async startHand(servers: readonly SingleServer[]): Promise<void> {
    this.#stopHand?.abort();
    const stop = new AbortController();
    this.#stopHand = stop;
    const checks = handChecks(servers);
    this.#show('hand', checks);
    this.#set({ handRunning: true });
    await this.#run('hand', checks, noFindings(), stop.signal);
    if (this.#stopHand === stop) this.#set({ handRunning: false });
  }

  stop(): void {
    this.#stopAll?.abort();
  }

  stopHand(): void {
    this.#stopHand?.abort();
  }

  /** The person's answer to what a check asks. */
  answer(id: string, answer: boolean): void {
    for (const runner of this.#runners) runner.answer(id, answer);
  }

  /** The page goes away. */
  close(): void {
    // A write that ends the call might not get out any more; this one does.
    const call = this.#findings?.call;
    call?.leave().catch(() => undefined);
    this.stop();
    this.stopHand();
  }

  async #run(group: Group, checks: readonly Check[], findings: Findings, signal: AbortSignal): Promise<void> {
    const runner = new Runner({ environment: this.#environment, findings, signal }, (check, state) => {
      const rows = this.#state.rows[group];
      // Another run may have taken its place.
      if (!rows.some((row) => row.check === check)) return;
      this.#setRows(
        group,
        rows.map((row) => (row.check === check ? { check, state } : row)),
      );
      if (state.state !== 'running' && state.state !== 'idle') this.#onResult({ check, state });
    });
    this.#runners.add(runner);
    try {
      await runner.run(checks);
    } finally {
      this.#runners.delete(runner);
    }
  }

  /** Where a run was stopped, or failed, with its call open. */
  #letGoOfCall(findings: Findings): void {
    const { call } = findings;
    findings.call = null;
    call?.close();
    call?.end().catch(() => undefined);
  }

  #show(group: Group, checks: readonly Check[]): void {
    this.#setRows(group, idle(checks));
  }

  #setRows(group: Group, rows: readonly Row[]): void {
    this.#set({ rows: { ...this.#state.rows, [group]: rows } });
  }

  #set(change: Partial<CheckPageState>): void {
    this.#state = { ...this.#state, ...change };
    this.#onChange();
  }
}
