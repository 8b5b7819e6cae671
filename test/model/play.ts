import { isCallId } from '../../contract/ids.ts';
import { callDocument } from '../../contract/paths.ts';
import { CALLS } from './cast.ts';
import type { Database, Reply } from './database.ts';
import { brokenPromise } from './invariants.ts';
import { isAllowed, mayBeRefused } from './judge.ts';
import type { Operation } from './operations.ts';
import { operationOf, type Act, type Step, type Story } from './steps.ts';
import { same, show, type Data } from './values.ts';
import { applied, EMPTY, type World } from './world.ts';

/** That the rules and the model differ, or that a promise is broken. */
export interface Difference {
  readonly what: string;
  readonly operation: Operation;
}

/** A request that was answered. */
export interface Answered {
  readonly act: Act;
  readonly isTwisted: boolean;
  readonly allowed: boolean;
}

export interface Played {
  readonly steps: readonly Step[];
  /** What the last step came to, when it wasn't what the model says. */
  readonly difference: Difference | null;
  readonly answers: readonly Answered[];
  /** Requests at whose time the model's answer was just changing: either is right. */
  readonly unsure: number;
}

/** Plays a sequence against the real rules, from an empty database, until `next` has no step more or something differs. */
export async function play(database: Database, next: (story: Story) => Step | null): Promise<Played> {
  await database.clear();
  let world = EMPTY;
  let unsure = 0;
  const past = new Map<string, Data[]>();
  const steps: Step[] = [];
  const answers: Answered[] = [];
  for (;;) {
    const story = { world, now: database.now(), past };
    const step = next(story);
    if (step === null) return { steps, difference: null, answers, unsure };
    steps.push(step);
    if (step.kind === 'wait') {
      await database.wait(step.ms);
      continue;
    }
    if (step.kind === 'schedule') {
      world = await scheduled(database, story, step.ms);
      continue;
    }
    const { operation, isTwisted } = operationOf(step, story);
    const reply = await database.send(operation);
    answers.push({ act: step, isTwisted, allowed: reply.allowed });
    const [early, late] = [reply.from, reply.to].map((now) => isAllowed(world, operation, now));
    if (early !== late) unsure += 1;
    const isRight = early !== late || early === reply.allowed || (!reply.allowed && mayBeRefused(operation));
    const what = !isRight
      ? `the model says ${early === true ? 'allowed' : 'denied'}, the rules ${reply.allowed ? 'allow' : 'deny'} it`
      : null;
    const after = worldAfter(world, operation, reply);
    const difference =
      what ?? (reply.allowed ? await compare(database, world, after, operation, reply) : null);
    if (difference !== null) return { steps, difference: { what: difference, operation }, answers, unsure };
    remember(past, world, after);
    world = after;
  }
}

/** What an application does when it creates a call for later; users can't. */
async function scheduled(database: Database, { world, now }: Story, ms: number): Promise<World> {
  const path = callDocument(CALLS[0]);
  const call = world.get(path);
  if (call === undefined || call['state'] === 'ended') return world;
  const data = { ...call, opensAt: now.plus(ms) };
  await database.store({ path, data });
  return new Map([...world, [path, data]]);
}

function worldAfter(world: World, operation: Operation, { allowed, time, to }: Reply): World {
  if (operation.kind !== 'commit' || !allowed) return world;
  return applied(world, operation.writes, time ?? to).after;
}

function remember(past: Map<string, Data[]>, before: World, after: World): void {
  for (const [path, data] of after) {
    const [collection, id = '', sub] = path.split('/');
    if (collection !== 'calls' || sub !== undefined || !isCallId(id) || before.get(path) === data) continue;
    past.set(id, [...(past.get(id) ?? []), data]);
  }
}

/** What was read or left behind against what the model has there. */
async function compare(
  database: Database,
  before: World,
  after: World,
  operation: Operation,
  reply: Reply,
): Promise<string | null> {
  switch (operation.kind) {
    case 'get': {
      const stored = before.get(operation.path);
      const expected = new Map(stored === undefined ? [] : [[operation.path, stored]]);
      return differenceOf(expected, reply.documents) ?? brokenPromise({ before, after, operation, reply });
    }
    case 'list': {
      const { collection, where } = operation;
      const expected = [...before].filter(
        ([path, data]) =>
          path.startsWith(`${collection}/`) &&
          !path.slice(collection.length + 1).includes('/') &&
          (where === null || data[where.field] === where.value),
      );
      return (
        differenceOf(new Map(expected), reply.documents) ?? brokenPromise({ before, after, operation, reply })
      );
    }
    case 'commit': {
      const stored = await database.everything();
      return differenceOf(after, stored) ?? brokenPromise({ before, after: stored, operation, reply });
    }
    default:
      return operation satisfies never;
  }
}

function differenceOf(expected: World, found: World): string | null {
  for (const path of new Set([...expected.keys(), ...found.keys()])) {
    const [a, b] = [expected.get(path), found.get(path)];
    if (!same(a, b)) return `${path} is ${show(b)}, and should be ${show(a)}`;
  }
  return null;
}
