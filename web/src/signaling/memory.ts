import type { Answer, CandidatesDocument, Role } from '../../../contract/call.ts';
import { ParleyError, type ErrorCode } from '../../../contract/errors.ts';
import { TIMES } from '../../../contract/limits.ts';
import { candidatesCollection } from '../../../contract/paths.ts';
import * as rules from './memory-rules.ts';
import { isLive } from '../../../contract/seats.ts';
import type { Call, OfferToWrite, Self, Signaling } from './signaling.ts';

interface CallWatch {
  readonly id: string;
  readonly uid: string;
  readonly onCall: (call: Call | null) => void;
  readonly onError: (error: unknown) => void;
}

interface CandidatesWatch {
  readonly path: string;
  readonly uid: string;
  readonly onCandidates: (document: CandidatesDocument) => void;
}

/**
 * A server in memory with as many clients as wanted, judging by the same conditions as the
 * security rules. Watches are told asynchronously, with copies, as over a network.
 */
export class MemoryServer {
  readonly #calls = new Map<string, Call>();
  readonly #candidates = new Map<string, CandidatesDocument[]>();
  readonly #callWatches = new Set<CallWatch>();
  readonly #candidatesWatches = new Set<CandidatesWatch>();
  #ahead = 0;
  /** Documents written and delivered, as Firestore bills them. */
  readonly usage = { writes: 0, reads: 0 };

  client(uid: string): Signaling {
    return new MemorySignaling(this, uid);
  }

  /** The server's clock in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Moves the server's clock. */
  advance(ms: number): void {
    this.#ahead += ms;
  }

