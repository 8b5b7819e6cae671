import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { CandidatesDocument, Role } from '../../../../contract/call.ts';
import { newCallId, newPeerId } from '../../../../contract/ids.ts';
import { callDocument, knockDocument } from '../../../../contract/paths.ts';
import type { Call, NewCall, OfferToWrite, Self, Signaling } from '../signaling.ts';

/** A field's new value; a time as Date. */
export type Changed = string | number | boolean | Date | readonly string[];

/** Where the clients of one test meet. */
export interface ContractServer {
  /** A client signed in as somebody of this name; each call makes a new client, also for the same name. */
  client(name: string): Promise<Signaling>;
  /** Changes fields (by path, e.g. `caller.at`) of a document that exists, past the rules. */
  change(path: string, fields: Readonly<Record<string, Changed>>): Promise<void>;
  close(): Promise<void>;
}

/** What a watch has told. */
export interface Follower<T> {
  readonly news: T[];
  readonly errors: unknown[];
  readonly stop: () => void;
}

type Watch<T> = (onNews: (news: T) => void, onError: (error: unknown) => void) => () => void;

export const refused = (code: string): object => expect.objectContaining({ name: 'ParleyError', code });

/** Long enough for a busy machine; seen soon, so that many tests take little. */
export const PATIENCE = { timeout: 5_000, interval: 10 } as const;

export const NOT_ALLOWED = 'call/not-allowed';

export const offer = (round = 1): OfferToWrite => ({ round, pc: newPeerId(), sdp: `v=0 offer ${round}` });

export const selfOf = (signaling: Signaling, name = 'Ana'): Self => ({
  uid: signaling.uid,
  peer: newPeerId(),
  session: newPeerId(),
  name,
});

export function follow<T>(watch: Watch<T>): Follower<T> {
  const news: T[] = [];
  const errors: unknown[] = [];
  const stop = watch(
    (one) => news.push(one),
    (error) => errors.push(error),
  );
  return { news, errors, stop };
}

/** The latest that was told, once it satisfies `check`. */
export const seen = <T>(follower: Follower<T>, check: (latest: T) => void): Promise<void> =>
  vi.waitFor(() => {
    expect(follower.errors).toEqual([]);
    expect(follower.news.length).toBeGreaterThan(0);
    check(follower.news.at(-1) as T);
  }, PATIENCE);

export const failed = (follower: Follower<unknown>, code: string): Promise<void> =>
  vi.waitFor(() => expect(follower.errors).toEqual([refused(code)]), PATIENCE);

/** Of several at once exactly one succeeds, and the others are refused; tells which. */
export async function oneOf(attempts: readonly Promise<void>[], code: string): Promise<number> {
  const results = await Promise.allSettled(attempts);
  const winners = results.flatMap(({ status }, i) => (status === 'fulfilled' ? [i] : []));
  expect(winners).toHaveLength(1);
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toEqual(refused(code));
  return winners[0] as number;
}

/** Three people and the ID of a call that doesn't exist yet; new before each test. */
export class Setting {
  declare server: ContractServer;
  declare id: string;
  declare ana: Signaling;
  declare ben: Signaling;
  declare eve: Signaling;
  declare anaSelf: Self;
  declare benSelf: Self;
  declare eveSelf: Self;
  readonly #clients: Signaling[] = [];

  constructor(makeServer: () => Promise<ContractServer>) {
    beforeEach(async () => {
      this.server = await makeServer();
      this.id = newCallId();
      [this.ana, this.ben, this.eve] = await Promise.all([
        this.client('ana'),
        this.client('ben'),
        this.client('eve'),
      ]);
      this.anaSelf = selfOf(this.ana, 'Ana');
      this.benSelf = selfOf(this.ben, 'Ben');
      this.eveSelf = selfOf(this.eve, 'Eve');
    });
    afterEach(async () => {
      for (const made of this.#clients.splice(0)) made.close();
      await this.server.close();
    });
  }

  async client(name: string): Promise<Signaling> {
    const made = await this.server.client(name);
    this.#clients.push(made);
    return made;
  }

  /** Ana has made the call and waits. */
  waiting(options?: NewCall): Promise<void> {
    return this.ana.create(this.id, this.anaSelf, offer(), options);
  }

  /** Ben sits opposite. */
  async paired(): Promise<void> {
    await this.waiting();
    await this.benSits();
  }

  benSits(): Promise<void> {
    return this.ben.takeCallee(this.id, this.benSelf, { round: 1, sdp: 'v=0 answer' });
  }

  eveSits(round = 1): Promise<void> {
    return this.eve.takeCallee(this.id, this.eveSelf, { round, sdp: 'v=0 answer of Eve' });
  }

  /** Ana has made a call to knock at. */
  closed(): Promise<void> {
    return this.waiting({ admission: 'knock', room: null });
  }

  follow(signaling: Signaling): Follower<Call | null> {
    return follow((onCall, onError) => signaling.watchCall(this.id, onCall, onError));
  }

  /** The call as its host knows it now. */
  async call(host = this.ana): Promise<Call> {
    const follower = this.follow(host);
    await seen(follower, (call) => expect(call).not.toBeNull());
    follower.stop();
    return follower.news.at(-1) as Call;
  }

  followCandidates(signaling: Signaling, from: Role): CandidatesDocument[] {
    return follow<CandidatesDocument>((onCandidates) =>
      signaling.watchCandidates(this.id, from, onCandidates, (error) => expect.unreachable(String(error))),
    ).news;
  }

  /** Changes the call past the rules. */
  change(fields: Readonly<Record<string, Changed>>): Promise<void> {
    return this.server.change(callDocument(this.id), fields);
  }

  /** Sets a time of the call (`aliveAt`, `callee.at`, …) to so long ago, past the rules. */
  age(field: string, ms: number): Promise<void> {
    return this.change({ [field]: new Date(this.ana.serverNow() - ms) });
  }

  /** The same for somebody's knock. */
  ageKnock(signaling: Signaling, ms: number): Promise<void> {
    return this.server.change(knockDocument(this.id, signaling.uid), {
      at: new Date(this.ana.serverNow() - ms),
    });
  }
}
