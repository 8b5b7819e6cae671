const state = (on: boolean): string => (on ? 'on' : 'off');

/** What a screen reader is told when one's own camera or microphone goes on or off in a call. */
export const deviceNews = {
  camera: (on: boolean) => `Your camera is ${state(on)}.`,
  microphone: (on: boolean) => `Your microphone is ${state(on)}.`,
};
