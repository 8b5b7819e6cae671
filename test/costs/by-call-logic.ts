import { vi } from 'vitest';
import type { CallSession } from '../../web/src/call/call-session.ts';
import { FakeWorld, type Person } from '../../web/src/call/fakes/fake-call.ts';
import { advanceClock } from '../harness/clock.ts';
import { eventually } from '../harness/command.ts';
import { readUsage } from '../harness/usage.ts';
import { FirestoreClients } from '../signaling/firestore-clients.ts';
import { beginCounting, usageWhenQuiet } from './counted.ts';

/** A project of its own: its time is moved, which can't be taken back. */
export const OWN_PROJECT = 'demo-parley-costs';

const HOUR_MS = 60 * 60_000;
/**
 * How long Ana waits for Ben. Both look every 30 s whether to renew, from when they sat down, so this is no
 * multiple of it: in real life they never look in the same instant.
 */
const WAIT_MS = 75_000;
/** Less than what lies between their looks, so that who looks second sees what the first did. */
const STEP_MS = 10_000;
/** A local round trip and its push are over by then. */
const QUIET_MS = 150;

/**
 * An hour's call, in seconds, for the server and both pages. At the end Ben hangs up, Ana offers anew to
 * whoever comes next, and leaves.
 */
export const hour = (): Promise<void> =>
  play(async (ana, ben) => {
    const id = ana.call.create('Ana');
    await comesTo(ana, 'waiting, stored');
    await pass(WAIT_MS);
    ben.call.open(id);
    await comesTo(ben, 'ready');
    ben.call.join('Ben');
    await comeTogether(ana, ben);
    await pass(HOUR_MS);
    await comeTogether(ana, ben);
    await bothHangUp(ana, ben);
  });

/** A call whose host lets people in by hand: Ben finds the door closed and knocks, Ana lets him in. */
export const knock = (): Promise<void> =>
  play(async (ana, ben) => {
    const id = ana.call.create('Ana', 'knock');
    await comesTo(ana, 'waiting, stored');
    await usageWhenQuiet(OWN_PROJECT);
    ben.call.open(id);
    await comesTo(ben, 'door, closed');
    ben.call.knock('Ben');
    await comesTo(ben, 'door, knocking');
    const waiting = await eventually(
      () => ana.call.desk?.waiting ?? [],
      ({ length }) => length === 1,
      10_000,
    );
    ana.call.desk?.admit(waiting[0]?.uid ?? '');
    await comeTogether(ana, ben);
    await bothHangUp(ana, ben);
  });

/** The page's own call logic over the real signaling; only the connections between the two are fake. */
async function play(story: (ana: Person, ben: Person) => Promise<void>): Promise<void> {
  await beginCounting(OWN_PROJECT);
  // What the call goes by; it also passes by itself, for what comes over the network.
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const clients = new FirestoreClients(OWN_PROJECT);
  const world = new FakeWorld();
  const arrive = (name: string): Person =>
    world.person(name, { connect: async () => ({ signaling: clients.make(name) }) });
  try {
    await story(arrive('ana'), arrive('ben'));
  } finally {
    world.close();
    await clients.closed();
    vi.useRealTimers();
  }
}

async function bothHangUp(ana: Person, ben: Person): Promise<void> {
  ben.call.leave();
  await comesTo(ana, 'waiting, stored');
  await usageWhenQuiet(OWN_PROJECT);
  ana.call.leave();
  await usageWhenQuiet(OWN_PROJECT);
}

async function pass(ms: number): Promise<void> {
  let { writes } = await readUsage(OWN_PROJECT);
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    await advanceClock(OWN_PROJECT, STEP_MS);
    await vi.advanceTimersByTimeAsync(STEP_MS);
    const now = await readUsage(OWN_PROJECT);
    if (now.writes !== writes) await usageWhenQuiet(OWN_PROJECT, QUIET_MS);
    writes = now.writes;
  }
}

function phaseOf({ state }: CallSession): string {
  if (state.phase === 'waiting') return state.stored ? 'waiting, stored' : 'waiting';
  return state.phase === 'door' ? `door, ${state.status}` : state.phase;
}

const comesTo = ({ call }: Person, phase: string): Promise<string> =>
  eventually(
    () => phaseOf(call),
    (now) => now === phase,
    10_000,
  );

const comeTogether = (...both: Person[]): Promise<string[]> =>
  Promise.all(both.map((one) => comesTo(one, 'connected')));
