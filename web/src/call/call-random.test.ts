import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../signaling/signaling.ts';
import type { Person } from './fakes/fake-call.ts';
import { NAMES, RandomPeople, type Name } from './fakes/random-people.ts';
import { takeStep } from './fakes/random-steps.ts';
import type { CallState } from './state.ts';

/** For more than the usual: PARLEY_SEEDS=1-400, or one of them, PARLEY_SEEDS=37. */
const CHOSEN = process.env['PARLEY_SEEDS'];
/** These found something once: a seat given behind a door that was shown, two devices that moved at once. */
const FINDERS = [284, 595, 719, 2089, 2295, 5474];
const SEEDS = CHOSEN === undefined ? [...seedsOf('1-60'), ...FINDERS] : seedsOf(CHOSEN);
/** From one step to the next: at once, within a request, after it, and past what waits for news or renewals. */
const PAUSES_MS = [0, 5, 30, 200, 1_500, 12_000, 31_000];
/** Longer than anything is tried for. */
const REST_MS = 15 * 60_000;
const QUIET_MS = 2 * 60_000;
/** In that time at rest: two seats are renewed, perhaps an offer is made anew, and four may follow it. */
const QUIET_USAGE = { writes: 4, reads: 12 };

type Usage = typeof QUIET_USAGE;

/** Where one person is at rest, and what the server knows. */
interface Outcome {
  readonly uid: string;
  readonly state: CallState;
  readonly desk: Person['call']['desk'];
  readonly call: Call | null;
}

/** What must not be of anybody, once nobody has done anything for long. */
const WRONG: { readonly [what: string]: (outcome: Outcome) => boolean } = {
  'is on the way for ever': ({ state }) =>
    ['opening', 'joining', 'connecting', 'reconnecting'].includes(state.phase),
  'uses a link for ever': ({ state }) => state.phase === 'invited' && state.busy,
  'has a desk without being a host who sits, or is one without a desk': (one) =>
    (one.desk !== null) !== (sits(one.state) && isHost(one)),
  'is told wrongly whether they host': (one) => sits(one.state) && one.state.host !== isHost(one),
  'sits where the server knows of nobody': (one) => sits(one.state) && !hasSeat(one),
  'failed by what nobody did': ({ state }) =>
    state.phase === 'failed' && /^internal|^network|^call\/not-allowed$/.test(state.error.code),
  'goes on after the end': ({ state, call }) =>
    call?.state === 'ended' && !['ended', 'failed', 'left', 'idle', 'invited'].includes(state.phase),
};

/** Whoever does whatever, in whatever order it arrives: when all rest, everybody is somewhere that makes sense. */
describe('CallSession with people who do anything', () => {
  let people: RandomPeople | null = null;

  beforeEach(() => {
    vi.useFakeTimers();
    // The real one takes time of its own, outside of the time that the test makes.
    vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (_, data) => sha256(data));
  });
  afterEach(() => {
    people?.world.close();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it.each(SEEDS)('seed %i', { timeout: 60_000 }, async (seed) => {
    people = new RandomPeople(seed);
    await liveThrough(people);
    await people.pass(REST_MS);
    const quiet = await usageOf(people, QUIET_MS);
    expect(problemsOf(people, quiet), `${story(seed, people)} ${JSON.stringify(quiet)}`).toEqual([]);
  });
});

function seedsOf(range: string): number[] {
  const [from = NaN, to = from] = range.split('-').map(Number);
  if (!(from <= to)) throw new Error(`PARLEY_SEEDS is not a range of seeds: ${range}`);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

async function sha256(data: BufferSource): Promise<ArrayBuffer> {
  const digest = createHash('sha256')
    .update(data as Uint8Array)
    .digest();
  return new Uint8Array(digest).buffer;
}

async function liveThrough(people: RandomPeople): Promise<void> {
  await people.pass(3_000);
  const steps = 10 + people.below(25);
  for (let step = 0; step < steps; step += 1) {
    await takeStep(people);
    await people.pass(people.oneOf(PAUSES_MS));
  }
}

/** What is written and read in that time. */
async function usageOf(people: RandomPeople, ms: number): Promise<Usage> {
  const { server } = people.world;
  const { writes, reads } = server.usage;
  await people.pass(ms);
  return { writes: server.usage.writes - writes, reads: server.usage.reads - reads };
}

function problemsOf(people: RandomPeople, quiet: Usage): string[] {
  const { call } = people;
  const problems = NAMES.flatMap((name) => {
    const { state, desk } = people.page(name).call;
    const outcome = { uid: `${name}-uid`, state, desk, call };
    const wrong = Object.keys(WRONG).filter((what) => WRONG[what]?.(outcome));
    return wrong.map((what) => `${name} ${what}: ${brief(people, name)}`);
  });
  if (!arePaired(NAMES.map((name) => people.page(name).call.state))) problems.push('they are not paired');
  if (quiet.writes > QUIET_USAGE.writes || quiet.reads > QUIET_USAGE.reads)
    problems.push('they find no rest');
  return problems;
}

/** Nobody sits, or one waits, or two are connected. */
function arePaired(states: readonly CallState[]): boolean {
  const seated = states.filter(sits).map(({ phase }) => phase);
  return ['', 'waiting', 'connected connected'].includes(seated.join(' '));
}

/** At rest: at any other time more phases have a seat. */
const sits = (state: CallState): state is Extract<CallState, { phase: 'waiting' | 'connected' }> =>
  state.phase === 'waiting' || state.phase === 'connected';

const isHost = ({ call, uid }: Outcome): boolean => call?.host === uid;

const hasSeat = ({ call, uid }: Outcome): boolean =>
  [call?.caller, call?.callee].some((seat) => seat?.uid === uid && seat.left !== seat.session);

// ---- For whoever looks into a failure ----------------------------------------------

/** Everything that led there, and where everybody is. */
function story(seed: number, people: RandomPeople): string {
  const { call, log } = people;
  const { caller, callee, ...governed } = { ...call };
  const seats = [caller, callee].map(
    (seat) => seat && [seat.uid, seat.left === seat.session ? 'left' : 'sits'],
  );
  const { host, state, admission, locked, admitted, removed } = governed;
  const told = { seats, host, state, admission, locked, admitted, removed };
  const all = NAMES.map((name) => `${name}: ${brief(people, name)}`);
  return ['', `PARLEY_SEEDS=${seed}`, ...log, ...all, JSON.stringify(told)].join('\n');
}

function brief(people: RandomPeople, name: Name): string {
  const { state, desk } = people.page(name).call;
  const status = state.phase === 'door' ? ` ${state.status}` : '';
  const error = state.phase === 'failed' ? ` ${state.error.code}, ${state.error.message}` : '';
  return `${state.phase}${status}${error}${desk === null ? '' : ', at the desk'}`;
}
