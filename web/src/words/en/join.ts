import type { Isolated } from '../isolated.ts';

/** Before one is in the call: the pages to join, to knock, and of links that do something once. */
export const join = {
  ready: 'Ready to join?',
  join: 'Join',
  joining: 'Joining…',
  takingSeat: 'Taking your seat…',
  lookingForCall: 'Looking for the call…',
  lookingForRoom: 'Looking into the room…',
  yourName: 'Your name',
  optional: '(optional)',
  door: {
    closed: {
      title: 'Ask to join',
      text: (host: Isolated) => `This call lets people in by hand. ${host || 'The host'} decides.`,
    },
    knocking: {
      title: 'Waiting to be let in',
      text: (host: Isolated) => `${host || 'The host'} sees that you are here.`,
    },
    declined: {
      title: 'Not let in this time',
      text: (host: Isolated) => `${host || 'The host'} didn’t let you in.`,
    },
    paused: {
      title: 'Nobody is let in at the moment',
      text: (host: Isolated) => `${host || 'The host'} has closed the door. This page notices when it opens.`,
    },
  },
  /** Before the time for which the call was set. */
  early: {
    title: 'The doors aren’t open yet',
    text: (time: string) => `This call opens on ${time}. This page notices by itself.`,
    opensIn: (time: string) => `In ${time}.`,
  },
  ask: 'Ask to join',
  askAgain: 'Ask again',
  asking: 'Asking…',
  againIn: (time: string) => `You may ask again in ${time}.`,
  keepOpen: 'Keep this page open: you join as soon as you are let in.',
  stopWaiting: 'Stop waiting',
  /** What is said to whom a link was given that does something once. `busy`: while it is being done. */
  invited: {
    move: {
      title: 'Continue the call here',
      text: 'You are in this call on another device. It goes on here, and ends there.',
      button: 'Continue here',
      busy: 'Moving the call…',
    },
    host: {
      title: 'Become the host of this call',
      text: 'The host decides who comes in, and can end the call for everyone. This link works once.',
      button: 'Become the host',
      busy: 'Becoming the host…',
    },
  },
};
