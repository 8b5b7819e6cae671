import type { Isolated } from '../isolated.ts';

/** The pictures of a call, and what one does with them. */
export const stage = {
  ownPicture: 'Your picture',
  otherPicture: (name: Isolated) => `${name || 'The other person'}, picture`,
  screenPicture: 'The screen that is shown',
  /** What a button does, after what it does it with. */
  action: (picture: string, does: string) => `${picture}: ${does}`,
  enlarge: 'Make it large',
  move: 'Move it',
  moveHelp: 'Arrow keys, or press for the next corner',
  hide: 'Hide it',
  swap: 'Swap pictures',
  hideSelf: 'Hide your picture',
  showSelf: 'Show your picture',
  selfIsHidden: 'Your picture is hidden here. The other person still sees it.',
  selfIsShown: 'Your picture is shown again.',
  isLarge: (picture: string) => `${picture}: large now.`,
  movedTo: {
    'top-left': 'Now at the top left.',
    'top-right': 'Now at the top right.',
    'bottom-right': 'Now at the bottom right.',
    'bottom-left': 'Now at the bottom left.',
  },
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  smallWindow: 'Small window on top',
  closeSmallWindow: 'Close the small window',
  backToPage: 'Back to the page',
  isMuted: 'is muted',
  hear: (name: Isolated) => `Tap to hear ${name || 'the other person'}`,
  silenced: (name: Isolated) =>
    `The browser plays no sound before you do something. Press any key to hear ${name || 'the other person'}.`,
  youAreMuted: 'You are muted',
  unmute: 'Unmute',
  /** Said when one speaks while muted; `key` unmutes, and is missing where keys are switched off. */
  speaksWhileMuted: (key: string | null) =>
    key === null ? 'You are muted, and nobody hears you.' : `You are muted. Press ${key} to unmute.`,
  noticeMuted: 'Tell me when I speak while muted',
  noticeMutedHelp:
    'This page then listens to your microphone also while you are muted. Nothing of it leaves this device.',
};
