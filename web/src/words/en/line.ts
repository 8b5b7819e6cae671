import type { Isolated } from '../isolated.ts';

/** The line between two people: whether it carries pictures, and whose address it shows. */
export const line = {
  ownPaused: 'Your line is weak: your video is paused, so that you are heard.',
  otherPaused: (name: Isolated) =>
    `The line of ${name || 'the other person'} is weak: their video is paused.`,
  bothPaused: 'Both lines are weak: video is paused, so that you hear each other.',
  hide: 'Hide my address (relay only)',
  hideHelp:
    'The other person’s browser sees a relay’s address in place of yours. Costs some quality. The relay and Parley’s server still see yours; whoever saw it before keeps it.',
  noRelay: 'This page has no relay that would stand in for your address.',
  allHidden: 'This page hides everybody’s address: all calls go over a relay.',
  stuckTitle: 'No relay answers',
  stuckText: 'Your address is hidden, so nobody can be connected without a relay. Parley keeps trying.',
};
