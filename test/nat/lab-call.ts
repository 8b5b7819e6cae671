import { eventually } from '../harness/command.ts';
import { timeline, waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { TURN_HOST } from './internet.ts';
import type { Lab } from './lab.ts';
import type { Kind } from './nat-kinds.ts';
import { chosenLeg, pathKind, tellPairs, type Leg, type PathKind } from './path-kind.ts';

export interface LabCall {
  readonly caller: ParleyPage;
  readonly callee: ParleyPage;
}

/** Two people behind such routers call each other, the caller on side a; resolves when both see and hear. */
export async function call(lab: Lab, callerBehind: Kind, calleeBehind: Kind): Promise<LabCall> {
  try {
    return await connect(lab, callerBehind, calleeBehind);
  } catch (error) {
    throw new Error(`They don't get together.\n${await lab.pageLogs()}`, { cause: error });
  }
}

async function connect(lab: Lab, callerBehind: Kind, calleeBehind: Kind): Promise<LabCall> {
  lab.internet.behind('a', callerBehind);
  lab.internet.behind('b', calleeBehind);
  const caller = await lab.arrive('a');
  await caller.create();
  const callee = await lab.arrive('b', caller.page.url());
  await callee.join();
  await Promise.all([waitForMedia(caller.page, 25_000), waitForMedia(callee.page, 25_000)]);
  return { caller, callee };
}

/** From the click on "Join" until both are connected, in milliseconds. */
export async function timeToConnect({ caller, callee }: LabCall): Promise<number> {
  const [ours, theirs] = await Promise.all([timeline(caller.page), timeline(callee.page)]);
  return Math.max(ours['connected'] ?? NaN, theirs['connected'] ?? NaN) - (theirs['join-click'] ?? NaN);
}

/**
 * Waits until both sides have chosen this kind of path: browsers take the first that works, then better ones.
 * Fails with what they have chosen when it isn't that within 10 s.
 */
export async function settlesOn(expected: PathKind, { caller, callee }: LabCall): Promise<void> {
  const look = async (): Promise<{ kind: PathKind | null; legs: (Leg | null)[] }> => {
    const [ours, theirs] = await Promise.all([chosenLeg(caller.page), chosenLeg(callee.page)]);
    return { kind: pathKind(ours, theirs, TURN_HOST), legs: [ours, theirs] };
  };
  try {
    await eventually(look, ({ kind }) => kind === expected, 10_000);
  } catch (error) {
    const pairs = await Promise.all([caller, callee].map(({ page }) => tellPairs(page)));
    throw new Error(`The path isn't ${expected}.\n${pairs.join('\nThe callee:\n')}`, { cause: error });
  }
}
