import type { Isolated } from '../isolated.ts';

const who = (name: Isolated): string => name || 'The other person';
const state = (on: boolean): string => (on ? 'on' : 'off');

/** What a screen reader is told when a camera or microphone goes on or off in a call. */
export const deviceNews = {
  own: {
    camera: (on: boolean) => `Your camera is ${state(on)}.`,
    microphone: (on: boolean) => `Your microphone is ${state(on)}.`,
  },
  theirs: {
    camera: (name: Isolated, on: boolean) => `${who(name)} turned the camera ${state(on)}.`,
    microphone: (name: Isolated, on: boolean) => `${who(name)} is ${on ? 'no longer muted' : 'muted'}.`,
  },
};
