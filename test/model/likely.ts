import type { CallDocument, Knock, Role } from '../../contract/call.ts';
import { otherRole } from '../../contract/call.ts';
import { isLetIn, isOver, liveSeat, mayKnock } from '../../contract/seats.ts';
import { TABS, type Tab } from './cast.ts';
import type { IntentionName } from './intentions/intentions.ts';
import { typed } from './values.ts';
import type { Story } from './steps.ts';

/** That somebody does something next, and how likely that is beside the others. */
export interface Likely {
  readonly tab: Tab;
  readonly intention: IntentionName;
  readonly weight: number;
}

/** What people would do next with this call, so that sequences get somewhere; most of it is allowed. */
export function likelyNext({ world, now }: Story, id: string): Likely[] {
  const stored = world.get(`calls/${id}`);
  if (stored === undefined) return ofEveryone(createsIt);
  const call = typed<CallDocument<number>>(stored);
  if (call.state === 'ended') return ofEveryone(looksAtTheEnd);
  const knocks = new Map(
    TABS.flatMap(({ uid }) => {
      const knock = world.get(`calls/${id}/knocks/${uid}`);
      return knock === undefined ? [] : [[uid, typed<Knock<number>>(knock)] as const];
    }),
  );
  return ofEveryone((tab) => [
    ...asGuest(call, tab, now.ms, knocks.get(tab.uid)?.status),
    ...(call.host === tab.uid
      ? asHost(
          [...knocks.values()].some(({ status }) => status === 'waiting'),
          call.removed.length > 0,
        )
      : []),
    ...asSitting(call, 'caller', tab, now.ms),
    ...asSitting(call, 'callee', tab, now.ms),
    ['read the call', 1],
    ['read around', 0.5],
    ["list the caller's candidates", 0.4],
    ["list the callee's candidates", 0.4],
    ['list those who knock', call.host === tab.uid ? 0.7 : 0.1],
    ['snoop', 0.05],
    ...(call.hostKey === undefined ? [] : ([['claim', 0.6]] as const)),
    ['create in a room', isOver(call, now.ms) ? 0.5 : 0.02],
  ]);
}

type Choices = readonly (readonly [IntentionName, number])[];

const ofEveryone = (choices: (tab: Tab) => Choices): Likely[] =>
  TABS.flatMap((tab) => choices(tab).map(([intention, weight]) => ({ tab, intention, weight })));

const createsIt = ({ name }: Tab): Choices => [
  ['create', name === 'ana' ? 8 : 0.3],
  ['create in a room', name === 'ana' ? 6 : 0.3],
  ['read the call', 0.1],
  ['name a room', 0.1],
];

const looksAtTheEnd = (): Choices => [
  ['read the call', 1],
  ['read around', 1],
  ['sit down as callee', 0.5],
  ['sit down as caller or offer', 0.5],
  ['renew', 0.2],
  ['open the doors', 0.2],
  ['claim', 0.2],
  ['knock', 0.2],
  ['tell outside', 0.3],
];

function asGuest(
  call: CallDocument<number>,
  tab: Tab,
  now: number,
  knock: Knock['status'] | undefined,
): Choices {
  const isIn = isLetIn(call, tab.uid, now);
  const sits = [liveSeat(call, 'caller', now), liveSeat(call, 'callee', now)];
  const join = isIn && !sits.some((seat) => seat?.peer === tab.peer) ? 3 : 0.4;
  const waits = mayKnock(call, tab.uid, now) && !isIn;
  return [
    ['sit down as callee', sits[0] !== null && sits[1] === null ? join : 0.15],
    ['sit down as caller or offer', sits[0] === null ? join : 0.1],
    ['knock', waits && knock !== 'waiting' ? 2 : knock !== undefined && knock !== 'waiting' ? 0.6 : 0.1],
    ['stop knocking', knock === 'waiting' ? 1 : 0.03],
    ['move the caller here', call.caller?.move === undefined ? 0.03 : 3],
    ['move the callee here', call.callee?.move === undefined ? 0.03 : 3],
  ];
}

const asHost = (someoneWaits: boolean, someoneIsOut: boolean): Choices => [
  ['open the doors', 0.4],
  ['let people knock', 0.5],
  ['lock', 0.3],
  ['lock an open call', 0.15],
  ['admit', someoneWaits ? 4 : 0.3],
  ['decline', someoneWaits ? 1.5 : 0.1],
  ['remove', 0.7],
  ['admit many', 0.1],
  ['put out many', 0.1],
  ['tell of a removal', someoneIsOut ? 0.7 : 0.05],
  ['hand over', 0.5],
  ['set the key', 0.5],
  ['tell outside', 0.3],
  ['end', 0.8],
];

/** As whoever sits there in this tab, or, now and then, in another tab of the same person. */
function asSitting(call: CallDocument<number>, role: Role, tab: Tab, now: number): Choices {
  const seat = liveSeat(call, role, now);
  if (seat?.uid !== tab.uid) return [];
  const share = seat.peer === tab.peer ? 1 : 0.2;
  const other = call[otherRole(role)];
  const silent = other !== undefined && now - other.at >= 120_000;
  const choices: Choices = [
    ['renew', now - seat.at >= 60_000 ? 3 : 0.7],
    [`leave as ${role}`, 0.7],
    [`candidates as ${role}`, 1.2],
    [`offer to move the ${role}`, 0.6],
    [`clear the ${otherRole(role)}`, silent ? 2 : 0.1],
    ['sit down as caller or offer', role === 'caller' ? 1 : 0.6],
    ['hand over', 0.1],
    ...(role === 'callee'
      ? ([
          ['sit down as callee', 0.5],
          ['answer', 1],
          ['ask', 0.8],
        ] as const)
      : []),
  ];
  return choices.map(([intention, weight]) => [intention, weight * share]);
}
