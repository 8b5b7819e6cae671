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

/** Milliseconds from the click on "Join" until both were connected, and until both saw a frame of the other. */
export async function timesOf({ caller, callee }: LabCall): Promise<{
  readonly connectMs: number;
  readonly firstFrameMs: number;
}> {
  const [ours, theirs] = await Promise.all([timeline(caller.page), timeline(callee.page)]);
  const since = (name: string): number =>
    Math.round(Math.max(ours[name] ?? NaN, theirs[name] ?? NaN) - (theirs['join-click'] ?? NaN));
  return { connectMs: since('connected'), firstFrameMs: since('first-frame') };
}

/** The kind of path that both have chosen, null while that isn't clear, and what each of them says. */
export async function chosenPath({ caller, callee }: LabCall): Promise<{
  readonly kind: PathKind | null;
  readonly legs: readonly (Leg | null)[];
}> {
  const [ours, theirs] = await Promise.all([chosenLeg(caller.page), chosenLeg(callee.page)]);
  return { kind: pathKind(ours, theirs, TURN_HOST), legs: [ours, theirs] };
}

/**
 * Waits until both sides have chosen this kind of path: browsers take the first that works, then better ones.
 * Fails with what they have chosen when it isn't that within 10 s.
 */
export async function settlesOn(expected: PathKind, { caller, callee }: LabCall): Promise<void> {
  const look = (): ReturnType<typeof chosenPath> => chosenPath({ caller, callee });
  try {
    await eventually(look, ({ kind }) => kind === expected, 10_000);
  } catch (error) {
    const pairs = await Promise.all([caller, callee].map(({ page }) => tellPairs(page)));
    throw new Error(`The path isn't ${expected}.\n${pairs.join('\nThe callee:\n')}`, { cause: error });
  }
}
