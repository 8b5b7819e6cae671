import type { Words } from '../en.ts';

export const deviceNews: Words['deviceNews'] = {
  camera: (on) => (on ? 'الكاميرا لديك تعمل.' : 'الكاميرا لديك متوقفة.'),
  microphone: (on) => (on ? 'الميكروفون لديك يعمل.' : 'الميكروفون لديك متوقف.'),
};