  /** A copy of the call document, past the rules. */
  read(id: string): Call | null {
    return structuredClone(this.#calls.get(id) ?? null);
  }

  /** Changes a call document past the rules. */
  change(id: string, change: (call: Call) => void): void {
    const call = structuredClone(this.#calls.get(id));
    if (call === undefined) throw new ParleyError('call/unknown');
    change(call);
    this.#store(id, call);
  }

  /** Deletes a call document past the rules. */
  delete(id: string): void {
    this.#calls.delete(id);
    this.#tellWatches(id);
  }

  create(id: string, call: Call): void {
    if (this.#calls.has(id)) throw new ParleyError('call/full', 'A call with this ID exists');
    this.#store(id, call);
  }

  /** One conditional write: `permitted` sees what is stored, `change` turns it into what will be. */
  update(
    id: string,
    denied: ErrorCode,
    permitted: (call: Call) => boolean,
    change: (call: Call) => void,
  ): void {
    const call = structuredClone(this.#calls.get(id));
    if (call === undefined) throw new ParleyError('call/unknown');
    if (!permitted(call)) throw new ParleyError(denied);
    change(call);
    this.#store(id, call);
  }

  addCandidates(id: string, role: Role, document: CandidatesDocument): void {
    const call = this.#calls.get(id);
    if (call === undefined || !rules.mayAddCandidates(call, role, document, this.now())) {
      throw new ParleyError('call/not-allowed');
    }
    const path = candidatesCollection(id, role);
    const documents = this.#candidates.get(path) ?? [];
    this.#candidates.set(path, [...documents, structuredClone(document)]);
    this.usage.writes += 1;
    for (const watch of this.#candidatesWatches) {
      if (watch.path === path && watch.uid === document.to) this.#deliver(watch, document);
    }
  }

  watchCall(watch: CallWatch): () => void {
    this.#callWatches.add(watch);
    this.#tell(watch);
    return () => this.#callWatches.delete(watch);
  }

  watchCandidates(watch: CandidatesWatch): () => void {
    this.#candidatesWatches.add(watch);
    const documents = (this.#candidates.get(watch.path) ?? []).filter(({ to }) => to === watch.uid);
    if (documents.length === 0) this.usage.reads += 1;
    for (const document of documents) this.#deliver(watch, document);
    return () => this.#candidatesWatches.delete(watch);
  }

  #store(id: string, call: Call): void {
    this.#calls.set(id, call);
    this.usage.writes += 1;
    this.#tellWatches(id);
  }

  #tellWatches(id: string): void {
    for (const watch of this.#callWatches) if (watch.id === id) this.#tell(watch);
  }

  #tell(watch: CallWatch): void {
    const call = structuredClone(this.#calls.get(watch.id) ?? null);
    const allowed = call === null || rules.mayRead(call, watch.uid, this.now());
    if (allowed) this.usage.reads += 1;
    queueMicrotask(() => {
      if (!this.#callWatches.has(watch)) return;
      if (allowed) return watch.onCall(call);
      this.#callWatches.delete(watch);
      watch.onError(new ParleyError('call/full'));
    });
  }

  #deliver(watch: CandidatesWatch, document: CandidatesDocument): void {
    this.usage.reads += 1;
    queueMicrotask(() => {
      if (this.#candidatesWatches.has(watch)) watch.onCandidates(structuredClone(document));
    });
  }
}

class MemorySignaling implements Signaling {
  readonly uid: string;
  readonly #server: MemoryServer;
  readonly #stops = new Set<() => void>();

  constructor(server: MemoryServer, uid: string) {
    this.#server = server;
    this.uid = uid;
  }

  serverNow(): number {
    return this.#server.now();
  }

  async warmUp(): Promise<void> {}

  watchCall(id: string, onCall: (call: Call | null) => void, onError: (error: unknown) => void): () => void {
    return this.#keep(this.#server.watchCall({ id, uid: this.uid, onCall, onError }));
  }

  watchCandidates(id: string, from: Role, onCandidates: (document: CandidatesDocument) => void): () => void {
    const path = candidatesCollection(id, from);
    return this.#keep(this.#server.watchCandidates({ path, uid: this.uid, onCandidates }));
  }

  async create(id: string, self: Self, offer: OfferToWrite): Promise<void> {
    this.#server.create(id, rules.newCall(this.uid, this.#seat(self, this.#server.now()), offer));
  }

  async takeCallee(id: string, self: Self, answer: Answer): Promise<void> {
    const now = this.#server.now();
    this.#server.update(
      id,
      'call/full',
      (call) => rules.mayTakeCallee(call, self, answer, now),
      (call) => {
        call.callee = this.#seat(self, now);
        call.answer = { ...answer };
        call.aliveAt = now;
      },
    );
  }

  async takeCaller(
    id: string,
    self: Self,
    offer: OfferToWrite,
    options: { freeCallee: boolean } = { freeCallee: false },
  ): Promise<void> {
    const now = this.#server.now();
    this.#server.update(
      id,
      'call/full',
      (call) => rules.mayTakeCaller(call, self, offer, options.freeCallee, now),
      (call) => {
        call.caller = this.#seat(self, now);
        call.offer = { ...offer, at: now };
        call.aliveAt = now;
        delete call.answer;
        if (options.freeCallee) delete call.callee;
      },
    );
  }

  async answer(id: string, answer: Answer): Promise<void> {
    const now = this.#server.now();
    this.#server.update(
      id,
      'call/not-allowed',
      (call) => rules.mayAnswer(call, this.uid, answer, now),
      (call) => {
        call.answer = { ...answer };
        call.aliveAt = now;
      },
    );
  }

  async ask(id: string, round: number): Promise<void> {
    const now = this.#server.now();
    this.#server.update(
      id,
      'call/not-allowed',
      (call) => rules.mayAsk(call, this.uid, round, now),
      (call) => {
        if (call.callee !== undefined) call.callee.asks = round;
      },
    );
  }

  async addCandidates(id: string, role: Role, document: Omit<CandidatesDocument, 'from'>): Promise<void> {
    this.#server.addCandidates(id, role, { ...document, from: this.uid });
  }

  async renew(id: string, call: Call): Promise<void> {
    const now = this.#server.now();
    const roles = (['caller', 'callee'] as const).filter((role) => isLive(call[role], now));
    this.#server.update(
      id,
      'call/not-allowed',
      (stored) => rules.mayRenew(stored, this.uid, now) && roles.every((role) => isLive(stored[role], now)),
      (stored) => {
        for (const role of roles) {
          const seat = stored[role];
          if (seat !== undefined) seat.at = now;
        }
        stored.aliveAt = now;
        stored.purgeAt = now + TIMES.purgeAfterMs;
      },
    );
  }

  async leave(id: string, role: Role, self: Self): Promise<void> {
    this.#server.update(
      id,
      'call/not-allowed',
      (call) => rules.mayLeave(call, role, this.uid, self.session),
      (call) => {
        const seat = call[role];
        if (seat !== undefined) seat.left = self.session;
      },
    );
  }

  async end(id: string, reason: string): Promise<void> {
    const now = this.#server.now();
    this.#server.update(
      id,
      'call/not-allowed',
      (call) => rules.mayEnd(call, this.uid, reason),
      (call) => {
        call.state = 'ended';
        call.endedBy = this.uid;
        call.endReason = reason;
        call.endedAt = now;
        delete call.caller;
        delete call.callee;
        delete call.offer;
        delete call.answer;
      },
    );
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#stops.clear();
  }

  #seat({ peer, session, name }: Self, at: number): NonNullable<Call['caller']> {
    return { uid: this.uid, peer, session, name, at };
  }

  #keep(stop: () => void): () => void {
    const stopOnce = (): void => {
      stop();
      this.#stops.delete(stopOnce);
    };
    this.#stops.add(stopOnce);
    return stopOnce;
  }
}
