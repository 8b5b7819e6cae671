import type { Isolated } from '../isolated.ts';

/** The end of a call, and the ways on. */
export const ended = {
  left: 'You left the call',
  staysOpen: 'The call stays open: whoever has its link can join again.',
  byYou: 'You ended the call',
  over: 'This call is over',
  by: (name: Isolated) => `${name} ended the call`,
  byHost: 'The host ended the call',
  nobodyInIt: 'Nobody was in it any more. Start a new one and share its ID.',
  closed: 'It is closed for everyone and can’t be joined any more.',
  nobodyConnected: 'Nobody was connected.',
  connectedFor: (time: string) => `You were connected for ${time}.`,
  connectedWith: (name: Isolated, time: string) => `You were connected with ${name} for ${time}.`,
  checkConnection: 'Check the connection',
  details: 'Details',
  /** The buttons that lead on. */
  ways: {
    retry: 'Try again',
    newCall: 'New call',
    home: 'Back to start',
    otherId: 'Enter another ID',
    otherName: 'Enter another name',
    joinAgain: 'Join again',
    joinOnceMore: 'Try again',
    openCall: 'Open the call itself',
    openRoom: 'Open the room again',
    checkAgain: 'Check again',
    openSecure: 'Open with https',
    reload: 'Reload the page',
    endForAll: 'End the call for everyone',
    showAddress: 'Go on without hiding',
  },
};
