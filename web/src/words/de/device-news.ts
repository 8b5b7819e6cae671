import type { Words } from '../en.ts';

const state = (on: boolean): string => (on ? 'an' : 'aus');

export const deviceNews: Words['deviceNews'] = {
  camera: (on) => `Ihre Kamera ist ${state(on)}.`,
  microphone: (on) => `Ihr Mikrofon ist ${state(on)}.`,
};
