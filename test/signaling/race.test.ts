import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CandidatesDocument } from '../../contract/call.ts';
import { newCallId, newPeerId } from '../../contract/ids.ts';
import type { Call, Self, Signaling } from '../../web/src/signaling/signaling.ts';
import { FirestoreClients, useRules } from './firestore-clients.ts';

const RACES = 200;
/** So many calls at a time: the races of a batch are all released in one moment. */
const BATCH = 20;

const clients = new FirestoreClients();
const ana = clients.make('ana');
const [ben, eve] = [clients.make('ben'), clients.make('eve')];
/** The same people on pages that have read nothing yet. */
const anew = new Map([ben, eve].map(({ uid }) => [uid, clients.make(uid.replace('-uid', ''))]));

beforeAll(() => useRules());
afterAll(async () => {
  for (const client of [ana, ben, eve, ...anew.values()]) client.close();
  await clients.closed();
});

interface Runner {
  readonly signaling: Signaling;
  readonly self: Self;
  readonly calls: (Call | null)[];
  readonly errors: unknown[];
}

interface Race {
  readonly id: string;
  readonly runners: readonly [Runner, Runner];
  /** Late candidates that reach the caller. */
  readonly received: CandidatesDocument[];
}

const selfOf = (signaling: Signaling, name: string): Self => ({
  uid: signaling.uid,
  peer: newPeerId(),
  session: newPeerId(),
  name,
});

/** A call in which Ana waits, and two who have read it and stand before the click. */
async function prepare(): Promise<Race> {
  const id = newCallId();
  await ana.create(id, selfOf(ana, 'Ana'), { round: 1, pc: newPeerId(), sdp: 'v=0 offer' });
  const received: CandidatesDocument[] = [];
  ana.watchCandidates(
    id,
    'callee',
    (document) => received.push(document),
    (error) => expect.unreachable(String(error)),
  );
  const runner = (signaling: Signaling, name: string): Runner => {
    const one: Runner = { signaling, self: selfOf(signaling, name), calls: [], errors: [] };
    signaling.watchCall(
      id,
      (call) => one.calls.push(call),
      (error) => one.errors.push(error),
    );
    return one;
  };
  const race: Race = { id, runners: [runner(ben, 'Ben'), runner(eve, 'Eve')], received };
  await vi.waitFor(() => expect(race.runners.map(({ calls }) => calls.length)).toEqual([1, 1]), {
    timeout: 30_000,
  });
  return race;
}

const join = (id: string, { signaling, self }: Runner): Promise<void> =>
  signaling.takeCallee(id, self, { round: 1, sdp: `v=0 answer of ${self.name}` });

const refused = (code: string): object => expect.objectContaining({ name: 'ParleyError', code });

/** Who won, after everything was looked at. */
async function judge(
  { id, runners, received }: Race,
  results: PromiseSettledResult<void>[],
): Promise<string> {
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const hasWon = (i: number): boolean => results[i]?.status === 'fulfilled';
  const [winner, loser] = hasWon(0) ? runners : [runners[1], runners[0]];
  expect(results.find((result) => result.status === 'rejected')?.reason).toEqual(refused('call/full'));

  // Each says what they have; of the loser nothing is taken.
  const candidates = (name: string): string[] => [JSON.stringify({ candidate: name })];
  const add = ({ signaling, self }: Runner, round: number, name: string): Promise<void> =>
    signaling.addCandidates(
      id,
      'callee',
      { session: self.session, n: 0 },
      { round, to: ana.uid, candidates: candidates(name) },
    );
  await add(winner, 1, 'won');
  for (const round of [1, 2]) {
    await expect(add(loser, round, 'lost')).rejects.toEqual(refused('call/not-allowed'));
  }
  // What the loser saw is from before the race, and nothing comes after it, also not when asked anew.
  await vi.waitFor(() => expect(loser.errors).toEqual([refused('call/full')]), { timeout: 30_000 });
  expect(loser.calls).toHaveLength(1);
  const late: unknown[] = [];
  anew.get(loser.self.uid)?.watchCall(
    id,
    (call) => late.push(call),
    (error) => late.push(error),
  );
  await vi.waitFor(() => expect(late).toEqual([refused('call/full')]), { timeout: 30_000 });

  await vi.waitFor(() => expect(winner.calls.at(-1)).toMatchObject({ callee: { peer: winner.self.peer } }), {
    timeout: 30_000,
  });
  expect(winner.calls.at(-1)?.answer?.sdp).toBe(`v=0 answer of ${winner.self.name}`);
  expect(winner.errors).toEqual([]);
  await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 30_000 });
  expect(received[0]).toMatchObject({ from: winner.self.uid, candidates: candidates('won') });
  return winner.self.name;
}

test(
  `of two who join at the same instant exactly one gets the seat, ${RACES} of ${RACES}`,
  { timeout: 300_000 },
  async () => {
    const winners: string[] = [];
    for (let run = 0; run < RACES; run += BATCH) {
      const races = await Promise.all(Array.from({ length: BATCH }, prepare));
      // Neither is always the first to be sent.
      const settled = races.map(({ id, runners: [first, second] }, i) =>
        i % 2 === 0
          ? Promise.allSettled([join(id, first), join(id, second)])
          : Promise.allSettled([join(id, second), join(id, first)]).then(([b, a]) => [a, b] as const),
      );
      const results = await Promise.all(settled);
      winners.push(...(await Promise.all(races.map((race, i) => judge(race, [...(results[i] ?? [])])))));
    }
    expect(winners).toHaveLength(RACES);
    // Both have won some, or it was no race.
    expect(new Set(winners)).toEqual(new Set(['Ben', 'Eve']));
  },
);
