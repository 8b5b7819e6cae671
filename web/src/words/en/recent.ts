import { number } from '../formats.ts';
import type { Isolated } from '../isolated.ts';

/** The calls that this device remembers. `who` is a list of names, `which` a room's name or an ID. */
export const recent = {
  title: 'Recent calls',
  join: 'Join again',
  joinWhich: (which: Isolated) => `Join ${which} again`,
  joinWith: (who: string, which: Isolated) => `Join the call with ${who} again, ${which}`,
  forgetWhich: (which: Isolated) => `Forget ${which}`,
  forgetWith: (who: string, which: Isolated) => `Forget the call with ${who}, ${which}`,
  all: (count: number) => `Show all ${number(count)}`,
  fewer: 'Show fewer',
  clear: 'Clear…',
  question: 'Forget the calls that this device remembers? Nobody else knows of this list.',
  cancel: 'Cancel',
  sure: 'Clear all',
  off: 'Clear, and keep none from now on',
  on: 'Keep recent calls on this device',
  nobody: 'Nobody came',
  someone: 'Someone',
  over: 'ended',
};
