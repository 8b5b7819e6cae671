import { number } from '../formats.ts';
import type { Isolated } from '../isolated.ts';
import { several } from './several.ts';

const other = (name: Isolated): string => name || 'the other person';
const someone = (name: Isolated): string => name || 'Someone';

/** Where the call stands: the tab's title, what is announced, what stands over the picture. */
export const status = {
  join: (what: Isolated) => `Join ${what}`,
  opening: 'Opening the call…',
  joining: 'Joining…',
  waiting: 'Waiting',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  lost: 'Connection lost',
  callWith: (name: Isolated) => `Call with ${other(name)}`,
  connectingTo: (name: Isolated) => `Connecting to ${other(name)}…`,
  connectedTo: (name: Isolated) => `Connected to ${other(name)}.`,
  waitingForReturn: (name: Isolated) => `Waiting for ${other(name)} to come back to the page…`,
  interrupted: (name: Isolated) => `The connection to ${other(name)} was interrupted. Reconnecting…`,
  lostAsBlocked: (name: Isolated) =>
    `The connection to ${other(name)} is lost. Your network blocks calls: no relay could be reached. Another network may help.`,
  lostTo: (name: Isolated) =>
    `The connection to ${other(name)} is lost. They may come back; try again, or leave.`,
  nobodyHere: 'Nobody is here yet.',
  youOpenRoom: 'Nobody is here yet. You open the room.',
  isHere: (name: Isolated) => `${someone(name)} is here.`,
  saving: 'Saving the call…',
  waitingForOther: 'Waiting for the other person.',
  left: (name: Isolated) => `${name || 'The other person'} left`,
  stillOpen: 'The call is open, they can come back.',
  wantsToJoin: (name: Isolated) => `${someone(name)} wants to join`,
  wantToJoin: (name: Isolated, others: number) =>
    several(others, {
      one: `${someone(name)} and one other want to join`,
      other: `${someone(name)} and ${number(others)} others want to join`,
    }),
  /** A tab's title with how many wait: it must begin with the number. */
  counted: (count: number, title: string) => `(${number(count)}) ${title}`,
};
