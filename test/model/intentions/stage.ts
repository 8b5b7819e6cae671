import type { CallDocument } from '../../../contract/call.ts';
import { TIMES } from '../../../contract/limits.ts';
import { callDocument } from '../../../contract/paths.ts';
import type { Tab } from '../cast.ts';
import type { Operation } from '../operations.ts';
import type { Random } from '../random.ts';
import { NOW, typed, type Data, type Time } from '../values.ts';
import type { World } from '../world.ts';

/** Where somebody is about to do something, as they see it. */
export interface Stage {
  readonly world: World;
  /** What the call has been, the newest last. */
  readonly past: readonly Data[];
  /** The server's time, nearly. */
  readonly now: Time;
  readonly tab: Tab;
  readonly id: string;
  /** For what they make up. */
  readonly random: Random;
}

/** Something that people want, as the request by which their page would do it; refused or not. */
export type Intention = (stage: Stage) => Operation;

export const callPath = ({ id }: Stage): string => callDocument(id);

/** The call as it is stored; empty when it is missing. */
export const storedCall = (stage: Stage): Data => stage.world.get(callPath(stage)) ?? {};

export function callOn(stage: Stage): Partial<CallDocument<number>> {
  return typed<Partial<CallDocument<number>>>(storedCall(stage));
}

/** One commit of these documents, of which null ones are left out. */
export function commit({ tab }: Stage, writes: { readonly [path: string]: Data | null }): Operation {
  const present = Object.entries(writes).filter((entry): entry is [string, Data] => entry[1] !== null);
  return { kind: 'commit', who: tab.uid, writes: present.map(([path, data]) => ({ path, data })) };
}

const NAMES = ['Ana', '', 'Zoë 😀', 'n'.repeat(64)] as const;
const TEXTS = ['v=0\r\no=- 1 2 IN IP4 127.0.0.1', 'v=0 other', 'v=0 third'] as const;

export const someName = ({ random }: Stage): string => random.pick(NAMES);

/** Rarely one as long as it may be. */
export const someSdp = ({ random }: Stage): string =>
  random.chance(0.01) ? 'x'.repeat(32_768) : random.pick(TEXTS);

/** Between one day and thirty from now, rarely near the ends. */
export function somePurgeTime({ now, random }: Stage): Time {
  const slack = 60_000;
  return now.plus(
    random.weighted([
      [TIMES.purgeAfterMs, 8],
      [TIMES.purgeAtLeastMs + slack, 1],
      [TIMES.purgeAtMostMs - slack, 1],
    ]),
  );
}

export const ownSeat = (stage: Stage): Data => ({
  uid: stage.tab.uid,
  peer: stage.tab.peer,
  session: `${stage.tab.peer}${stage.random.below(3)}`,
  name: someName(stage),
  at: NOW,
});

export const offerOf = (stage: Stage, round: number): Data => ({
  round,
  pc: stage.random.pick(['p', 'q']).repeat(16),
  sdp: someSdp(stage),
  at: NOW,
});

export const answerOf = (stage: Stage): Data => ({
  round: callOn(stage).offer?.round ?? 1,
  sdp: someSdp(stage),
});
