import { eventually } from '../harness/command.ts';
import { storedRounds } from '../harness/documents.ts';
import { call, chosenPath, settlesOn, timesOf, type LabCall } from './lab-call.ts';
import type { Lab } from './lab.ts';
import { gapOf, watchForGaps, type Gap } from './media-gap.ts';
import type { Kind } from './nat-kinds.ts';
import { tellEvents, watchEvents } from './page-events.ts';
import type { PathKind } from './path-kind.ts';
import { record } from './report.ts';

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface StoryOptions {
  /** As the report names it. */
  readonly name: string;
  /** Both routers. Default: cone. */
  readonly behind?: Kind;
  /** The path at the beginning. Default: direct. */
  readonly path?: PathKind;
  /** How long both may take until they hear each other again, after what happened. Default: 30 s. */
  readonly withinMs?: number;
}

/** What became of a call that something happened to. */
export interface Outcome {
  readonly pair: LabCall;
  /** The longest time without sound of either side, in milliseconds. */
  readonly gapMs: number;
  /** How many rounds more stand in Firestore than before: how often descriptions went over it. */
  readonly rounds: number;
  /** How many connections each page made meanwhile. */
  readonly connections: readonly number[];
}

const made = ({ caller, callee }: LabCall): Promise<number[]> =>
  Promise.all(
    [caller, callee].map(({ page }) => page.evaluate(() => window.peerRecord?.connections.length ?? 0)),
  );

const roundOf = async ({ caller }: LabCall): Promise<number> => (await storedRounds(caller.id())).offer;

/** Resolves when both hear each other, with the silences so far. */
export const hearAgain = ({ caller, callee }: LabCall, withinMs: number): Promise<Gap[]> =>
  eventually(
    () => Promise.all([gapOf(caller.page), gapOf(callee.page)]),
    (both) => both.every(({ currentMs }) => currentMs < 700),
    withinMs,
  );

/**
 * A call in the lab to which something happens: it resolves when both hear each other again, fails with what went on at
 * both pages when they don't, and records the figures. What happens may take its time, and say something for the
 * report; silence counts from its start.
 */
export async function story(
  lab: Lab,
  { name, behind = 'cone', path = 'direct', withinMs = 30_000 }: StoryOptions,
  happens: (pair: LabCall) => Promise<string | void>,
): Promise<Outcome> {
  const pair = await call(lab, behind, behind);
  const pages = { caller: pair.caller.page, callee: pair.callee.page };
  await settlesOn(path, pair);
  const { firstFrameMs } = await timesOf(pair);
  const [connectionsBefore, roundsBefore] = [await made(pair), await roundOf(pair)];
  for (const page of Object.values(pages)) await Promise.all([watchForGaps(page), watchEvents(page)]);
  const start = Date.now();
  const told = async (): Promise<string> =>
    `${name}:\n${await tellEvents(pages, start)}\n         rounds in Firestore: ${roundsBefore} before, ${await roundOf(pair)} now`;
  let gapMs = NaN;
  try {
    const said = await happens(pair);
    const gaps = await hearAgain(pair, withinMs);
    await Promise.all([pair.caller.reaches('connected'), pair.callee.reaches('connected')]);
    gapMs = Math.max(...gaps.map(({ longestMs }) => longestMs));
    const after = await made(pair);
    const outcome = {
      pair,
      gapMs,
      rounds: (await roundOf(pair)) - roundsBefore,
      connections: after.map((count, index) => count - (connectionsBefore[index] ?? 0)),
    };
    const { kind } = await chosenPath(pair);
    const note = [
      said ?? '',
      outcome.rounds > 0 ? `${outcome.rounds} more rounds by Firestore` : '',
      Math.max(...outcome.connections) > 0 ? 'a new connection' : '',
    ];
    record({
      story: name,
      connected: true,
      firstFrameMs,
      gapMs,
      ...(kind === null ? {} : { path: kind }),
      note: note.filter(Boolean).join(', '),
    });
    if (process.env['PARLEY_LAB_EVENTS']) console.log(`${await told()}\n  silence ${gapMs.toFixed(0)} ms`);
    return outcome;
  } catch (error) {
    record({ story: name, connected: false, firstFrameMs });
    throw new Error(`${await told()}\n${await lab.pageLogs()}`, { cause: error });
  }
}
