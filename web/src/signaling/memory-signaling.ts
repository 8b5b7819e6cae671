import type { Answer, CandidatesDocument, Role, Seat } from '../../../contract/call.ts';
import { ParleyError } from '../../../contract/errors.ts';
import { TIMES } from '../../../contract/limits.ts';
import { callDocument, candidatesCollection, candidatesDocument } from '../../../contract/paths.ts';
import { isShut } from '../../../contract/seats.ts';
import { lobbyOf } from './host-changes.ts';
import { MemoryDoor } from './memory-door.ts';
import { lobbyWrite, MemoryHost } from './memory-host.ts';
import { callIn, type MemoryLink } from './memory-link.ts';
import { MemoryMove } from './memory-move.ts';
import { MemoryRooms, roomWrite } from './memory-rooms.ts';
import * as rules from './memory-rules.ts';
import { set } from './memory-store.ts';
import {
  OPEN_CALL,
  type Call,
  type NewCall,
  type OfferToWrite,
  type Self,
  type Signaling,
} from './signaling.ts';

/** One client of a MemoryServer. */
export class MemorySignaling implements Signaling {
  readonly uid: string;
  readonly host: MemoryHost;
  readonly door: MemoryDoor;
  readonly move: MemoryMove;
  readonly rooms: MemoryRooms;
  readonly #link: MemoryLink;

  constructor(link: MemoryLink) {
    this.#link = link;
    this.uid = link.uid;
    this.host = new MemoryHost(link);
    this.door = new MemoryDoor(link);
    this.move = new MemoryMove(link);
    this.rooms = new MemoryRooms(link);
  }

  serverNow(): number {
    return this.#link.now();
  }

  async warmUp(): Promise<void> {}

  watchCall(id: string, onCall: (call: Call | null) => void, onError: (error: unknown) => void): () => void {
    return this.#link.watch<Call>(
      callDocument(id),
      (call) => rules.mayRead(call, this.uid, this.#link.now()),
      onCall,
      onError,
      'call/full',
    );
  }

  watchCandidates(
    id: string,
    from: Role,
    onCandidates: (document: CandidatesDocument) => void,
    onError: (error: unknown) => void,
  ): () => void {
    return this.#link.watches.keep(
      this.#link.store.watchQuery<CandidatesDocument>(
        candidatesCollection(id, from),
        (all) => all.filter(([, { to }]) => to === this.uid),
        () => true,
        (_, changed) => {
          for (const [, document] of changed) onCandidates(document);
        },
        () => onError(new ParleyError('call/full')),
      ),
    );
  }

  async create(id: string, self: Self, offer: OfferToWrite, options: NewCall = OPEN_CALL): Promise<void> {
    const now = this.#link.now();
    const purgeAt = now + TIMES.purgeAfterMs;
    const call: Call = {
      host: this.uid,
      state: 'open',
      admission: options.admission,
      admitted: [],
      removed: [],
      locked: false,
      caller: this.#seat(self, now),
      offer: { ...offer, at: now },
      aliveAt: now,
      purgeAt,
      ...(options.room === null ? {} : { room: options.room }),
    };
    this.#link.commit(
      [
        set<Call>(callDocument(id), call, (before) => rules.mayCreate(before, self, offer)),
        ...(isShut(call) ? [lobbyWrite(this.#link, id, lobbyOf(call, self.name))] : []),
        ...(options.room === null ? [] : [roomWrite(this.#link, options.room, { call: id, purgeAt })]),
      ],
      'call/full',
    );
  }

  async takeCallee(id: string, self: Self, answer: Answer): Promise<void> {
    const now = this.#link.now();
    this.#link.updateCall(
      id,
      'call/full',
      (call) => {
        call.callee = this.#seat(self, now);
        call.answer = { ...answer };
        call.aliveAt = now;
      },
      (call) => rules.mayTakeCallee(call, self, answer, now),
    );
  }

  async takeCaller(
    id: string,
    self: Self,
    offer: OfferToWrite,
    options: { freeCallee: boolean } = { freeCallee: false },
  ): Promise<void> {
    const now = this.#link.now();
    this.#link.updateCall(
      id,
      'call/full',
      (call) => {
        call.caller = this.#seat(self, now);
        call.offer = { ...offer, at: now };
        call.aliveAt = now;
        delete call.answer;
        if (options.freeCallee) delete call.callee;
      },
      (call) => rules.mayTakeCaller(call, self, offer, options.freeCallee, now),
    );
  }

  async answer(id: string, answer: Answer): Promise<void> {
    const now = this.#link.now();
    this.#link.updateCall(
      id,
      'call/not-allowed',
      (call) => {
        call.answer = { ...answer };
        call.aliveAt = now;
      },
      (call) => rules.mayAnswer(call, this.uid, answer, now),
    );
  }

  async ask(id: string, round: number): Promise<void> {
    this.#link.updateCall(
      id,
      'call/not-allowed',
      (call) => {
        if (call.callee !== undefined) call.callee.asks = round;
      },
      (call) => rules.mayAsk(call, this.uid, round, this.#link.now()),
    );
  }

  async addCandidates(
    id: string,
    role: Role,
    key: { readonly session: string; readonly n: number },
    document: Omit<CandidatesDocument, 'from'>,
  ): Promise<void> {
    this.#link.commit([
      set<CandidatesDocument>(
        candidatesDocument(id, role, { round: document.round, ...key }),
        { ...document, from: this.uid },
        (stored, added, { before, now }) =>
          stored === null && rules.mayAddCandidates(callIn(before, id), role, key, added, now),
      ),
    ]);
  }

  async renew(id: string, roles: readonly Role[]): Promise<void> {
    const now = this.#link.now();
    this.#link.updateCall(
      id,
      'call/not-allowed',
      (call) => {
        for (const role of roles) {
          const seat = call[role];
          if (seat !== undefined) seat.at = now;
        }
        call.aliveAt = now;
        call.purgeAt = now + TIMES.purgeAfterMs;
      },
      (call) => rules.mayRenew(call, this.uid, roles, now),
    );
  }

  async clear(id: string, role: Role): Promise<void> {
    this.#link.updateCall(
      id,
      'call/not-allowed',
      (call) => {
        delete call[role];
        delete call.answer;
      },
      (call) => rules.mayClear(call, role, this.uid, this.#link.now()),
    );
  }

  async leave(id: string, role: Role, self: Self): Promise<void> {
    this.#link.updateCall(
      id,
      'call/not-allowed',
      (call) => {
        const seat = call[role];
        if (seat !== undefined) seat.left = self.session;
      },
      (call) => rules.mayLeave(call, role, this.uid, self.session),
    );
  }

  close(): void {
    this.#link.watches.close();
  }

  #seat({ peer, session, name }: Self, at: number): Seat<number> {
    return { uid: this.uid, peer, session, name, at };
  }
}
