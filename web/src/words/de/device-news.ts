import type { Words } from '../en.ts';

const state = (on: boolean): string => (on ? 'an' : 'aus');

export const deviceNews: Words['deviceNews'] = {
  own: {
    camera: (on) => `Ihre Kamera ist ${state(on)}.`,
    microphone: (on) => `Ihr Mikrofon ist ${state(on)}.`,
  },
  theirs: {
    camera: (name, on) => `Die Kamera von ${name || 'der anderen Person'} ist ${state(on)}.`,
    microphone: (name, on) => `${name || 'Die andere Person'} ist ${on ? 'nicht mehr stumm' : 'stumm'}.`,
  },
};
