import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CandidatesDocument, Role } from '../../../contract/call.ts';
import { newCallId, newPeerId } from '../../../contract/ids.ts';
import { TIMES } from '../../../contract/limits.ts';
import type { Call, OfferToWrite, Self, Signaling } from './signaling.ts';

/** Where the clients of one test meet. */
export interface ContractServer {
  /** A client signed in as somebody of this name; each call makes a new client, also for the same name. */
  client(name: string): Promise<Signaling>;
  /** Sets the age of a seat, past the rules. */
  ageSeat(id: string, role: Role, ageMs: number): Promise<void>;
  /** Sets `locked`, past the rules. */
  lock(id: string, locked: boolean): Promise<void>;
  close(): Promise<void>;
}

interface CallFollower {
  readonly calls: (Call | null)[];
  readonly errors: unknown[];
  readonly stop: () => void;
}

const offer = (round = 1): OfferToWrite => ({ round, pc: newPeerId(), sdp: `v=0 offer ${round}` });
const selfOf = (signaling: Signaling, name = 'Ana'): Self => ({
  uid: signaling.uid,
  peer: newPeerId(),
  session: newPeerId(),
  name,
});
const refused = (code: string): object => expect.objectContaining({ name: 'ParleyError', code });

/** What every implementation of Signaling must do. */
export function signalingContract(name: string, makeServer: () => Promise<ContractServer>): void {
  describe(`signaling contract: ${name}`, () => {
    let server: ContractServer;
    let ana: Signaling;
    let ben: Signaling;
    let eve: Signaling;
    let id: string;
    let anaSelf: Self;
    let benSelf: Self;
    const clients: Signaling[] = [];

    const client = async (who: string): Promise<Signaling> => {
      const made = await server.client(who);
      clients.push(made);
      return made;
    };
    const follow = (signaling: Signaling): CallFollower => {
      const calls: (Call | null)[] = [];
      const errors: unknown[] = [];
      const stop = signaling.watchCall(
        id,
        (call) => calls.push(call),
        (error) => errors.push(error),
      );
      return { calls, errors, stop };
    };
    /** The latest that was seen, once it satisfies `check`. */
    const seen = (follower: CallFollower, check: (call: Call | null) => void): Promise<void> =>
      vi.waitFor(
        () => {
          expect(follower.errors).toEqual([]);
          expect(follower.calls.length).toBeGreaterThan(0);
          check(follower.calls.at(-1) ?? null);
        },
        { timeout: 5_000 },
      );
    const followCandidates = (signaling: Signaling, from: Role): CandidatesDocument[] => {
      const documents: CandidatesDocument[] = [];
      signaling.watchCandidates(
        id,
        from,
        (document) => documents.push(document),
        (error) => expect.unreachable(String(error)),
      );
      return documents;
    };
    const waiting = (): Promise<void> => ana.create(id, anaSelf, offer());
    const paired = async (): Promise<void> => {
      await waiting();
      await ben.takeCallee(id, benSelf, { round: 1, sdp: 'v=0 answer' });
    };

    beforeEach(async () => {
      server = await makeServer();
      id = newCallId();
      [ana, ben, eve] = await Promise.all([client('ana'), client('ben'), client('eve')]);
      anaSelf = selfOf(ana, 'Ana');
      benSelf = selfOf(ben, 'Ben');
    });
    afterEach(async () => {
      for (const made of clients.splice(0)) made.close();
      await server.close();
    });

    it('warms up without writing', async () => {
      await ana.warmUp();
      expect(Math.abs(ana.serverNow() - Date.now())).toBeLessThan(60_000);
    });

    it('tells of a call that does not exist, and when it does', async () => {
      const follower = follow(ben);
      await seen(follower, (call) => expect(call).toBeNull());
      await waiting();
      await seen(follower, (call) => expect(call?.caller?.name).toBe('Ana'));
    });

    it('creates a call with its host as caller and the time of the server', async () => {
      const made = offer();
      await ana.create(id, anaSelf, made);
      const follower = follow(ana);
      await seen(follower, (call) => {
        expect(call).toMatchObject({
          host: ana.uid,
          state: 'open',
          admission: 'open',
          admitted: [],
          removed: [],
          locked: false,
          caller: { ...anaSelf },
          offer: made,
        });
        expect(call).not.toHaveProperty('callee');
        const at = call?.aliveAt ?? 0;
        expect(Math.abs(at - ana.serverNow())).toBeLessThan(60_000);
        expect(call?.caller?.at).toBe(at);
        expect(call?.offer?.at).toBe(at);
        expect(Math.abs((call?.purgeAt ?? 0) - at - TIMES.purgeAfterMs)).toBeLessThan(60_000);
      });
    });

    it('does not create a call over another', async () => {
      await waiting();
      await expect(ben.create(id, benSelf, offer())).rejects.toEqual(refused('call/full'));
      await expect(ana.create(id, anaSelf, offer())).rejects.toEqual(refused('call/full'));
    });

    it('refuses a seat in a call that does not exist', async () => {
      await expect(ben.takeCallee(id, benSelf, { round: 1, sdp: 'v=0' })).rejects.toEqual(
        expect.objectContaining({ code: expect.stringMatching(/^call\/(unknown|full)$/) }),
      );
    });

    it('seats a callee with their answer, seen by the caller', async () => {
      await waiting();
      const follower = follow(ana);
      await ben.takeCallee(id, benSelf, { round: 1, sdp: 'v=0 answer' });
      await seen(follower, (call) => {
        expect(call?.callee).toMatchObject({ ...benSelf });
        expect(call?.answer).toEqual({ round: 1, sdp: 'v=0 answer' });
        expect(call?.callee?.at).toBe(call?.aliveAt);
      });
    });

    it('gives the free seat to exactly one of two at once', async () => {
      await waiting();
      const answer = { round: 1, sdp: 'v=0 answer' };
      const results = await Promise.allSettled([
        ben.takeCallee(id, benSelf, answer),
        eve.takeCallee(id, selfOf(eve), answer),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = results.find((result) => result.status === 'rejected');
      expect(lost?.reason).toEqual(refused('call/full'));
    });

    it('refuses an answer of another round', async () => {
      await waiting();
      await expect(ben.takeCallee(id, benSelf, { round: 2, sdp: 'v=0' })).rejects.toEqual(
        refused('call/full'),
      );
      await benTakesSeat();
      await expect(ben.answer(id, { round: 2, sdp: 'v=0' })).rejects.toEqual(refused('call/not-allowed'));
    });
    const benTakesSeat = (): Promise<void> => ben.takeCallee(id, benSelf, { round: 1, sdp: 'v=0 answer' });

    it('lets two tabs of one person call each other, but not one tab itself', async () => {
      await waiting();
      const second = await client('ana');
      const answer = { round: 1, sdp: 'v=0 answer' };
      await expect(second.takeCallee(id, { ...anaSelf, session: newPeerId() }, answer)).rejects.toEqual(
        refused('call/full'),
      );
      await second.takeCallee(id, selfOf(second), answer);
    });

    it('stops telling whoever may not read any more', async () => {
      await waiting();
      const follower = follow(eve);
      await seen(follower, (call) => expect(call?.caller?.name).toBe('Ana'));
      await benTakesSeat();
      await vi.waitFor(() => expect(follower.errors).toEqual([refused('call/full')]), { timeout: 5_000 });
      expect(follower.calls.at(-1)).not.toHaveProperty('callee');
    });

    it('does not tell a third person of a full call, nor anyone of a locked one', async () => {
      await paired();
      const third = follow(eve);
      await vi.waitFor(() => expect(third.errors).toEqual([refused('call/full')]), { timeout: 5_000 });
      await ben.leave(id, 'callee', benSelf);
      await server.lock(id, true);
      const locked = follow(eve);
      await vi.waitFor(() => expect(locked.errors).toEqual([refused('call/full')]), { timeout: 5_000 });
      expect([...third.calls, ...locked.calls]).toEqual([]);
    });

    it('stops telling when it is asked to', async () => {
      await waiting();
      const follower = follow(ben);
      await seen(follower, (call) => expect(call).not.toBeNull());
      follower.stop();
      await benTakesSeat();
      const witness = follow(ana);
      await seen(witness, (call) => expect(call?.callee).toBeDefined());
      expect(follower.calls.at(-1)).not.toHaveProperty('callee');
    });

    it('carries late candidates from each side to the other, each once', async () => {
      await paired();
      const atAna = followCandidates(ana, 'callee');
      const atBen = followCandidates(ben, 'caller');
      const atEve = followCandidates(eve, 'caller');
      const candidates = ['{"candidate":"a"}', '{"candidate":"b"}'];
      await ana.addCandidates(id, 'caller', { round: 1, to: ben.uid, candidates });
      await ben.addCandidates(id, 'callee', { round: 1, to: ana.uid, candidates: ['{"candidate":"c"}'] });
      await ben.addCandidates(id, 'callee', { round: 1, to: ana.uid, candidates: ['{"candidate":"d"}'] });
      await vi.waitFor(
        () => {
          expect(atBen).toEqual([{ round: 1, to: ben.uid, from: ana.uid, candidates }]);
          expect(atAna).toHaveLength(2);
          expect(atAna.flatMap((document) => document.candidates)).toEqual(
            expect.arrayContaining(['{"candidate":"c"}', '{"candidate":"d"}']),
          );
        },
        { timeout: 5_000 },
      );
      expect(atEve).toEqual([]);
    });

    it('takes candidates from who sits alone, of the round that stands', async () => {
      await paired();
      const candidates = ['{"candidate":"a"}'];
      const denied = refused('call/not-allowed');
      await expect(eve.addCandidates(id, 'callee', { round: 1, to: ana.uid, candidates })).rejects.toEqual(
        denied,
      );
      await expect(ben.addCandidates(id, 'caller', { round: 1, to: ana.uid, candidates })).rejects.toEqual(
        denied,
      );
      await expect(ben.addCandidates(id, 'callee', { round: 2, to: ana.uid, candidates })).rejects.toEqual(
        denied,
      );
    });

    it('frees a seat at once when its holder leaves', async () => {
      await paired();
      const follower = follow(ana);
      await ben.leave(id, 'callee', benSelf);
      await seen(follower, (call) => expect(call?.callee?.left).toBe(benSelf.session));
      await eve.takeCallee(id, selfOf(eve, 'Eve'), { round: 1, sdp: 'v=0 answer' });
      await seen(follower, (call) => {
        expect(call?.callee).toMatchObject({ uid: eve.uid, name: 'Eve' });
        expect(call?.callee).not.toHaveProperty('left');
      });
    });

    it('ignores that an earlier page load left', async () => {
      await paired();
      await expect(ben.leave(id, 'callee', { ...benSelf, session: newPeerId() })).rejects.toEqual(
        refused('call/not-allowed'),
      );
    });

    it('frees a seat whose holder fell silent, not earlier', async () => {
      await paired();
      const answer = { round: 1, sdp: 'v=0 answer' };
      await server.ageSeat(id, 'callee', TIMES.seatLeaseMs - 60_000);
      await expect(eve.takeCallee(id, selfOf(eve), answer)).rejects.toEqual(refused('call/full'));
      await server.ageSeat(id, 'callee', TIMES.seatLeaseMs + 1_000);
      await eve.takeCallee(id, selfOf(eve), answer);
    });

    it('gives the own seat back after a reload', async () => {
      await paired();
      const again = { ...benSelf, session: newPeerId() };
      await ben.takeCallee(id, again, { round: 1, sdp: 'v=0 again' });
      const follower = follow(ana);
      await seen(follower, (call) => {
        expect(call?.callee?.session).toBe(again.session);
        expect(call?.answer?.sdp).toBe('v=0 again');
      });
    });

    it('makes a new round: the answer goes, the callee stays and answers it', async () => {
      await paired();
      const follower = follow(ben);
      await ana.takeCaller(id, anaSelf, offer(2));
      await seen(follower, (call) => {
        expect(call?.offer?.round).toBe(2);
        expect(call).not.toHaveProperty('answer');
        expect(call?.callee).toMatchObject({ ...benSelf });
      });
      await expect(ben.answer(id, { round: 1, sdp: 'v=0 late' })).rejects.toEqual(
        refused('call/not-allowed'),
      );
      await ben.answer(id, { round: 2, sdp: 'v=0 second' });
      await seen(follower, (call) => expect(call?.answer).toEqual({ round: 2, sdp: 'v=0 second' }));
    });

    it('carries that the callee asks for a round after the one that stands, until they sit down anew', async () => {
      await paired();
      const follower = follow(ana);
      await ben.ask(id, 1);
      await seen(follower, (call) => {
        expect(call?.callee).toMatchObject({ ...benSelf, asks: 1 });
        expect(call?.answer?.round).toBe(1);
      });
      await expect(ben.ask(id, 2)).rejects.toEqual(refused('call/not-allowed'));
      await expect(ana.ask(id, 1)).rejects.toEqual(refused('call/not-allowed'));
      await expect(eve.ask(id, 1)).rejects.toEqual(refused('call/not-allowed'));
      await ana.takeCaller(id, anaSelf, offer(2));
      await expect(ben.ask(id, 1)).rejects.toEqual(refused('call/not-allowed'));
      await ben.answer(id, { round: 2, sdp: 'v=0 second' });
      await ben.takeCallee(id, { ...benSelf, session: newPeerId() }, { round: 2, sdp: 'v=0 again' });
      await seen(follower, (call) => {
        expect(call?.answer?.sdp).toBe('v=0 again');
        expect(call?.callee).not.toHaveProperty('asks');
      });
    });

    it('refuses a round that does not follow, and a seat that is taken', async () => {
      await waiting();
      await expect(ana.takeCaller(id, anaSelf, offer(1))).rejects.toEqual(refused('call/full'));
      await expect(ana.takeCaller(id, anaSelf, offer(3))).rejects.toEqual(refused('call/full'));
      await expect(ben.takeCaller(id, benSelf, offer(2))).rejects.toEqual(refused('call/full'));
    });

    it('clears the seat of a callee who left, not of one who sits', async () => {
      await paired();
      await expect(ana.takeCaller(id, anaSelf, offer(2), { freeCallee: true })).rejects.toEqual(
        refused('call/full'),
      );
      await ben.leave(id, 'callee', benSelf);
      await ana.takeCaller(id, anaSelf, offer(2), { freeCallee: true });
      const follower = follow(ana);
      await seen(follower, (call) => expect(call).not.toHaveProperty('callee'));
    });

    it('lets a callee who stays alone move to the seat of the caller', async () => {
      await paired();
      await expect(ben.takeCaller(id, benSelf, offer(2), { freeCallee: true })).rejects.toEqual(
        refused('call/full'),
      );
      await ana.leave(id, 'caller', anaSelf);
      await expect(ben.takeCaller(id, benSelf, offer(2))).rejects.toEqual(refused('call/full'));
      await ben.takeCaller(id, benSelf, offer(2), { freeCallee: true });
      const follower = follow(ben);
      await seen(follower, (call) => {
        expect(call?.caller).toMatchObject({ ...benSelf });
        expect(call).not.toHaveProperty('callee');
        expect(call?.offer?.round).toBe(2);
      });
      await ana.takeCallee(id, anaSelf, { round: 2, sdp: 'v=0 back' });
    });

    it('lets nobody into the seat of the caller of a locked call but a callee who gives up theirs', async () => {
      await paired();
      await ana.leave(id, 'caller', anaSelf);
      await server.lock(id, true);
      const full = refused('call/full');
      await expect(eve.takeCaller(id, selfOf(eve), offer(2))).rejects.toEqual(full);
      // Another tab of the callee would hold a second seat.
      await expect(ben.takeCaller(id, selfOf(ben), offer(2))).rejects.toEqual(full);
      await ben.takeCaller(id, benSelf, offer(2), { freeCallee: true });
      // Who sits there makes new rounds, also after a reload.
      await ben.takeCaller(id, benSelf, offer(3));
      await ben.takeCaller(id, { ...benSelf, session: newPeerId() }, offer(4));
    });

    it('renews every taken seat in one write of either holder', async () => {
      await paired();
      await server.ageSeat(id, 'caller', 6 * 60_000);
      await server.ageSeat(id, 'callee', 6 * 60_000);
      const follower = follow(ben);
      await seen(follower, (call) =>
        expect(ben.serverNow() - (call?.caller?.at ?? 0)).toBeGreaterThan(300_000),
      );
      const call = follower.calls.at(-1);
      if (call === null || call === undefined) return expect.unreachable();
      await ben.renew(id, call);
      await seen(follower, (renewed) => {
        expect(renewed?.caller?.at).toBe(renewed?.aliveAt);
        expect(renewed?.callee?.at).toBe(renewed?.aliveAt);
        expect(Math.abs((renewed?.aliveAt ?? 0) - ben.serverNow())).toBeLessThan(60_000);
      });
      await expect(eve.renew(id, call)).rejects.toEqual(refused('call/not-allowed'));
    });

    it('ends for everyone by its host alone, leaving no descriptions', async () => {
      await paired();
      const follower = follow(ben);
      await expect(ben.end(id, 'mine')).rejects.toEqual(refused('call/not-allowed'));
      await ana.end(id, 'over');
      await seen(follower, (call) => {
        expect(call).toMatchObject({ state: 'ended', endedBy: ana.uid, endReason: 'over' });
        for (const field of ['caller', 'callee', 'offer', 'answer']) expect(call).not.toHaveProperty(field);
      });
      await expect(ben.takeCallee(id, benSelf, { round: 1, sdp: 'v=0' })).rejects.toEqual(
        refused('call/full'),
      );
    });
  });
}
